"""Small tables whole, as pandas has them."""

import pandas as pd

from sources import Table


def frame(table: Table) -> pd.DataFrame:
    """Return all rows of a table; their lines are the index."""
    cells = table.rows.between(0, len(table.rows)) or None
    return pd.DataFrame(cells, index=table.rows.lines, columns=list(table.headings), dtype=object)

"""What one source may have: what is larger is refused before it uses up the computer's memory."""

from collections.abc import Iterable
from dataclasses import dataclass

from sources import SourceError, Table


@dataclass(frozen=True)
class Limits:
    """The keys of `[limits]` in `config.ini`, by their names there."""

    file_mb: int = 100  # megabytes of 10^6 bytes
    rows: int = 2_000_000
    columns: int = 500
    cell_length: int = 100_000  # characters

    def check_size(self, size: int) -> None:
        """Raise SourceError if a file of so many bytes is too large."""
        if size > self.file_mb * 1_000_000:
            raise _refused(f"has {size / 1_000_000:.1f} MB", "file_mb", self.file_mb)

    def check(self, tables: Iterable[Table]) -> None:
        """Raise SourceError if one of the tables of a file is too large."""
        for table in tables:
            rows, columns = len(table.rows), table.rows.width
            where = f"sheet {table.sheet!r} has" if table.sheet else "has"
            if rows > self.rows:
                raise _refused(f"{where} {rows} rows", "rows", self.rows)
            if columns > self.columns:
                raise _refused(f"{where} {columns} columns", "columns", self.columns)


def _refused(what: str, key: str, most: int) -> SourceError:
    advice = f"split it, or raise {key} = {most} under [limits] in config.ini"
    return SourceError(f"{what}, and more than {most} are not read: {advice}")

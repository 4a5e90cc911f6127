"""How many cells a workbook may have: what does not fit into memory ends the whole process."""

from sources.table import SourceError

MOST_CELLS = 2_000_000  # with a value, in small files
BYTES_A_CELL = 4  # in greater ones, real workbooks having six or more
# Calamine takes 40 bytes a cell, and then makes room of 30 for each between the first and the last.
MOST_AREA = 10_000_000
MOST_LETTERS = 200_000_000  # a text that is saved once may stand in a million cells
LETTERS_A_BYTE = 20

AS_CSV = "save it as CSV, which has no limit"


class Room:
    """The room that is left for the cells of a file of this size that are still to be read."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.most = max(MOST_CELLS, size // BYTES_A_CELL)
        self._cells = self.most
        self._area = max(MOST_AREA, 2 * self.most)
        self._letters = max(MOST_LETTERS, size * LETTERS_A_BYTE)

    def take(self, cells: int, letters: int = 0) -> None:
        """Use up room for these cells and letters. Raises SourceError if there is none left."""
        self._cells -= cells
        self._letters -= letters
        if self._cells < 0 or self._letters < 0:
            raise SourceError(f"has more than {self.most:,} cells, or endless text; {AS_CSV}")

    def holds(self, letters: int) -> bool:
        """Whether a text of this length may stand in all cells so far."""
        return letters * (self.most - self._cells) <= self._letters

    def check_area(self, sheet: str, rows: int, columns: int, copies: int = 1) -> None:
        """Raise SourceError if a sheet reaches so far that there is no room for its empty cells."""
        if rows * columns * copies > self._area:
            where = f"sheet {sheet!r} " if sheet else ""  # a web page has none
            raise SourceError(
                f"{where}has cells far to the right and far below (row {rows}, column {columns}); "
                f"delete what is empty between them, or {AS_CSV}"
            )

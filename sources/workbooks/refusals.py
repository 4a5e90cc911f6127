"""Why a workbook is not read, and what its owner can do."""

from sources.table import SourceError

DAMAGED = "damaged or protected by a password? Open it in Excel and save it again as .xlsx"
PROTECTED = "is protected by a password; open it in Excel and save it without one"


def another(kind: str) -> SourceError:
    """Return the error for what has a workbook's name and is `a Word document`."""
    return SourceError(f"is {kind}, whatever its name says; save its contacts as .xlsx or CSV")


def unreadable(why: BaseException | str, where: str = "") -> SourceError:
    """Return the error for a workbook that is damaged; `where` says in which part of it.

    Of a library's error only its kind is told: its words may be those of a cell, and this goes into the log.
    """
    reason = why if isinstance(why, str) else type(why).__name__
    return SourceError(f"{where}cannot be read as a workbook ({reason}): {DAMAGED}")

"""What a person sees in a cell, of the value that is saved in it."""

import datetime
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

Value = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta

HALF_A_SECOND = datetime.timedelta(seconds=0.5)  # Excel keeps 8:30 as a fraction of a day
ANY_DAY = datetime.date(2000, 1, 1)

NOT_AVAILABLE = "#N/A"
# What a formula that failed shows. For Excel's own calamine gives ""; pasted ones and LibreOffice's are text.
ERRORS = frozenset(
    [NOT_AVAILABLE, "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"]
    + ["#FIELD!", "#GETTING_DATA", "#BUSY!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#EXTERNAL!"]
    + ["#PYTHON!", "#TIMEOUT!", "#ERROR!"]
    + [f"Err:{number}" for number in range(500, 550)]
)
# What binary workbooks have in place of them: the numbers that calamine knows.
ERROR_NUMBERS = frozenset([0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A, 0x2B])


def text(value: Value) -> str:
    """Return what a person sees in a cell: no `.0`, no exponent, dates as ISO 8601 to the second."""
    return TEXTS[type(value)](value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")


def _moment(value: datetime.datetime) -> str:
    """Return a moment to the second: of the last one of the calendar, .NET's "no end", there is no next."""
    with suppress(OverflowError):
        value += HALF_A_SECOND
    return value.isoformat(" ", "seconds")


def _time(value: datetime.time) -> str:
    return (datetime.datetime.combine(ANY_DAY, value) + HALF_A_SECOND).time().isoformat("seconds")


def duration(seconds: float) -> str:
    """Return hours, minutes and seconds as a sheet shows them, the hours going on after 24."""
    minutes, second = divmod(round(abs(seconds)), 60)
    return f"{'-' * (seconds < 0)}{minutes // 60:02}:{minutes % 60:02}:{second:02}"


TEXTS: Mapping[type, Callable[[Any], str]] = {
    str: str,
    bool: lambda value: str(value).upper(),
    int: str,
    float: _number,
    datetime.datetime: _moment,
    datetime.date: datetime.date.isoformat,
    datetime.time: _time,
    datetime.timedelta: lambda value: duration(value.total_seconds()),
}

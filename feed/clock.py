"""Time as the bridge has it: in whole microseconds, a point of time since 1970 (UTC)."""

import time
from collections.abc import Callable

SECOND = 1_000_000
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND

Clock = Callable[[], int]


def now() -> int:
    """Return what the computer's clock says."""
    return time.time_ns() // 1000

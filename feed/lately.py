"""What is remembered of the files that were read last, as long as it does not take too much room."""

from typing import Generic, TypeVar

MOST_OF_ONE, MOST = 20_000, 100_000  # rows: 10,000 take 14 MB, with all that is remembered of them

T = TypeVar("T")


class Lately(Generic[T]):
    """Something about each of the files that were read last."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, T]] = {}

    def get(self, source: str) -> T | None:
        """Return what is remembered of a file, if anything is."""
        return self._known[source][1] if source in self._known else None

    def put(self, source: str, what: T, rows: int) -> None:
        """Remember something about a file of so many rows, and forget what is too much."""
        self.drop(source)
        if rows <= MOST_OF_ONE:
            self._known[source] = rows, what
        while sum(size for size, _ in self._known.values()) > MOST:
            del self._known[next(iter(self._known))]

    def drop(self, source: str) -> None:
        """Forget a file."""
        self._known.pop(source, None)

    def clear(self) -> None:
        """Forget all files."""
        self._known.clear()

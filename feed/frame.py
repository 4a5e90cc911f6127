"""The published contacts, in the order of their modification times. It does not care who decides them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

Stamped = tuple[int, str, bytes]  # modified, id, JSON
Values = np.ndarray[tuple[int], np.dtype[Any]]
COLUMNS = {"modified": "int64", "id": "object", "json": "object"}


@dataclass(frozen=True)
class Frame:
    """All contacts, ascending by `modified` (unique): columns modified, id, json. Never changed.

    `tags` are those that the ledger drew, the newest last: a checkpoint with one of them is its own.
    """

    contacts: pd.DataFrame
    tags: tuple[str, ...]

    @property
    def tag(self) -> str:
        """The newest tag, which all checkpoints given out carry."""
        return self.tags[-1]

    def gave(self, tag: str) -> bool:
        """Whether a checkpoint with this tag is one of the ledger's own."""
        return tag in self._tags

    @cached_property
    def _tags(self) -> frozenset[str]:
        return frozenset(self.tags)

    @property
    def newest(self) -> int:
        """The greatest `modified`; 0 if there is no contact."""
        return self.modified(-1) if len(self.contacts) else 0

    # A page looks four times at these, and pandas takes 5 us to give one.
    @cached_property
    def _times(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        return self.contacts["modified"].to_numpy()

    @cached_property
    def _texts(self) -> Values:
        return self.contacts["json"].to_numpy()

    def row_after(self, modified: int) -> int:
        """Return the number of the first row with a greater `modified`."""
        return int(self._times.searchsorted(modified, side="right"))

    def rows(self, first: int, stop: int) -> list[bytes]:
        """Return the JSON of the rows from `first` to before `stop`."""
        texts: list[bytes] = self._texts[first:stop].tolist()
        return texts

    def changed(self, new: Sequence[Stamped], outdated: Iterable[int], tags: Iterable[str]) -> "Frame":
        """Return a frame with new contacts at its end, and without those that had some times.

        A time that no contact has takes none away.
        """
        old = np.unique(np.fromiter(outdated, dtype=np.int64))
        first, after = (self._times.searchsorted(old, side=side) for side in ("left", "right"))
        rows = first[first < after].tolist()
        spans = [(a + 1, b) for a, b in pairwise([-1, *rows, len(self.contacts)]) if b > a + 1]
        added = _columns(new)
        left = {name: self.contacts[name].to_numpy() for name in COLUMNS}
        columns = {name: [*(left[name][a:b] for a, b in spans), added[name]] for name in COLUMNS}
        return Frame(_table({name: np.concatenate(columns[name]) for name in COLUMNS}), tuple(tags))

    def modified(self, row: int) -> int:
        """Return the `modified` of one row."""
        return int(self._times[row])


def frame_of(rows: Sequence[Stamped], tags: Iterable[str]) -> Frame:
    """Make a frame of (modified, id, JSON) in any order."""
    table = _table(_columns(rows))
    in_order = table if table["modified"].is_monotonic_increasing else table.sort_values("modified")
    return Frame(in_order.reset_index(drop=True), tuple(tags))


def _columns(rows: Sequence[Stamped]) -> dict[str, Values]:
    columns = zip(*rows, strict=True) if rows else [(), (), ()]
    return {
        name: np.array(values, dtype=COLUMNS[name]) for name, values in zip(COLUMNS, columns, strict=True)
    }


def _table(columns: Mapping[str, Values]) -> pd.DataFrame:
    """Each column as it is: pandas would make a copy of a million texts to see what they are."""
    return pd.DataFrame(
        {name: pd.Series(values, dtype=COLUMNS[name], copy=False) for name, values in columns.items()},
        copy=False,
    )

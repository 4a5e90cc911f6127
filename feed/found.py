"""What a look at all files came to: what each says now, and which of them are to be recorded. Pure."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from feed.files.folder import is_text
from feed.files.seen import Seen
from feed.source import Source


@dataclass(frozen=True)
class Found:
    """What was known of files `before`, what is known of those `seen` now, what those that were `read` say.

    Samples that are `left_out` do not count.
    """

    before: Mapping[str, Seen]
    seen: Mapping[str, Seen]
    read: Mapping[str, Source]
    left_out: Set[str]

    @property
    def vanished(self) -> set[str]:
        """The files that say nothing any more: they are gone, or left out from now on."""
        newly = {name for name in self.left_out if not self.before.get(name, Seen()).left_out}
        return {name for name in self.before if name not in self.seen and is_text(name)} | newly

    @property
    def fictional(self) -> set[str]:
        """Those of the vanished that were samples: nobody of them is to be served a day longer."""
        return {name for name in self.vanished if self.before.get(name, Seen()).is_sample}

    @property
    def names(self) -> list[str]:
        """The files that were read and count."""
        return [name for name in self.seen if name in self.read and name not in self.left_out]

    @property
    def believed(self) -> dict[str, Source]:
        """What those say that were read and are not held back."""
        return {name: source for name, source in self.read.items() if not self.seen[name].held}

    @property
    def states(self) -> dict[str, Seen]:
        """What is new about files, to be remembered."""
        return {
            name: file for name, file in self.seen.items() if file != self.before.get(name) and is_text(name)
        }

    @property
    def counting(self) -> list[Seen]:
        """The files that contacts come from."""
        return [file for file in self.seen.values() if not file.left_out]

    @property
    def waiting(self) -> dict[str, str]:
        """The contents that were held back before, and the file of each: it may be renamed, or copied."""
        return {file.held: name for name, file in self.before.items() if file.held}

    def holding(self, held: Mapping[str, Seen]) -> "Found":
        """Return the same with some files held back."""
        return replace(self, seen={**self.seen, **held})

"""Reads XML tag by tag, for readers that say what a tag means; no XML can hurt it."""

from collections.abc import Callable, Collection
from typing import ClassVar
from xml.parsers import expat

from sources.table import SourceError
from sources.workbooks.archive import Bytes
from sources.workbooks.refusals import unreadable

MOST_DIGITS = 11  # so many rows of a file as there may be do not add up to more than 63 bits hold
DEEPEST = 200  # tags within tags; spreadsheet programs need a tenth, and each costs memory


class TagReader:
    """A subclass fills `starts` and `ends`: what to do when a tag of this name (`namespace name`) comes.

    Text is collected into `pieces` while that is a list. Tags in `asides`, and what is in them, are
    passed over.
    """

    asides: ClassVar[Collection[str]] = ()
    starts: dict[str, Callable[[dict[str, str]], None]]
    ends: dict[str, Callable[[], None]]
    pieces: list[str] | None = None

    def read(self, xml: Bytes) -> None:
        """Go through all tags. Raises SourceError if this is not XML, or defines entities."""
        self._depth = self._aside = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.add
        parser.EntityDeclHandler = _refuse  # a few can be a bomb
        try:
            parser.Parse(xml, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise unreadable(error) from error

    def add(self, text: str) -> None:
        """Put text where text is collected."""
        if self.pieces is not None and not self._aside:
            self.pieces.append(text)

    def taken(self) -> str:
        """Return the text that was collected, and stop collecting."""
        pieces, self.pieces = self.pieces, None
        return "".join(pieces or ())

    def _start(self, name: str, tag: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SourceError("has too many tags within tags; save it again as .xlsx")
        if self._aside or name in self.asides:
            self._aside += 1
        elif handle := self.starts.get(name):
            handle(tag)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._aside:
            self._aside -= 1
        elif handle := self.ends.get(name):
            handle()


def number(tag: dict[str, str], name: str, otherwise: int) -> int:
    """Return the whole number that an attribute of a tag is."""
    value = tag.get(name, "").strip()
    return int(value) if value.isdecimal() and len(value) <= MOST_DIGITS else otherwise


def _refuse(*_: object) -> None:
    raise SourceError("defines XML entities, as no spreadsheet program does; save it again as .xlsx")

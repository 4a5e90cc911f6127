"""How a file is, in people's words: from what the feed knows of it to one label, a sentence, what to do."""

import errno
from dataclasses import dataclass

from feed.files.file import IN_THE_CLOUD, WHY
from feed.files.folder import CONFLICT_COPY
from feed.files.seen import WRITTEN, Seen

GOOD, NOTE, WARN, BAD = "good", "note", "warn", "bad"


@dataclass(frozen=True)
class Condition:
    """How good it is (GOOD, NOTE, WARN, BAD), a word for it, and what people should know or do."""

    level: str
    label: str
    sentence: str = ""

    @property
    def needs_someone(self) -> bool:
        """Whether a person has to do something."""
        return self.level in (WARN, BAD)


READ = Condition(GOOD, "Read")
LEFT_OUT = Condition(
    NOTE,
    "Sample, left out",
    "It came with the bridge; it is left out while there are other files, and for a day after.",
)
SAMPLE = Condition(
    NOTE,
    "Sample",
    "It came with the bridge: fictional people, left out as soon as you put a file of your own beside it.",
)
IGNORED = Condition(NOTE, "Ignored", "config.ini says to leave it out, under [ignore] files.")
COPY = Condition(WARN, "Conflict copy", f"It {CONFLICT_COPY}.")
HELD = Condition(BAD, "Held back", "Too many of its people would be new. Look at it, and decide what to do.")
SAME = Condition(
    BAD,
    "Held back",
    "It has the content of a file that was held back under another name. Look at it, and decide what to do.",
)
UNLISTED = Condition(
    BAD,
    "Cannot be read",
    "It is a folder that cannot be listed, so what is in it is not known. Give the user who runs the bridge "
    "the right to read it, or name it under [ignore] files in config.ini, followed by /*.",
)
MOVED = Condition(
    BAD,
    "Held back",
    "Too many of its people would get what belongs to another. Look at it, and decide what to do.",
)
# By what the feed says is wrong; else it is damaged, or no file of contacts.
ERRORS = {
    WRITTEN: Condition(NOTE, "Being saved", "It is read as soon as the program that saves it is done."),
    IN_THE_CLOUD: Condition(
        BAD,
        "Only in the cloud",
        "OneDrive keeps it elsewhere. Right-click it in File Explorer, choose 'Always keep on this device'.",
    ),
    WHY[errno.EACCES]: Condition(
        WARN,
        "Locked",
        "Another program holds it, or the bridge may not read it. Close it there; then it is read.",
    ),
}
VERBS = ("is ", "has ", "cannot ", "could ", "ends ", "unpacks ", "defines ")  # of most reasons
OLDER = "The contacts that it had are sent meanwhile."
NOTHING = "Nothing in it has ever been read."


def of_file(seen: Seen) -> Condition:
    """Return how a file is."""
    if seen.held:
        return SAME if not seen.brake else MOVED if seen.brake.moved else HELD
    if seen.error:
        known = ERRORS.get(seen.error) or Condition(BAD, "Cannot be read", _sentence(seen.error))
        return Condition(known.level, known.label, f"{known.sentence} {OLDER if seen.digest else NOTHING}")
    if seen.left_out:
        return LEFT_OUT
    return SAMPLE if seen.is_sample else READ


def _sentence(reason: str) -> str:
    begun = f"It {reason}" if reason.startswith(VERBS) else f"The reason: {reason}"
    return begun if begun.endswith((".", "?", "!")) else f"{begun}."

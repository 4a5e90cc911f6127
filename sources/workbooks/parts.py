"""The parts of an .xlsx or .xlsb workbook (Office Open XML): how they are related, and the tags in them."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from sources.workbooks.archive import Archive, Bytes

# An attribute of a tag: its name, and its value in quotes of one kind or the other.
ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]++)\s*+=\s*(?:"([^"]*)"|'([^']*)')""")

Parts = defaultdict[str, dict[str, str]]  # the names of parts, by kind and by id


def workbook(archive: Archive) -> str:
    """Return the name of the part that lists the sheets."""
    return first(related(archive, ""), "officeDocument") or "xl/workbook.xml"


def related(archive: Archive, part: str) -> Parts:
    """Return the names of the parts that a part refers to, by kind and by id."""
    folder, name = posixpath.split(part)
    found: Parts = defaultdict(dict)
    for tag in tags(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")), "Relationship"):
        kind = tag.get("Type", "").rpartition("/")[2]
        found[kind][tag.get("Id", "")] = posixpath.normpath(posixpath.join(folder, tag.get("Target", "")))
    return found


def first(parts: Parts, kind: str) -> str:
    """Return the name of the first part of a kind, "" if there is none."""
    return next(iter(parts[kind].values()), "")


def tags(xml: Bytes, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each tag of this name without its namespace: {"name": "People", ...}."""
    pattern = rf"""<(?:[\w.-]+:)?{name}(?=[\s/>])((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""".encode()
    for match in re.finditer(pattern, xml):
        pairs = ATTRIBUTE.findall(match[1].decode("utf-8", "replace"))
        yield {key.rpartition(":")[2]: unescape(double or single) for key, double, single in pairs}

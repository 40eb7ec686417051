"""HTML as its tags and words, in the order in which they stand, in time that grows with its length alone.

Nothing is built of it, so that nothing can lie too deep, and nothing in it is fetched or run.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from essayplanner.formats.word_lists import word_set

#: What stands in these is no HTML; it ends at their end alone.
RAW = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_RAW_TAGS = {name: re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
#: What never has an end.
EMPTY = word_set("area base br col embed hr img input link meta param source track wbr")
_CLOSES_ITSELF = re.compile(r"(?:^|[\s\"'])/\Z")
_NAME = re.compile(r"[A-Za-z][^\s/>]{0,60}")
_TAG_END = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"""(?<![^\s"'/])([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]*+))?""")
#: The number of a sign that no sign has: Python would refuse to read it.
_NO_SIGN = re.compile(r"&#(?:0*+\d{8,}|[xX]0*+[0-9a-fA-F]{7,});?")
#: No tag has more of attributes that are read, in characters: Zotero keeps the sources of a note in one.
_MOST_READ = 2_000_000


class Tag(NamedTuple):
    """A tag: its name in small letters, what it says of itself as it is written, and whether it is the end of one.

    Of an element that holds no HTML, `inner` is what it holds; it has no tag of an end. Any other that closes itself,
    as in XHTML, is followed by its end.
    """

    name: str
    written: str = ""
    is_end: bool = False
    inner: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """By name in small letters; of a name that stands there twice the first."""
        found: dict[str, str] = {}
        for each in _ATTRIBUTE.finditer(self.written[:_MOST_READ]):
            value = each[2] or ""
            found.setdefault(each[1].lower(), signs(value[1:-1] if value[:1] in ("'", '"') else value))
        return found


def signs(text: str) -> str:
    """The text with what stands between & and ; as the sign it is."""
    return unescape(_NO_SIGN.sub("\ufffd", text)) if "&" in text else text


def tags_of(html: str) -> Iterator[Tag | str]:
    """The tags of some HTML, and the words between them."""
    at, size = 0, len(html)
    missing: set[str] = set()  # what was looked for in vain stands nowhere in the rest
    while at < size:
        start = html.find("<", at) if ">" not in missing else -1
        if start < 0:
            yield signs(html[at:])
            return
        if start > at:
            yield signs(html[at:start])
        at, tag = _tag_at(html, start, missing)
        if tag is None:
            continue
        closes_itself = isinstance(tag, Tag) and not tag.is_end and bool(_CLOSES_ITSELF.search(tag.written[-2:]))
        if not isinstance(tag, Tag) or tag.is_end:
            yield tag
        elif tag.name in RAW:
            if closes_itself and not _has_end(html, at, tag.name, missing):
                yield tag
                continue
            end = _RAW_ENDS[tag.name].search(html, at)
            inner = html[at : end.start() if end else size]
            at = html.find(">", end.end()) + 1 if end else size
            yield tag._replace(inner=inner)
            if not at:
                return
        else:
            yield tag
            if closes_itself and tag.name not in EMPTY:
                yield Tag(tag.name, is_end=True)


def _has_end(html: str, at: int, name: str, missing: set[str]) -> bool:
    """Whether what closes itself, as XHTML lets it, has an end all the same, as HTML would have it: the next of its
    tags is one."""
    if name in missing:
        return False
    found = _RAW_TAGS[name].search(html, at)
    if not found:
        missing.add(name)
    return bool(found and found[1])


def _tag_at(html: str, start: int, missing: set[str]) -> tuple[int, Tag | str | None]:
    """Where what begins here ends, and what it is; None for what says nothing."""
    after = html[start + 1 : start + 2]
    if html.startswith("<!--", start) and "-->" not in missing:
        end = html.find("-->", start + 4)
        if end >= 0:
            return end + 3, None
        missing.add("-->")
    name = _NAME.match(html, start + 1 + (after == "/"))
    if name is None and after not in ("!", "?", "/"):
        return start + 1, "<"
    end = _end_of_tag(html, name.end() if name else start + 1, missing)
    if end < 0:
        missing.add(">")
        return start, None
    return end + 1, Tag(name[0].lower(), html[name.end() : end], after == "/") if name else None


def _end_of_tag(html: str, at: int, missing: set[str]) -> int:
    """Where the sign is that ends a tag; -1 where there is none."""
    while found := _TAG_END.search(html, at):
        quote, place = found[0], found.start()
        if quote == ">":
            return place
        at = place + 1
        if quote not in missing and html[max(0, place - 20) : place].rstrip().endswith("="):
            closing = html.find(quote, at)
            if closing < 0:
                missing.add(quote)
            else:
                at = closing + 1
    return -1

"""Titles of BibTeX that keep their capitals: pandoc makes “Stalin's Terror” into “Stalin's terror” without braces."""

import re
from collections.abc import Iterable

from essayplanner.formats.bibtex_scan import Edit, Entry

_TITLES = frozenset(
    re.findall(
        r"\w+",
        """title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle
        maintitleaddon issuetitle issuesubtitle journaltitle journalsubtitle eventtitle origtitle reprinttitle
        series""",
    )
)


def keep_capitals(text: str, found: Iterable[Entry]) -> list[Edit]:
    """One more pair of braces around each piece of a title; not a line is added or taken away."""
    return [
        edit
        for entry in found
        if entry.kind != "string"
        for field in entry.fields
        if field.name in _TITLES
        for start, end in field.pieces
        if text[start] in '{"' and end - start > 2 and text[end - 1] in '}"'
        for edit in (Edit(start + 1, start + 1, "{"), Edit(end - 1, end - 1, "}"))
    ]

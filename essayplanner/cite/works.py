"""The list of works: which sources stand in it, in which part, and where a dash may stand for a name."""

import re
from collections.abc import Mapping

from essayplanner.cite.styles import Style
from essayplanner.domain.cards import Source
from essayplanner.domain.cited import Part, Runs
from essayplanner.language import N_, _

_CLASSES = (
    ("primary", N_("Primary sources")),
    ("secondary", N_("Secondary sources")),
    ("", N_("Other sources")),
)
_DASH = re.compile(rb"""\ssubsequent-author-substitute(-rule)?\s*=\s*("[^"]*"|'[^']*')""")
_MACRO = re.compile(rb"""<macro\s+name\s*=\s*["']([^"']*)["']\s*>(.*?)</macro>""", re.DOTALL)
_SORTED_BY = re.compile(rb"""(<key\s+)macro\s*=\s*["']([^"']*)["']""")
_PRINTED = re.compile(rb"""<(?:text|date|number|names)\s[^>]*?\b(variable|macro)\s*=\s*["']([^"']*)["']""")
_NUMBERED = re.compile(rb"citation-(number|label)\b")


class Works:
    """The sources of one essay, each once, by the ids that pandoc is given."""

    def __init__(self) -> None:
        """Nothing is cited yet."""
        self.sources: dict[str, Source] = {}
        self._ids: dict[str, str] = {}
        self._opened: set[str] = set()

    def id(self, source: Source, *, opened: bool = True) -> str:
        """The id of a source, a new one where it is new; `opened` is False where it was found quoted in another."""
        id = self._ids.setdefault(source.uid or source.cite_key, f"s{len(self._ids)}")
        self.sources.setdefault(id, source)
        if opened:
            self._opened.add(id)
        return id

    def classes(self, style: Style, split: bool) -> dict[str, str]:
        """The class of each source that the list of works may name, by id; one class for all unless `split`."""
        points_into_list = not style.in_text or _NUMBERED.search(style.data)
        return {
            id: source.source_class if split and source.source_class in ("primary", "secondary") else ""
            for id, source in self.sources.items()
            if points_into_list or id in self._opened
        }


def names_in_full(style: Style) -> Style:
    """The style without its dash for an author who was named just before; an equal one where it has none."""
    return style._replace(data=_DASH.sub(b"", style.data))


def dates_in_order(style: Style) -> Style:
    """The style sorting by the numbers of dates where it sorts by what it prints of them, which may be words.

    pandoc has a date that it prints from its words before all that it prints from numbers.
    """
    macros = dict(_MACRO.findall(style.data))

    def is_date(name: bytes) -> bool:
        printed = [
            is_date(what) if kind == b"macro" else what in (b"issued", b"year-suffix")
            for kind, what in _PRINTED.findall(macros.get(name, b""))
        ]
        return bool(printed) and all(printed)

    def by_number(key: re.Match[bytes]) -> bytes:
        return key[1] + b'variable="issued"' if is_date(key[2]) else key[0]

    return style._replace(data=_SORTED_BY.sub(by_number, style.data))


def chosen(dashed: Mapping[str, Runs], full: Mapping[str, Runs], classes: Mapping[str, str]) -> dict[str, Runs]:
    """The entries that have a class, each with its dash only where an entry of its class has just named the author.

    `dashed` are all entries in order as the style sets them, `full` the same with every name. An entry that is the same
    in both begins with a name, and those up to the next such go on with it.
    """
    entries: dict[str, Runs] = {}
    named: set[str] = set()
    for id, runs in dashed.items():
        if runs == full[id]:
            named.clear()
        if id in classes and runs:
            entries[id] = runs if classes[id] in named else full[id]
            named.add(classes[id])
    return entries


def parts_of(entries: Mapping[str, Runs], classes: Mapping[str, str], split: bool) -> tuple[Part, ...]:
    """The entries under the titles of their classes, without empty parts; one part without a title unless `split`."""
    parts = (
        Part(_(title) if split else "", tuple(runs for id, runs in entries.items() if classes[id] == name))
        for name, title in _CLASSES
    )
    return tuple(part for part in parts if part.works)

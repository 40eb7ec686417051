"""The account of an import: what became of every record of the lists that were read, by number and name."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import text_of, tidy_item
from essayplanner.domain.errors import EssayError
from essayplanner.domain.source_dates import date_text
from essayplanner.domain.source_lists import Listed, Remark, SourceList, Unread
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import N_, Plural, _, ended, n_, p_
from essayplanner.notebook.importing_sources import Became, Fate

#: So many remarks are shown, and so many records are named with one; the copy has all.
REMARKS, RECORDS = 20, 8

_WHOLE = {
    Fate.HERE: Plural(
        "{n} source was here already and stays as it is.", "{n} sources were here already and stay as they are."
    ),
    Fate.SEEMS_HERE: Plural(
        "{n} source seems to be here already and was not added.",
        "{n} sources seem to be here already and were not added.",
    ),
    Fate.TWICE: Plural(
        "{n} source was in the list twice and was added once.",
        "{n} sources were in the list twice and were added once.",
    ),
}
_PARTS = {
    Fate.HERE: Plural("{n} was here already", "{n} were here already"),
    Fate.SEEMS_HERE: Plural("{n} seems to be here already", "{n} seem to be here already"),
    Fate.TWICE: Plural("{n} was in the list twice", "{n} were in the list twice"),
}
_HEADS = {
    Fate.HERE: N_("Here already"),
    Fate.SEEMS_HERE: N_("Not added, as they seem to be here already"),
    Fate.TWICE: N_("In the list twice, and added once"),
}
_NOT_READ = Plural("{n} record could not be read.", "{n} records could not be read.")
_ALIKE = Plural(
    "{n} source looks like another in the list; both were added.",
    "{n} sources look like others in the list; all were added.",
)
_REMARKS = Plural(
    "{n} remark says what was left out or read differently.",
    "{n} remarks say what was left out or read differently.",
)
_FILES = Plural("{n} file could not be read.", "{n} files could not be read.")
_OTHERS = Plural("No sources were found in {n} other file.", "No sources were found in {n} other files.")


class Account(NamedTuple):
    """What is told of an import: in a sentence or two; a line for each record that was not added, and for each remark,
    as they are `shown` and as the `whole` is copied; and the `entries` that were not read, as they stand in their
    file."""

    sentence: str
    shown: str = ""
    whole: str = ""
    entries: str = ""


class NothingReadError(EssayError):
    """No record could be read, and nothing was imported. The account says why of each; where there is one alone, the
    sentence does."""

    def __init__(self, what: str, account: Account, more: str = "") -> None:
        super().__init__(what, more=more)
        self.account = account


def refuse_empty(lists: Sequence[SourceList]) -> None:
    """NothingReadError where not one record of the lists was read."""
    unread = [(each, record) for each in lists for record in each.unread]
    if any(each.listed for each in lists) or not lists:
        return
    names = p_("between parts of a list", ", ").join(_("“{name}”", name=shorten(each.name, 40)) for each in lists[:3])
    what = _("None of the sources in {files} could be read, so nothing was imported.", files=names)
    account = account_of(lists, (), {})
    if len(unread) == 1:
        raise NothingReadError(f"{what} {_not_read(*unread[0], len(lists) > 1)}", account)
    raise NothingReadError(what, account, account.whole)


def account_of(
    lists: Sequence[SourceList],
    became: Sequence[Became],
    there: Mapping[int, Source],
    other_files: int = 0,
) -> Account:
    """What is to be told of lists whose records `became` this, one after the other.

    `there` has the sources of the notebook by their ids; `other_files` came along and hold none.
    """
    records = [(each, record) for each in lists for record in each.listed]
    several = len(lists) > 1
    unread = [(each, record) for each in lists for record in each.unread]
    broken = [each for each in lists if _is_broken(each)]
    remarks = [(each, remark) for each in lists for remark in each.remarks if each not in broken]
    by_fate = {fate: [place for place, each in enumerate(became) if each.fate is fate] for fate in Fate}
    alike = [place for place in by_fate[Fate.ADDED] if became[place].like]

    def named(place: int) -> str:
        return _named(*records[place], several)

    def line(place: int) -> str:
        each = became[place]
        if each.fate is Fate.TWICE:
            return _(
                "{record}: the same as {other}", record=named(place), other=_place(*records[each.like[0]], several)
            )
        if each.fate is Fate.ADDED:
            return _("{record}: looks like {other}", record=named(place), other=named(each.like[0]))
        return here_as(*records[place], there[each.source_id], several)

    parts = [(_("Files that could not be read"), [clean_line(each.remarks[0].sentence) for each in broken])]
    parts.append((_("Not read"), [_not_read(*each, several) for each in unread]))
    parts += [(_(head), [line(place) for place in by_fate[fate]]) for fate, head in _HEADS.items()]
    parts.append(
        (_("Added, though they look alike (merge them in Sources if they are the same work)"), [*map(line, alike)])
    )
    told = _told_once(remarks, several)
    sentence = _sentence({fate: len(places) for fate, places in by_fate.items()}, len(unread))
    said = [
        sentence,
        *([n_(*_ALIKE, len(alike))] if alike else []),
        *([n_(*_REMARKS, len(remarks))] if remarks else []),
        *([n_(*_FILES, len(broken))] if broken else []),
        *([n_(*_OTHERS, other_files)] if other_files else []),
    ]
    return Account(
        " ".join(said),
        in_parts([*parts, (_("Remarks"), _some_remarks(told))]),
        in_parts([*parts, (_("Remarks"), [_remark(words, places, len(places)) for words, places in told.items()])]),
        "\n\n".join(record.text.strip("\n") for _list, record in unread if record.text.strip()),
    )


def _sentence(numbers: Mapping[Fate, int], unread: int) -> str:
    """How many came in, and how many of each other fate: all of them together are all records."""
    came = n_("Imported {n} source.", "Imported {n} sources.", numbers[Fate.ADDED])
    others = {fate: numbers[fate] for fate in _PARTS if numbers[fate]}
    if len(others) + bool(unread) < 2:
        rest = [n_(*_WHOLE[fate], number) for fate, number in others.items()]
        return " ".join([came, *rest, *([n_(*_NOT_READ, unread)] if unread else [])])
    parts = [n_(*_PARTS[fate], number) for fate, number in others.items()]
    if unread:
        parts.append(n_("{n} could not be read", "{n} could not be read", unread))
    total = sum(others.values()) + unread
    kinds = p_("between parts of a list", ", ").join(parts)
    return " ".join([came, n_("{n} other: {kinds}.", "{n} others: {kinds}.", total, kinds=kinds)])


def called(csl: Mapping[str, Any]) -> str:
    """A source in a line, so that it is told from others of its title: who, what, where and when."""
    date, title = date_text(csl.get("issued")), shorten(text_of(csl.get("title")), 80)
    source, volume = Source("", "", dict(csl)), shorten(text_of(csl.get("volume")), 20)
    who = source.short if source.names else ""
    if who.endswith(date):
        date = ""
    elif who:
        who = source._replace(csl={**csl, "issued": {}}).short
    parts = [
        shorten(who, 60),
        _("“{title}”", title=title) if title else _("untitled"),
        shorten(text_of(csl.get("container-title")), 40),
        _("vol. {volume}", volume=volume) if volume else "",
        shorten(date, 40),
    ]
    return p_("between parts of a list", ", ").join(filter(None, parts))


def here_as(each: SourceList, record: Listed, source: Source, several: bool) -> str:
    """A record, and the source here that it seems to be; the file is named where there are several."""
    key = shorten(source.cite_key, 40)
    record_called = _named(each, record, several)
    return _("{record}: here as {source} ({key})", record=record_called, source=called(source.csl), key=key)


def unreadable(name: str, reason: str) -> SourceList:
    """What stands for a file that could not be read at all, beside others that could."""
    return SourceList(name, (), remarks=(Remark(0, 0, reason),))


def _is_broken(each: SourceList) -> bool:
    return not (each.listed or each.unread) and bool(each.remarks)


def _place(each: SourceList, record: Listed | Unread | Remark, several: bool) -> str:
    """Where a record stands: nothing for what is said of the only file as a whole."""
    number, line = str(record.number), str(record.line)
    if record.number:
        place = (
            _("No. {number}, line {line}", number=number, line=line)
            if record.line
            else _("No. {number}", number=number)
        )
    else:
        place = _("Line {line}", line=line) if record.line else ""
    file = shorten(each.name, 40)
    if several:
        return _("“{file}”, {place}", file=file, place=place) if place else _("“{file}”", file=file)
    return place


def _named(each: SourceList, record: Listed, several: bool) -> str:
    name = called(tidy_item(record.item))
    return p_("between parts of a list", ", ").join([_place(each, record, several), name])


def _not_read(each: SourceList, record: Unread, several: bool) -> str:
    place, reason = _place(each, record, several), ended(clean_line(record.reason))
    if name := shorten(record.name, 80):
        return _("{place}, “{name}”: {reason}", place=place, name=name, reason=reason)
    return _("{place}: {reason}", place=place, reason=reason)


def _told_once(remarks: Sequence[tuple[SourceList, Remark]], several: bool) -> dict[str, list[str]]:
    """Remarks that say the same, with all the places of which they say it."""
    told: dict[str, list[str]] = {}
    for each, remark in remarks:
        told.setdefault(ended(clean_line(remark.sentence)), []).append(_place(each, remark, several))
    return told


def _remark(sentence: str, places: Sequence[str], most: int) -> str:
    some = [place for place in places if place]
    if not some:
        return sentence
    named, more = p_("between places", "; ").join(some[:most]), len(some) - most
    if more > 0:
        named = n_("{places} and {n} more", "{places} and {n} more", more, places=named)
    return _("{sentence} ({places})", sentence=sentence, places=named)


def _some_remarks(told: Mapping[str, Sequence[str]]) -> list[str]:
    lines = [_remark(words, places, RECORDS) for words, places in islice(told.items(), REMARKS)]
    if more := len(told) - len(lines):
        lines.append(n_("…and {n} more, which “Copy” includes", "…and {n} more, which “Copy” includes", more))
    return lines


def in_parts(parts: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Heads with lines below them; one without lines is left out."""
    return "\n\n".join("\n".join([f"{head}:", *lines]) for head, lines in parts if lines)

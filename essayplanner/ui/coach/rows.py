"""The rows of the coach: findings, what was set aside, what is well done, and which rules are off."""

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from essayplanner.coach.findings import Finding, How, Mend, Severity
from essayplanner.coach.looking import Aside, Coached
from essayplanner.coach.registry import BY_KEY, Group
from essayplanner.language import _, n_

#: So many findings are shown, and all that say that something is missing, up to a number that nobody reads; the others
#: are folded, where they are more than a few.
CALM, MOST, FEW = 8, 60, 1


class What(Enum):
    """What a row is. Those in `HEADS` open and close what stands under them."""

    FINDING = auto()
    MORE = auto()
    NOTHING = auto()
    ASIDE = auto()
    SAID = auto()
    WELL = auto()
    DONE = auto()
    OFF = auto()
    TOLD = auto()


HEADS = (What.MORE, What.ASIDE, What.WELL)
#: Those that are only said.
SAID_ONLY = (What.NOTHING, What.DONE, What.TOLD)

Key = tuple[Hashable, ...]


class Row(NamedTuple):
    """A row by its key. `words` is what stands in one that is no finding, `at` the how manieth finding it is; one that
    `is_gone` is shown until nothing moves under a hand by its going."""

    what: What
    key: Key
    words: str = ""
    finding: Finding | None = None
    aside: Aside | None = None
    at: int = 0
    is_gone: bool = False
    is_open: bool = False
    head: What | None = None


def rows_of(
    coached: Coached,
    off: int = 0,
    opened: Container[What] = (),
    group: Group | None = None,
    rules: Container[str] | None = None,
    *,
    is_empty: bool = False,
) -> list[Row]:
    """The rows in their order: the findings (of a group or of some rules, where these are chosen), the worst first, of
    which all but the first stand under a head; then what was set aside and what is well done; and how many rules are
    `off`. What stands under a head is shown by `unfolded` where it is `opened`. Of an outline that `is_empty` nothing
    is praised."""
    found = listed(coached.findings, group, rules)
    rows = [_of_finding(finding, key, at) for at, (finding, key) in enumerate(_keyed(found), 1)]
    first = len(rows) - _folded(found)
    if first < len(rows):
        under = [row._replace(head=What.MORE) for row in rows[first:]]
        rows[first:] = [_head(What.MORE, more_words(len(under)), opened), *under]
    if not found:
        rows.append(Row(What.NOTHING, (What.NOTHING,), _nothing(coached, is_empty=is_empty)))
    if coached.aside:
        rows.append(_head(What.ASIDE, _("Set aside: {n}", n=len(coached.aside)), opened))
        rows += [
            Row(What.SAID, (What.SAID, each.said.uid), each.finding.title, aside=each, head=What.ASIDE)
            for each in coached.aside
        ]
    if coached.well:
        rows.append(_head(What.WELL, _("Well done: {n}", n=len(coached.well)), opened))
        rows += [Row(What.DONE, (What.DONE, words), words, head=What.WELL) for words in coached.well]
    if off:
        rows.append(Row(What.OFF, (What.OFF,), n_("{n} rule is off", "{n} rules are off", off)))
    return rows


def _folded(found: Sequence[Finding]) -> int:
    """How many of the findings are folded: the last ones."""
    missing = sum(finding.severity is Severity.MISSING for finding in found)
    left = len(found) - min(max(CALM, missing), MOST)
    return left if left > FEW else 0


def more_words(count: int) -> str:
    """What the head says under which so many findings are folded."""
    return n_("{n} more to check", "{n} more to check", count) if count else _("No more to check")


def unfolded(rows: Iterable[Row]) -> list[Row]:
    """The rows that are shown: without those whose head is closed."""
    rows = list(rows)
    closed = _closed(rows)
    return [row for row in rows if row.head not in closed]


def _closed(rows: Iterable[Row]) -> set[What]:
    return {row.what for row in rows if row.what in HEADS and not row.is_open}


def _nothing(coached: Coached, *, is_empty: bool) -> str:
    if coached.findings:
        return _("Nothing of this kind to ask.")
    if is_empty:
        return _("Nothing to ask yet: the coach reads what you place and write.")
    return _("Nothing to ask. Balance and years stay here.")


def told_rows(lines: Iterable[str]) -> list[Row]:
    """Lines that are only said, after all others."""
    return [Row(What.TOLD, (What.TOLD, at), words) for at, words in enumerate(lines)]


def to_read(coached: Coached) -> Coached:
    """The same for a notebook that cannot be changed: without mends that change it."""
    findings = tuple(finding._replace(mends=tuple(filter(_only_leads, finding.mends))) for finding in coached.findings)
    return coached._replace(findings=findings)


def listed(findings: Iterable[Finding], group: Group | None, rules: Container[str] | None) -> list[Finding]:
    """Those findings that are of a group and of some rules; None for all."""
    return [
        each for each in findings if group in (None, BY_KEY[each.rule].group) and (rules is None or each.rule in rules)
    ]


def _only_leads(mend: Mend) -> bool:
    """Whether there is something to read where it leads; elsewhere something is to be written."""
    return mend.how is How.SHOW or (mend.how is How.OPEN and mend.field == "caution")


def _of_finding(finding: Finding, key: Key, at: int) -> Row:
    return Row(What.FINDING, key, finding.title, finding, at=at)


def _head(what: What, words: str, opened: Container[What]) -> Row:
    return Row(what, (what,), words, is_open=what in opened)


def _keyed(findings: Iterable[Finding]) -> Iterable[tuple[Finding, Key]]:
    """Findings by their keys; where a rule says two things of the same places they are told apart by their order."""
    met = Counter[Key]()
    for finding in findings:
        met[finding.key] += 1
        yield finding, (*finding.key, met[finding.key])


def held(before: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """The rows of now that are shown where those of before stand under a hand: each of them stays where it is, gone or
    not, and what is new comes after; under a head, after what stands under it. Findings that are new are folded with
    the others where there are such."""
    there, closed = {row.key: row for row in now}, _closed(now)
    rows: list[Row] = []
    for row in before:
        after = there.get(row.key)
        if row.head in closed or (row.what is What.NOTHING and not after):
            continue
        rows.append(after._replace(head=row.head) if after else row._replace(is_gone=True))
    stay = {row.key for row in rows}
    folds = (What.MORE,) in stay
    for row in now:
        head = What.MORE if row.finding and folds else row.head
        if row.key not in stay and head not in closed:
            rows.insert(_end_of(rows, head), row._replace(head=head))
    return _counted(rows, now)


def _counted(rows: list[Row], now: Collection[Row]) -> list[Row]:
    """The rows, of which the head of what is folded says how many are not shown above it."""
    above = {row.key for row in rows if row.head is not What.MORE}
    left = sum(row.finding is not None and row.key not in above for row in now)
    return [row._replace(words=more_words(left), is_gone=not left) if row.what is What.MORE else row for row in rows]


def _end_of(rows: Sequence[Row], head: What | None) -> int:
    ends = [place for place, row in enumerate(rows, 1) if head and head in (row.what, row.head)]
    return ends[-1] if ends else len(rows)

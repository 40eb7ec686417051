"""Like findings told together, where each alone would be too loud."""

from collections.abc import Iterable, Sequence

from essayplanner.coach.findings import Finding, in_order, named
from essayplanner.language import join_and, n_

#: More like findings than these are told as one.
MOST_APART = 2
#: So many titles are listed in a sentence; of more, one less and how many others.
_MOST_LISTED = 3


def apart(findings: Sequence[Finding]) -> bool:
    """Whether so many like findings can be told each for itself."""
    return len(findings) <= MOST_APART


def told(findings: Sequence[Finding], title: str, sentence: str) -> Sequence[Finding]:
    """Like findings each for itself, or, where that would be too loud, as one."""
    return findings if apart(findings) else [together(findings, title, sentence)]


def together(findings: Sequence[Finding], title: str, sentence: str) -> Finding:
    """Like findings as one, as bad as the worst: the places of all, and what helps each most, every card once."""
    first = [finding.mends[0] for finding in findings if finding.mends]
    return in_order(findings)[0]._replace(
        title=title,
        sentence=sentence,
        places=tuple(place for finding in findings for place in finding.places),
        mends=tuple({(mend.how, mend.card_id): mend for mend in reversed(first)}.values())[::-1],
        rests_on=tuple(str(finding.rests_on) for finding in findings for _place in finding.places),
    )


def listed(titles: Iterable[str]) -> str:
    """Titles as they stand within a sentence: two or three, or the first two and how many more; empty for none."""
    each = list(dict.fromkeys(titles))
    called = [named(title) for title in each[:_MOST_LISTED]]
    if len(each) <= _MOST_LISTED:
        return join_and(called) if called else ""
    return n_(
        "{first}, {second} and {n} other",
        "{first}, {second} and {n} others",
        len(each) - 2,
        first=called[0],
        second=called[1],
    )

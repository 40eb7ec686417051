"""Balance, years and themes of an outline in words."""

from collections.abc import Sequence

from essayplanner.coach.coverage import Theme, YearsTouched, runs
from essayplanner.coach.registry import Group
from essayplanner.domain.debate import Share
from essayplanner.domain.timeline_axis import years_name
from essayplanner.language import _, join_and, join_facts, n_, p_
from essayplanner.ui.coach.looking import Above


def in_lines(above: Above) -> list[str]:
    """All of it, a line each, where there is no room to draw it."""
    lines = [_("Balance of the debate: {sides}", sides=join_facts(map(side_in_words, above.shares)))]
    lines += [_("Years your evidence touches: {years}", years=years_in_words(above.years))] if above.years else []
    return [*lines[above.debate is None :], *filter(None, [themes_in_words(above.themes)])]


def counted(count: int, whole: int | None, group: Group | None) -> str:
    """How many findings are listed, of so many where these are only those of a goal; those of a group by its name."""
    if whole is not None:
        return n_("{shown} of {n} finding", "{shown} of {n} findings", whole, shown=count)
    return _("{group} {n}", group=group.word, n=count) if group else n_("{n} finding", "{n} findings", count)


def side_in_words(share: Share) -> str:
    """A side, and how many of its cards are used."""
    return _("{side} {n}", side=share.side.name, n=share.cards)


def themes_in_words(themes: Sequence[Theme]) -> str:
    """The themes with how many cards each has; nothing for none."""
    listed = join_facts(_("{theme} {n}", theme=theme.tag, n=theme.cards) for theme in themes)
    return _("Themes: {themes}", themes=listed) if themes else ""


def years_in_words(years: Sequence[YearsTouched], *, aloud: bool = False) -> str:
    """The years that are touched, and those that are not, as they are written, or said `aloud`."""
    name = _aloud if aloud else years_name
    touched, left = ([name(*run) for run in runs(years, each)] for each in (True, False))
    if not left:
        return join_and(touched) if touched else ""
    if not touched:
        return _("none of {years}", years=join_and(left))
    return _("{years}; not {others}", years=join_and(touched), others=join_and(left))


def _aloud(first: int, last: int) -> str:
    one, end = years_name(first, first), years_name(last, last)
    return one if first == last else p_("years aloud", "{first} to {last}", first=one, last=end)

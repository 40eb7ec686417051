"""The lanes of a line of time: the cards parted by theme, section of the outline, side or kind, each in one of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from statistics import median_low
from typing import NamedTuple

from essayplanner.domain.argument import Argument
from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import debate_of
from essayplanner.domain.tags import group_and_name
from essayplanner.domain.text import in_order
from essayplanner.domain.timeline import Dated
from essayplanner.language import _

#: Lanes of themes without the rest, and the cards that make a theme one.
_MOST_THEMES, _FEWEST_CARDS = 10, 2
#: A group of tags parts the cards as chapters do where it has so many names, nearly every card has one of them
#: (of ten cards so many), and next to none has two (one in so many).
_CHAPTERS, _OF_TEN, _ONE_IN = range(2, 17), 7, 20
#: Cards that are in no lane of their own.
_REST, _ELSEWHERE = -1, -2


class By(StrEnum):
    """What the lanes tell apart."""

    THEME = "theme"
    SECTION = "section"
    SIDE = "side"
    KIND = "kind"


class Lane(NamedTuple):
    """A lane, and the places of its cards among all, from the earliest; `number` is that of a section."""

    name: str
    items: tuple[int, ...]
    used: int
    number: str = ""


def lanes(items: Sequence[Dated], by: By, argument: Argument) -> tuple[Lane, ...]:
    """The lanes in which all these cards are, none empty; the rest, where there is one, comes last."""
    parted, names, numbers = _PARTERS[by](items, argument)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, key in enumerate(parted):
        found[key].append(place)
    return tuple(
        Lane(
            names[key], tuple(found[key]), sum(1 for place in found[key] if items[place].numbers), numbers.get(key, "")
        )
        for key in names
        if found[key]
    )


#: For each card the key of its lane; the names of the lanes in their order; and the numbers of those that have one.
_Parted = tuple[list[int], dict[int, str], Mapping[int, str]]


def _by_section(items: Sequence[Dated], argument: Argument) -> _Parted:
    """By the first section that uses a card."""
    first: dict[int, int] = {}
    for placed in argument.outline.placed:
        first.setdefault(placed.card_id, placed.section_id)
    sections = argument.outline.sections
    names = {each.id: each.title for each in sections} | {_REST: _("Not used")}
    return [first.get(item.card.id, _REST) for item in items], names, {each.id: each.number for each in sections}


def _by_side(items: Sequence[Dated], argument: Argument) -> _Parted:
    """By the sides of the debate in which the outline takes part: those of another one would be told from them by
    nothing, for sides of two debates may have one name."""
    debate = debate_of(argument)
    names = {side.id: side.name for side in debate.on_the_line} if debate else {}
    elsewhere = {side.id for other in argument.debates for side in other.sides} - set(names)
    lane = {id: id for id in names} | dict.fromkeys(elsewhere, _ELSEWHERE)
    names |= {_ELSEWHERE: _("Other debates"), _REST: _("No side")}
    return [lane.get(item.card.side_id, _REST) for item in items], names, {}


def _by_kind(items: Sequence[Dated], _argument: Argument) -> _Parted:
    kinds = {Kind.CLAIM: (0, _("Claims")), Kind.EVIDENCE: (1, _("Evidence"))}
    return [kinds[item.card.kind][0] for item in items], dict(kinds.values()), {}


def _by_theme(items: Sequence[Dated], _argument: Argument) -> _Parted:
    """By main theme.

    Where a group of tags parts the cards as chapters do (“heading: Rise to Power”), its names are the themes. Else
    tags of no group are: that which most cards carry makes the first lane, that which most of the others carry the
    next. So every lane is as full as can be, and a card with several tags is where most of its like are. Lanes follow
    each other as their cards do in time.
    """
    wanted = _chapters(items) or [
        [tag for tag in item.card.tags if not group_and_name(tag)[0]] or [""] for item in items
    ]
    themes = _fullest(wanted)
    place = {theme: key for key, theme in enumerate(themes)}
    parted = [min((place[theme] for theme in each if theme in place), default=_REST) for each in wanted]
    middle = {key: median_low(items[at].start for at, of in enumerate(parted) if of == key) for key in place.values()}
    in_time = sorted(themes, key=lambda theme: (middle[place[theme]], in_order(theme)))
    names = {place[theme]: theme for theme in in_time} | {_REST: _("Other themes") if themes else _("No theme")}
    return parted, names, {}


def _chapters(items: Sequence[Dated]) -> list[list[str]]:
    """For each card its name in the group of tags that parts them best; nothing where none does."""
    groups: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[] for _item in items])
    for place, item in enumerate(items):
        for tag in item.card.tags:
            group, name = group_and_name(tag)
            if group:
                groups[group.casefold()][place].append(name)
    best: tuple[int, list[list[str]]] = (0, [])
    for named in groups.values():
        with_one = [names for names in named if names]
        with_two = sum(1 for names in with_one if len(names) > 1)
        different = {name for names in with_one for name in names}
        if (
            len(different) in _CHAPTERS
            and len(with_one) * 10 >= len(items) * _OF_TEN
            and with_two * _ONE_IN <= len(with_one)
        ):
            best = max(best, (len(with_one), [names[:1] for names in named]), key=lambda each: each[0])
    return best[1]


def _fullest(wanted: Iterable[Sequence[str]]) -> list[str]:
    """The themes that make the lanes, the fullest first; each is counted among the cards that no earlier one took."""
    left, themes = [each for each in wanted if each and each != [""]], list[str]()
    while left and len(themes) < _MOST_THEMES:
        counts = Counter(theme for each in left for theme in each)
        theme, cards = min(counts.items(), key=lambda each: (-each[1], in_order(each[0])))
        if cards < _FEWEST_CARDS and themes:
            break
        themes.append(theme)
        left = [each for each in left if theme not in each]
    return themes


_PARTERS: Mapping[By, Callable[[Sequence[Dated], Argument], _Parted]] = {
    By.THEME: _by_theme,
    By.SECTION: _by_section,
    By.SIDE: _by_side,
    By.KIND: _by_kind,
}

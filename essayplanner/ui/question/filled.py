"""What the student puts into a plan before it is made: titles that were typed over, and cards."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from essayplanner.domain.structures import ProposedSection

#: Which section of a plan: its title as it was proposed, and which one of those it is.
Key = tuple[str, int]


class Filled:
    """Belongs to the sections as they were proposed: what comes back with another shape or question, has it again.

    `changed` is called when there are other cards.
    """

    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed
        self._sections: Sequence[ProposedSection] = ()
        self._titles: dict[Key, str] = {}
        self._held: dict[Key, list[int]] = {}

    def show_sections(self, sections: Sequence[ProposedSection]) -> None:
        """Have these for the plan."""
        self._sections = sections

    def _keys(self) -> list[Key]:
        """What stands for each section of the plan, whatever it is called now."""
        seen = Counter[str]()
        found = []
        for section in self._sections:
            found.append((section.title, seen[section.title]))
            seen[section.title] += 1
        return found

    def title(self, place: int) -> str:
        """What a section is called: as the student typed it, or as it was proposed."""
        return self._titles.get(self._keys()[place], self._sections[place].title)

    def retitle(self, place: int, title: str) -> None:
        """Call a section that; blank for what was proposed. What is typed is not told: it is where it is typed."""
        key = self._keys()[place]
        self._titles.pop(key, None)
        if title.strip() and title != key[0]:
            self._titles[key] = title

    def held(self, place: int) -> tuple[int, ...]:
        """The cards that a section is to hold."""
        return tuple(self._held.get(self._keys()[place], ()))

    def hold(self, place: int, card_ids: Iterable[int]) -> None:
        """Have a section hold cards, each once."""
        there = self._held.setdefault(self._keys()[place], [])
        there += [id for id in dict.fromkeys(card_ids) if id not in there]
        self._changed()

    def let_go(self, place: int, card_id: int) -> None:
        """Have a section not hold a card."""
        self._held[self._keys()[place]].remove(card_id)
        self._changed()

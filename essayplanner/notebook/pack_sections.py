"""The sections of an outline as a pack has them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from essayplanner.domain.outline import Role
from essayplanner.domain.packs import PackPlacement, PackSection
from essayplanner.domain.slots import known_slots
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import PlacementRow, SectionRow, placement_rows, section_rows

_IN_ORDER = attrgetter("position", "id")


def outline_of_sections(book: Notebook, section_ids: Sequence[int]) -> int:
    """The id of the outline in which sections stand; NotFoundError where they are gone."""
    return int(book.row("SELECT outline_id FROM section WHERE id = ?", section_ids[:1], "section")[0])


class PackTree:
    """The sections of one outline, all of them or `some`, with what stands in them."""

    def __init__(self, book: Notebook, outline_id: int, some: Sequence[int] = ()) -> None:
        self._sections = defaultdict[int | None, list[SectionRow]](list)
        self._placed = defaultdict[tuple[int | None, int | None], list[PlacementRow]](list)
        rows = sorted(section_rows(book, outline_id), key=_IN_ORDER)
        for section in rows:
            self._sections[section.parent_id].append(section)
        for row in sorted(placement_rows(book, outline_id), key=_IN_ORDER):
            self._placed[row.section_id, row.parent_id].append(row)
        self._top = self._sections[None]
        if some:
            inner = {each.id for each in self._all([each for each in rows if each.parent_id in some])}
            self._top = [each for each in rows if each.id in some and each.id not in inner]

    @property
    def cards(self) -> set[int]:
        """The ids of the cards that stand in it."""
        return {row.card_id for section in self._all(self._top) for row in self._all_placed(section.id, None)}

    def sections(self, cards: Mapping[int, str]) -> tuple[PackSection, ...]:
        """The sections; `cards` are the keys of cards by their ids."""
        return self._made(self._top, cards)

    def _all(self, sections: Sequence[SectionRow]) -> Iterator[SectionRow]:
        for each in sections:
            yield each
            yield from self._all(self._sections[each.id])

    def _all_placed(self, section_id: int | None, parent_id: int | None) -> Iterator[PlacementRow]:
        for row in self._placed[section_id, parent_id]:
            yield row
            yield from self._all_placed(None, row.id)

    def _made(self, sections: Sequence[SectionRow], cards: Mapping[int, str]) -> tuple[PackSection, ...]:
        return tuple(
            PackSection(
                clean_line(each.title) or _("Untitled"),
                Role(each.role),
                each.words,
                clean_text(each.note).strip(),
                self._placements(each.id, None, cards),
                self._made(self._sections[each.id], cards),
                tuple(slot.key for slot in known_slots(each.slots.split(","))),
            )
            for each in sections
        )

    def _placements(
        self, section_id: int | None, parent_id: int | None, cards: Mapping[int, str]
    ) -> tuple[PackPlacement, ...]:
        return tuple(
            PackPlacement(cards[each.card_id], clean_text(each.note).strip(), self._placements(None, each.id, cards))
            for each in self._placed[section_id, parent_id]
            if each.card_id in cards
        )

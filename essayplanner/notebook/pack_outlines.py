"""The sample outlines of a pack, made in a notebook."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import DEEPEST_PLACEMENT, DEEPEST_SECTION, too_deep, why_not_under
from essayplanner.domain.packs import PackOutline, PackPlacement, PackSection
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_uids import PackUids, numbered


class _Home(NamedTuple):
    """Where rows are added: their outline, the section or placement they stand in, and the uid that the pack gives it.

    What stands there is known by that uid and its title or card, not by its place: the next edition of the pack may
    have something before it.
    """

    uid: str
    outline_id: int
    section_id: int | None = None
    parent_id: int | None = None


class OutlineMaker:
    """Adds outlines of a pack; `cards` are the ids of its cards, by key."""

    def __init__(self, book: Notebook, uids: PackUids, cards: dict[str, int]) -> None:
        self._book, self._uids, self._cards = book, uids, cards

    def add(self, outline: PackOutline, position: int) -> None:
        """Add an outline that the notebook does not know; RefusedError where a rule of the tree forbids it."""
        uid = self._uids.uid("outline", outline.key)
        outline_id = self._book.run(
            "INSERT INTO outline (uid, title, thesis, words, position) VALUES (?, ?, ?, ?, ?)",
            (uid, clean_line(outline.title), clean_text(outline.thesis), outline.words, position),
        )
        self._add_sections(outline.sections, _Home(uid, outline_id), 1)

    def _add_sections(self, sections: Sequence[PackSection], home: _Home, depth: int) -> None:
        titles = [clean_line(section.title) for section in sections]
        for place, (section, number) in enumerate(zip(sections, numbered(titles), strict=True), start=1):
            if depth > DEEPEST_SECTION:
                raise RefusedError(
                    _(
                        "The section “{title}” of the pack lies deeper than {levels}.",
                        title=shorten(section.title, 40),
                        levels=DEEPEST_SECTION,
                    )
                )
            key = (home.uid, titles[place - 1], number)
            id = self._book.run(
                "INSERT INTO section (uid, outline_id, parent_id, position, title, role, note, words) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    self._uids.free("section", *key),
                    home.outline_id,
                    home.section_id,
                    place * SPACING,
                    titles[place - 1],
                    section.role.value,
                    clean_text(section.note),
                    section.words,
                ),
            )
            inner = _Home(self._uids.uid("section", *key), home.outline_id, section_id=id)
            self._add_placements(section.placements, inner, ())
            self._add_sections(section.sections, inner, depth + 1)

    def _add_placements(self, placements: Sequence[PackPlacement], home: _Home, above: tuple[Kind, ...]) -> None:
        numbers = numbered(placement.card for placement in placements)
        for place, (placement, number) in enumerate(zip(placements, numbers, strict=True), start=1):
            card_id = self._cards[placement.card]
            kind = Kind(self._book.row("SELECT kind FROM card WHERE id = ?", (card_id,))[0])
            reason = why_not_under(kind, above[-1]) if above else ""
            if len(above) >= DEEPEST_PLACEMENT:
                reason = too_deep()
            if reason:
                raise RefusedError(
                    _(
                        "An outline of the pack cannot be made (card “{card}”): {reason}",
                        card=placement.card,
                        reason=reason,
                    )
                )
            key = (home.uid, placement.card, number)
            id = self._book.run(
                "INSERT INTO placement (uid, outline_id, section_id, parent_id, card_id, position, note) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    self._uids.free("placement", *key),
                    home.outline_id,
                    home.section_id,
                    home.parent_id,
                    card_id,
                    place * SPACING,
                    clean_text(placement.note),
                ),
            )
            inner = _Home(self._uids.uid("placement", *key), home.outline_id, parent_id=id)
            self._add_placements(placement.placements, inner, (*above, kind))

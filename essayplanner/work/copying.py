"""Cards and outlines that are carried from one notebook to another, by what a pack says of them."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.pack_parts import Parts, Sizes, cited_by, part_of
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import are_one
from essayplanner.formats import packs
from essayplanner.formats.pack_writer import write_pack
from essayplanner.language import Plural, _, join_and, n_, p_
from essayplanner.notebook.copying import Copied, Here, cards_at, here_already
from essayplanner.notebook.importing_sources import Fate
from essayplanner.notebook.items import Item
from essayplanner.notebook.looking_into import looked_into
from essayplanner.notebook.naming import listed
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_making import Chosen, debates_of, make_pack
from essayplanner.notebook.pack_sections import PackTree, outline_of_sections
from essayplanner.work.progress import Progress

if TYPE_CHECKING:
    from essayplanner.work.bringing_in import Opened

#: More cards are not carried by a drag or the clipboard: they would take longer to read than a hand waits.
MOST_CARRIED = 300
#: Nor is so much text, in bytes; of a text from another program that size may take a second to read.
MOST_BYTES = 1_000_000
_KEPT = _("nothing was copied")
_TAKEN = Plural(
    "{n} source is taken for the one that you have: {sources}.",
    "{n} sources are taken for those that you have: {sources}.",
)
_ALIKE = Plural(
    "{n} source looks like one that you have, and both are kept: {sources}.",
    "{n} sources look like some that you have, and all are kept: {sources}.",
)


class OtherNotebook(NamedTuple):
    """Another notebook: what it is called, all that it holds, and what of that is here already, or was."""

    title: str
    pack: Pack
    here: Here

    @property
    def usual(self) -> Parts:
        """All but what the student deleted here."""
        deleted = self.here.deleted
        outlines = {each.key for each in self.pack.outlines} - {*deleted.outlines}
        debates = {each.key for each in self.pack.debates} - {*deleted.debates}
        return Parts({*Kind}, outlines, debates, sources=True)

    def part(self, parts: Parts) -> Pack:
        """What is wanted of it."""
        if parts.deleted:
            return part_of(self.pack, parts)
        deleted = self.here.deleted
        part = part_of(self.pack, parts, without=deleted.cards)
        gone = {*deleted.sources} - cited_by(part.cards)
        return part._replace(sources=tuple(each for each in part.sources if each.key not in gone))

    def coming(self, parts: Parts) -> Sizes:
        """How much of these parts would be new here."""
        part, there = self.part(parts), self.here.there
        return Sizes(
            *(
                sum(each.key not in known for each in things)
                for things, known in (
                    (part.cards, there.cards),
                    (part.outlines, there.outlines),
                    (part.debates, there.debates),
                    (part.sources, there.sources),
                )
            )
        )


class Picked(NamedTuple):
    """Cards, or items of an outline, of the notebook at a path, by their ids there."""

    path: Path
    cards: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()


def look_into_notebook(
    path: Path, opened: "Opened", progress: Progress, *, again: bool = False, picked: Picked | None = None
) -> OtherNotebook:
    """Read another notebook, or what is picked of it, and compare it with the one that `opened` opens; neither is
    changed.

    `again` says that a window of this program has the other one open. EssayError where it cannot be read, is the same
    notebook, was made by a newer version, or holds nothing; StoppedError where it was stopped.
    """
    progress.say(_("Reading “{name}”…", name=shorten(named(path), 60)))
    with opened() as book:
        if are_one(path, book.path):
            raise EssayError(_("“{name}” is this very notebook", name=shorten(named(path), 60)), _KEPT)
    pack = cards_from_notebook(path, again=again, picked=picked)
    if not (pack.cards or pack.outlines or pack.debates or pack.sources):
        raise EssayError(_("“{name}” holds nothing that could be copied", name=shorten(named(path), 60)), _KEPT)
    progress.say(_("Comparing it with this notebook…"))
    with opened() as book:
        return OtherNotebook(pack.title, pack, here_already(book, pack))


def cards_from_notebook(path: Path, *, again: bool = False, picked: Picked | None = None) -> Pack:
    """All that another notebook holds, or what is picked of it, as a pack that keeps its uids; the file is not changed.

    EssayError where it cannot be read.
    """
    with looked_into(path, again=again) as book:
        chosen = Chosen()
        if picked:
            sections = [item.id for item in picked.items if item.what == "section"]
            chosen = _chosen(book, picked.cards or cards_at(book, picked.items), sections)
        return make_pack(book, _head(book), chosen, by_uid=True)


def _chosen(book: Notebook, card_ids: Collection[int], section_ids: Sequence[int]) -> Chosen:
    """Cards with their debates, or sections with what stands in them."""
    if section_ids:
        card_ids = PackTree(book, outline_of_sections(book, section_ids), section_ids).cards
    return Chosen(card_ids, (), debates_of(book, card_ids), section_ids)


def carried(book: Notebook, card_ids: Collection[int], section_ids: Sequence[int] = ()) -> str:
    """Cards as text for another notebook, with their links, sources and sides, or sections of an outline, with what
    stands in them, as an outline of their own; empty where there are too many cards."""
    chosen = _chosen(book, card_ids, section_ids)
    if len(chosen.cards or ()) > MOST_CARRIED:
        return ""
    text = write_pack(make_pack(book, _head(book), chosen, by_uid=True))
    return text if len(text.encode()) <= MOST_BYTES else ""


def read_carried(data: bytes) -> Pack | None:
    """What another notebook carries; None where it is none of ours."""
    try:
        return packs.read_pack(data, "") if len(data) <= MOST_BYTES else None
    except EssayError:
        return None


def _head(book: Notebook) -> Pack:
    return Pack(f"notebook-{book.uid}", book.title or "-")


def things_in(sizes: Sizes, sections: int = 0) -> str:
    """“24 cards and 1 outline”, or nothing; debates and sources, which come along with these, are named only alone."""
    things = [n_("{n} card", "{n} cards", sizes.cards)] if sizes.cards else []
    things += [n_("{n} outline", "{n} outlines", sizes.outlines)] if sizes.outlines else []
    things += [n_("{n} section", "{n} sections", sections)] if sections else []
    if not things:
        things += [n_("{n} debate", "{n} debates", sizes.debates)] if sizes.debates else []
        things += [n_("{n} source", "{n} sources", sizes.sources)] if sizes.sources else []
    return join_and(things) if things else ""


def would_be_said(other: OtherNotebook) -> str:
    """What would come of a copy of all that another notebook holds, in a sentence or two."""
    things, here = things_in(other.coming(other.usual)), len(other.here.there.cards)
    title, left = shorten(other.title, 60), left_out(other)
    if not things and not left:
        return _("“{title}”: all of it is here already.", title=title)
    come = _("“{title}”: {things} to copy.", title=title, things=things) if things else ""
    return (come or _("“{title}”: there is nothing to copy.", title=title)) + _already(here) + left


def left_out(other: OtherNotebook) -> str:
    """How many cards stay away, as the student deleted them here, in a sentence; nothing where there are none."""
    if not (deleted := len(other.here.deleted.cards)):
        return ""
    said = n_("{n} card that you deleted here is left out.", "{n} cards that you deleted here are left out.", deleted)
    return f" {said}"


def _already(cards: int) -> str:
    return " " + n_("{n} card is here already.", "{n} cards are here already.", cards) if cards else ""


def said(copied: Copied, left: str = "") -> str:
    """What came of it, in a few sentences: what is new, what was here, which sources are taken for others, and what was
    `left` out (`left_out`)."""
    already = _already(len(copied.cards) - copied.new)
    sizes = Sizes(copied.new, len(copied.outlines), copied.debates, copied.sources)
    things = things_in(sizes, copied.sections)
    if not things:
        return f"{already}{left}".strip() or _("All of it is here already.")
    taken = [there.short for _theirs, there, fate in copied.met if fate is Fate.HERE]
    alike = [there.short for _theirs, there, fate in copied.met if fate is Fate.SEEMS_HERE]
    parts = [_("Copied {things} from another notebook.", things=things) + already]
    parts += [n_(*_TAKEN, len(taken), sources=_listed(taken))] if taken else []
    parts += [n_(*_ALIKE, len(alike), sources=_listed(alike))] if alike else []
    return " ".join(parts) + left


def _listed(sources: list[str]) -> str:
    return listed([shorten(each, 40) for each in sources], p_("between parts of a list", ", "), most=2)

"""Cards and outlines that are carried from one notebook to another, by what a pack says of them."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.pack_parts import Parts, Sizes, part_of
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import are_one
from essayplanner.formats import packs
from essayplanner.formats.pack_writer import write_pack
from essayplanner.language import _, join_and, n_
from essayplanner.notebook.copying import Copied, Here, here_already
from essayplanner.notebook.looking_into import looked_into
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


class OtherNotebook(NamedTuple):
    """Another notebook: what it is called, all that it holds, and what of that is here already."""

    title: str
    pack: Pack
    here: Here

    def coming(self, parts: Parts) -> Sizes:
        """How much of these parts would be new here."""
        part, here = part_of(self.pack, parts), self.here
        return Sizes(
            *(
                sum(each.key not in known for each in things)
                for things, known in (
                    (part.cards, here.cards),
                    (part.outlines, here.outlines),
                    (part.debates, here.debates),
                    (part.sources, here.sources),
                )
            )
        )


def all_of(pack: Pack) -> Parts:
    """All parts of a pack."""
    outlines, debates = ({each.key for each in things} for things in (pack.outlines, pack.debates))
    return Parts({*Kind}, outlines, debates, sources=True)


def look_into_notebook(path: Path, opened: "Opened", progress: Progress, *, again: bool = False) -> OtherNotebook:
    """Read another notebook, and compare it with the one that `opened` opens; neither is changed.

    `again` says that a window of this program has the other one open. EssayError where it cannot be read, is the same
    notebook, was made by a newer version, or holds nothing; StoppedError where it was stopped.
    """
    progress.say(_("Reading “{name}”…", name=shorten(named(path), 60)))
    with opened() as book:
        if are_one(path, book.path):
            raise EssayError(_("“{name}” is this very notebook", name=shorten(named(path), 60)), _KEPT)
    pack = cards_from_notebook(path, again=again)
    if not (pack.cards or pack.outlines or pack.debates or pack.sources):
        raise EssayError(_("“{name}” holds nothing that could be copied", name=shorten(named(path), 60)), _KEPT)
    progress.say(_("Comparing it with this notebook…"))
    with opened() as book:
        return OtherNotebook(pack.title, pack, here_already(book, pack))


def cards_from_notebook(path: Path, *, again: bool = False) -> Pack:
    """All that another notebook holds, as a pack that keeps its uids; the file is not changed.

    EssayError where it cannot be read.
    """
    with looked_into(path, again=again) as book:
        return make_pack(book, _head(book))


def carried(book: Notebook, card_ids: Collection[int], section_ids: Sequence[int] = ()) -> str:
    """Cards as text for another notebook, with their links, sources and sides, or sections of an outline, with what
    stands in them, as an outline of their own; empty where there are too many cards."""
    if section_ids:
        card_ids = PackTree(book, outline_of_sections(book, section_ids), section_ids).cards
    if len(card_ids) > MOST_CARRIED:
        return ""
    chosen = Chosen(card_ids, (), debates_of(book, card_ids), section_ids)
    text = write_pack(make_pack(book, _head(book), chosen))
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
    things, here = things_in(other.coming(all_of(other.pack))), len(other.here.cards)
    title = shorten(other.title, 60)
    if not things:
        return _("“{title}”: all of it is here already.", title=title)
    come = _("“{title}”: {things} to copy.", title=title, things=things)
    return f"{come} {_already(here)}" if here else come


def _already(cards: int) -> str:
    return n_("{n} card is here already.", "{n} cards are here already.", cards)


def said(copied: Copied) -> str:
    """What came of it, in a sentence or two."""
    here = len(copied.cards) - copied.new
    sizes = Sizes(copied.new, len(copied.outlines), copied.debates, copied.sources)
    already = _already(here) if here else ""
    if not (things := things_in(sizes, copied.sections)):
        return already or _("All of it is here already.")
    came = _("Copied {things} from another notebook.", things=things)
    return f"{came} {already}" if here else came

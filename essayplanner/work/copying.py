"""Cards and outlines that are carried from one notebook to another, by what a pack says of them."""

from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

from essayplanner.domain.errors import EssayError, RefusedError
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import real_path
from essayplanner.formats import packs
from essayplanner.formats.pack_writer import write_pack
from essayplanner.language import _, join_and, n_
from essayplanner.notebook.copying import Copied, copy_in
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_making import Chosen, debates_of, make_pack
from essayplanner.notebook.pack_sections import PackTree, outline_of_sections
from essayplanner.work.accounts import Account
from essayplanner.work.bringing_in import Brought, Opened
from essayplanner.work.progress import Progress

#: More cards are not carried by a drag or the clipboard: they would take longer to read than a hand waits.
MOST_CARRIED = 300
#: Nor is so much text, in bytes; of a text from another program that size may take a second to read.
MOST_BYTES = 1_000_000


def cards_from_notebook(path: Path) -> Pack:
    """All that another notebook holds, as a pack that keeps its uids; EssayError where it cannot be read."""
    with closing(Notebook.open(path)) as book:
        return make_pack(book, _head(book))


def bring_in_notebook(path: Path, opened: Opened, progress: Progress) -> Brought:
    """Bring all that another notebook holds into this one, as one step; what is here already stays as it is.

    EssayError, and nothing is changed, where the file cannot be read or is this notebook's.
    """
    with opened() as book:
        if real_path(path) == book.path:
            raise RefusedError(_("This is the notebook that is open: choose another one."))
        progress.say(_("Reading “{name}”…", name=shorten(path.name, 60)))
        pack = cards_from_notebook(path)
        progress.say(_("Importing “{title}”…", title=shorten(pack.title, 60)))
        return Brought(Account(said(copy_in(book, pack)), "", ""))


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


def said(copied: Copied) -> str:
    """What came of it, in a sentence or two."""
    here = len(copied.cards) - copied.new
    things = [n_("{n} card", "{n} cards", copied.new)] if copied.new else []
    things += [n_("{n} outline", "{n} outlines", len(copied.outlines))] if copied.outlines else []
    things += [n_("{n} section", "{n} sections", copied.sections)] if copied.sections else []
    already = n_("{n} card is here already.", "{n} cards are here already.", here)
    if not things:
        return already
    came = _("Copied {things} from another notebook.", things=join_and(things))
    return f"{came} {already}" if here else came

"""What each command does: arguments in, the text to print out."""

import os
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from essayplanner.cli import printing
from essayplanner.domain.cards import Card, Kind
from essayplanner.domain.changes import StepInfo
from essayplanner.domain.errors import DamagedFileError, EssayError, Trouble
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import as_called, clean_line, in_order
from essayplanner.formats.packs import LARGEST, PackError
from essayplanner.formats.toml_problems import FaultsError
from essayplanner.language import N_, _, n_, p_
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.notebook.library import Filter

_LEFT = _("it was left as it was")
_RESCUE = _("restore a backup, or save what can still be read with `check --save-intact`")


class Outcome(NamedTuple):
    """What is printed, what is remarked on standard error, the exit code, and whether a file was written."""

    output: str
    remark: str = ""
    code: int = 0
    wrote: bool = False


def new(arguments: Namespace) -> Outcome:
    """Make a notebook, whole or not at all."""
    path: Path = arguments.file
    if arguments.pack is None:
        make_notebook(path, arguments.title or clean_line(path.stem))
        return Outcome(_made(path))
    from essayplanner.work.new_notebooks import make_from_pack

    said = make_from_pack(path, _pack_file(arguments.pack), arguments.title or "")
    return Outcome(_made(path, said))


def _made(path: Path, *more: str) -> str:
    return " ".join([_("Made “{name}”.", name=clean_line(path.name)), *more]) + "\n"


def cards(arguments: Namespace) -> Outcome:
    """List cards, all in the order they came or those found with the best match first."""
    from essayplanner.notebook.library import Filter
    from essayplanner.notebook.reading import read_cards

    remark = ""
    with closing(Notebook.open(arguments.file)) as book:
        kind = Kind(arguments.kind) if arguments.kind else None
        wanted = Filter(text=arguments.search or "", kind=kind, tag=_as_stored(book, arguments.tag or ""))
        if wanted.text:
            ids, remark = _found(book, wanted)
            found = read_cards(book, ids)
        else:
            found = [
                card
                for card in read_cards(book)
                if kind in (None, card.kind) and (not wanted.tag or wanted.tag in card.tags)
            ]
    return Outcome(_listed(found, arguments.json), remark)


def _as_stored(book: Notebook, tag: str) -> str:
    """The tag of the notebook that is called so; what was typed where there is none."""
    if not tag:
        return ""
    from essayplanner.notebook.counting import tag_counts

    return next((name for name, _cards in tag_counts(book) if as_called(name) == as_called(tag)), tag)


def _found(book: Notebook, wanted: "Filter") -> tuple[list[int], str]:
    from essayplanner.notebook.search import Search
    from essayplanner.notebook.search_answers import RANKED_AT_MOST

    with closing(Search(book.file)) as search:
        search.build()
        found = search.find(wanted)
    if found is None:
        raise EssayError(_("The search was stopped."))
    cut = n_(
        "Only {n} match was checked. Add a word to narrow the search.",
        "Only {n} matches were checked. Add a word to narrow the search.",
        RANKED_AT_MOST,
    )
    return found.ids, cut if found.capped else ""


def _listed(found: list[Card], as_json: bool) -> str:
    return printing.as_json(printing.cards_json(found)) if as_json else printing.cards_text(found)


def tags(arguments: Namespace) -> Outcome:
    """List the tags: those of each group by their names, then those of none; or the names of one group."""
    from essayplanner.domain.tags import in_groups
    from essayplanner.notebook.counting import tag_counts

    with closing(Notebook.open(arguments.file)) as book:
        groups, rest = in_groups(tag_counts(book))
    if arguments.group:
        groups, rest = [each for each in groups if as_called(each.name) == as_called(arguments.group)], []
    listed = [(group.name, counted) for group in groups for counted in group.tags]
    listed += [("", counted) for counted in sorted(rest, key=lambda counted: in_order(counted.tag))]
    if arguments.json:
        return Outcome(
            printing.as_json(
                [{"tag": each.tag, "group": group, "name": each.name, "cards": each.cards} for group, each in listed]
            )
        )
    rows = [
        (n_("{n} card", "{n} cards", each.cards), each.name if arguments.group else each.tag) for _group, each in listed
    ]
    return Outcome(printing.table(rows, _("No tags were found.")))


def outlines(arguments: Namespace) -> Outcome:
    """List the outlines."""
    from essayplanner.notebook.outlines import outlines as every_outline

    with closing(Notebook.open(arguments.file)) as book:
        found = every_outline(book)
    if arguments.json:
        return Outcome(
            printing.as_json([{"uid": each.uid, "title": each.title, "thesis": each.thesis} for each in found])
        )
    return Outcome(printing.table([(each.uid, each.title) for each in found], _("This notebook has no outline yet.")))


def show(arguments: Namespace) -> Outcome:
    """Print one outline."""
    from essayplanner.notebook.outlines import find_outline, read_outline

    with closing(Notebook.open(arguments.file)) as book:
        outline = read_outline(book, find_outline(book, arguments.outline or "").id, with_citations=False)
    if arguments.json:
        return Outcome(printing.as_json(printing.outline_json(outline)))
    return Outcome(printing.outline_text(outline))


def place(arguments: Namespace) -> Outcome:
    """Place a card last in a section, or last under a card that stands there."""
    from essayplanner.notebook.items import Item, Spot
    from essayplanner.notebook.outline_tree import find_placement, find_section, uid_of
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.notebook.outlining import place as place_cards
    from essayplanner.notebook.reading import find_card

    with closing(Notebook.open(arguments.file)) as book:
        target = find_section(book, find_outline(book, arguments.outline).id, arguments.section)
        if arguments.under:
            target = find_placement(book, target.id, arguments.under)
        (placement_id,) = place_cards(book, [find_card(book, arguments.card)], Spot(target.what, target.id))
        return Outcome(f"{uid_of(book, Item('placement', placement_id))}\n")


def merge(arguments: Namespace) -> Outcome:
    """Make one card of two, and print the uid of the one that is kept."""
    from essayplanner.notebook.merging_cards import merge_cards
    from essayplanner.notebook.reading import card_fields, find_card

    with closing(Notebook.open(arguments.file)) as book:
        kept = find_card(book, arguments.into)
        merge_cards(book, kept, find_card(book, arguments.card))
        return Outcome(f"{card_fields(book, kept).uid}\n")


def undo(arguments: Namespace) -> Outcome:
    "Undo the last step."
    return _replayed(arguments, Notebook.undo, N_("There is nothing to undo in “{name}”"), N_("Undone: {step}"))


def redo(arguments: Namespace) -> Outcome:
    "Redo the step that was undone last."
    return _replayed(arguments, Notebook.redo, N_("There is nothing to redo in “{name}”"), N_("Redone: {step}"))


def _replayed(arguments: Namespace, way: Callable[[Notebook], StepInfo | None], none: str, said: str) -> Outcome:
    with closing(Notebook.open(arguments.file)) as book:
        step = way(book)
    if step is None:
        raise EssayError(_(none, name=arguments.file.name), _("nothing was changed"))
    return Outcome(_(said, step=clean_line(step.label.words)) + "\n")


def history(arguments: Namespace) -> Outcome:
    """List the steps."""
    with closing(Notebook.open(arguments.file)) as book:
        steps = book.history()
    if arguments.json:
        return Outcome(
            printing.as_json(
                [{"id": step.id, "label": step.label.words, "at": step.at, "undone": step.undone} for step in steps]
            )
        )
    return Outcome(printing.history_text(steps))


def check(arguments: Namespace) -> Outcome:
    """Say whether a notebook is sound, or save what is intact of it."""
    from essayplanner.notebook.health import faults

    if arguments.save_intact:
        from essayplanner.notebook.salvage import save_intact

        saved = save_intact(arguments.file, arguments.save_intact)
        name = clean_line(arguments.save_intact.name)
        said = n_("Saved {n} entry to “{name}”.", "Saved {n} entries to “{name}”.", saved, name=name)
        return Outcome(f"{said}\n", wrote=True)
    found = faults(arguments.file)
    name = clean_line(arguments.file.name)
    if not found:
        return Outcome(_("“{name}” is sound.", name=name) + "\n")
    what = n_("“{name}” has {n} fault", "“{name}” has {n} faults", len(found), name=name)
    return Outcome(printing.lines(found), Trouble(what, _LEFT, _RESCUE).sentence, 1)


def told(error: EssayError) -> str:
    """What went wrong in one sentence: of a damaged notebook with the way out, of a file with its first fault alone
    where they are not `listed`."""
    trouble = error.trouble
    if isinstance(error, DamagedFileError) and trouble.kept and not trouble.mend:
        trouble = trouble._replace(mend=_RESCUE)
    if isinstance(error, FaultsError) and not listed(error):
        if error.problems[1:]:
            which = _("`pack check` lists them; the first is on {problem}", problem=error.problems[0])
        else:
            which = _("it is on {problem}", problem=error.problems[0])
        trouble = trouble._replace(kept=f"{trouble.kept}; {which}")
    return trouble.sentence


def listed(error: EssayError) -> list[str]:
    """A line for each of several faults of a file, where no command lists them."""
    several = isinstance(error, FaultsError) and not isinstance(error, PackError)
    return error.problems if several and error.problems[1:] else []  # type: ignore[attr-defined]


def damage(arguments: Namespace) -> str:
    """The sentence to say where a command failed because what the notebook holds is damaged; empty where it is sound.

    Large files are not checked whole when they are opened, so nonsense in them is met on the way.
    """
    from essayplanner.notebook.health import faults

    try:
        file = getattr(arguments, "file", None)
        found = faults(file) if file and os.path.exists(file) else []  # noqa: PTH110
    except EssayError as error:
        return told(error)
    if not found:
        return ""
    damaged = Trouble(_("“{name}” is damaged", name=arguments.file.name), _LEFT, _RESCUE).sentence
    return f"{damaged} {found[0]}"


def check_pack(arguments: Namespace) -> Outcome:
    """Say what is wrong in a pack file."""
    from essayplanner.formats.packs import read_pack

    path: Path = arguments.path
    data, name = read_file(path, LARGEST, _("name a pack file")), clean_line(path.name)
    try:
        pack = read_pack(data, path.name)
    except PackError as error:
        what = n_("“{name}” has {n} fault", "“{name}” has {n} faults", error.count, name=name)
        remark = Trouble(what, _("the file was left as it was")).sentence
        return Outcome(printing.lines(error.problems), remark, 1)
    return Outcome(printing.lines(pack.remarks) + _("“{name}” is a sound pack.", name=name) + "\n")


def _pack_file(name: str) -> Path:
    from essayplanner.resources import pack_names, pack_path

    path = pack_path(name)
    if not os.path.exists(path):  # noqa: PTH110 - never raises
        known = p_("between parts of a list", ", ").join(_("“{text}”", text=each) for each in pack_names())
        raise EssayError(
            _(
                "There is no pack “{name}”: name a pack file or one of the bundled packs ({known}).",
                name=name,
                known=known,
            )
        )
    return path

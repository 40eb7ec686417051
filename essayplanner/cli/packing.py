"""The commands about packs: `pack check`, `pack make`, `pack diff`, and `bring` of a pack."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome, check_pack
from essayplanner.domain.pack_changes import PackChange, PackChanges
from essayplanner.language import N_, _
from essayplanner.notebook.notebook import Notebook


def add_verb(pack: Any, parser: Any, word: Callable[[str], str], path: Callable[[str], Path]) -> None:
    """Add what can be typed after `pack`; `word` reads a line that says something, `path` a file's name."""
    verbs = pack.add_subparsers(title=N_("commands"), metavar=_("COMMAND"), required=True, parser_class=parser)
    checked = verbs.add_parser("check", help=_("list what is wrong with a pack file, by line and field"))
    checked.set_defaults(command=check_pack, changes=False)
    checked.add_argument("path", metavar=_("PATH"), type=path, help=_("the pack file"))

    made = verbs.add_parser(
        "make",
        help=_("make a pack of a notebook"),
        description=_("Make a pack of a notebook: of all of it, or of the outlines and tags that are named."),
    )
    made.set_defaults(command=make, changes=False)
    made.add_argument("file", metavar=_("FILE"), type=path, help=_("the notebook"))
    made.add_argument("-o", "--output", metavar=_("OUT"), type=path, required=True, help=_("the file to write"))
    made.add_argument(
        "--outline", metavar=_("TITLE"), type=word, action="append", help=_("an outline, with the cards in it")
    )
    made.add_argument("--tag", metavar=_("TAG"), type=word, action="append", help=_("the cards with this tag"))
    made.add_argument("--title", metavar=_("TITLE"), type=word, help=_("what the pack is called"))
    made.add_argument("--id", metavar=_("ID"), type=word, help=_("a short name that no other pack has"))
    made.add_argument("--version", metavar=_("VERSION"), type=word, help=_("its version (default: the next)"))
    made.add_argument("--about", metavar=_("TEXT"), type=word, help=_("a sentence or two about what is in it"))
    made.add_argument("--licence", metavar=_("TEXT"), type=word, help=_("what others may do with it, as CC BY 4.0"))
    made.add_argument("--language", metavar=_("CODE"), type=word, help=_("the language of the texts, as en-GB"))

    diff = verbs.add_parser(
        "diff",
        help=_("say what a newer version of a pack changes"),
        description=_("Say what a newer version of a pack adds, changes and leaves out."),
    )
    diff.set_defaults(command=compare, changes=False)
    diff.add_argument("path", metavar=_("PATH"), type=path, help=_("the pack file"))
    diff.add_argument("newer", metavar=_("NEWER"), type=path, help=_("the newer one"))
    diff.add_argument("--json", action="store_true", help=_("print JSON"))


def make(arguments: Namespace) -> Outcome:
    """Make a pack of a notebook."""
    from essayplanner.notebook.outlines import find_outline, placed_cards
    from essayplanner.notebook.pack_making import Chosen, debates_of, tagged
    from essayplanner.work.packs import head_of, make_pack_file
    from essayplanner.work.progress import Progress

    with closing(Notebook.open(arguments.file)) as book:
        chosen = Chosen()
        if arguments.outline or arguments.tag:
            outlines = [find_outline(book, title).id for title in arguments.outline or ()]
            cards = {id for name in arguments.tag or () for id in tagged(book, name)}
            placed = {id for outline in outlines for id in placed_cards(book, outline)}
            chosen = Chosen(cards, outlines, debates_of(book, cards | placed))
        said = {name: getattr(arguments, name) or "" for name in ("id", "version", "about", "licence", "language")}
        head = head_of(arguments.output, arguments.title or "", fallback=book.title, **said)
        made = make_pack_file(book, head, chosen, arguments.output, Progress())
    return Outcome(f"{made.sentence}\n", "\n".join(made.remarks), wrote=True)


def compare(arguments: Namespace) -> Outcome:
    """Say what a newer version changes."""
    from essayplanner.work.packs import difference, read

    one, other = read(arguments.path), read(arguments.newer)
    changes = difference(one, other)
    if arguments.json:
        return Outcome(printing.as_json(_json(changes)))
    remark = ""
    if one.id != other.id:
        remark = _(
            "The ids differ (“{one}”, “{other}”), so nobody’s notebook takes one for a version of the other.",
            one=one.id,
            other=other.id,
        )
    return Outcome(_listed(changes, _("The two say the same.")), remark)


def bring_pack(arguments: Namespace) -> Outcome:
    """Import a pack, or list what that would change."""
    from essayplanner.cli.sourcing import import_compared, import_pack, refuse_older
    from essayplanner.notebook.pack_comparing import Comparison
    from essayplanner.work.bringing_in import pack_in

    if not (arguments.dry_run or arguments.json):
        return import_pack(arguments)
    pack = pack_in(arguments.path)
    with closing(Notebook.open(arguments.file)) as book:
        compared = Comparison(book, pack)
        changes = compared.changes
        refuse_older(pack, changes, theirs=arguments.theirs)
        remark = "" if arguments.dry_run else import_compared(compared, theirs=arguments.theirs).remark
    if arguments.theirs:
        changes = changes._replace(updated=(*changes.updated, *changes.asked), asked=())
    if arguments.json:
        kept = {"kept": [_change(each) for each in changes.asked]}
        return Outcome(printing.as_json({"title": pack.title} | _json(changes) | kept), remark)
    return Outcome(_listed(changes, _("All of it is here already.")), remark)


def _listed(changes: PackChanges, none: str) -> str:
    """A line for each change, or the sentence that says there is none."""
    rows = [
        (word, each.what, each.title, each.of, each.mine, each.theirs)
        for word, found in (
            (_("new"), changes.new),
            (_("changed"), changes.updated),
            (_("kept"), changes.asked),
            (_("left out"), changes.gone),
        )
        for each in found
    ]
    return printing.table(rows, none)


def _json(changes: PackChanges) -> dict[str, Any]:
    """The changes in the shape of `pack diff --json`."""
    return {
        "new": [_change(each) for each in changes.new],
        "changed": [_change(each) for each in changes.updated],
        "left_out": [_change(each) for each in changes.gone],
    }


def _change(change: PackChange) -> dict[str, str]:
    """One change in that shape."""
    return {
        "what": change.table,
        "uid": change.uid,
        "title": change.title,
        "field": change.field,
        "before": change.mine,
        "after": change.theirs,
    }

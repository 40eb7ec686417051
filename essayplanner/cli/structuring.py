"""The commands about structures: `structures` and `structure`."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.domain.structures import Scheme, Shape
from essayplanner.language import _, join_facts, sentences

_TASKS = ("add", "remove", "export", "save_from")


def add_verbs(added: Callable[..., Any], word: Callable[[str], str], path: Callable[[str], Path]) -> None:
    """Add what can be typed; `added` adds a command, `word` reads a line that says something, `path` a file's name."""
    about = (
        _("list the shapes and mark schemes"),
        _("List the shapes and mark schemes that an outline can be made with."),
    )
    listing = added("structures", help=about[0], description=about[1])
    listing.set_defaults(command=structures, changes=False)
    listing.add_argument("--json", action="store_true", help=_("print JSON"))

    about = (
        _("add, remove, export or make a structure of your own"),
        _("Add, remove or export a structure of your own, or make one of an outline."),
    )
    one = added("structure", help=about[0], description=about[1])
    one.set_defaults(command=structure, changes=False)
    one.check = one_of_structure
    one.add_argument("--add", metavar=_("PATH"), type=path, help=_("take in a file of shapes and schemes"))
    one.add_argument("--remove", metavar=_("KEY"), type=word, help=_("remove one of your own"))
    one.add_argument("--export", metavar=_("KEY"), type=word, help=_("write one to a file, for others to add"))
    one.add_argument("--save-from", metavar=_("FILE"), type=path, help=_("make a shape of an outline of this notebook"))
    one.add_argument("--outline", metavar=_("TITLE"), type=word, help=_("question or uid (default: the first outline)"))
    one.add_argument("-o", "--output", metavar=_("OUT"), type=path, help=_("the file to write"))


def structures(arguments: Namespace) -> Outcome:
    """List the shapes and schemes."""
    from essayplanner.work import structures as kept

    found = kept.structures()
    remark = sentences(trouble.sentence for trouble in kept.left_out())
    if arguments.json:
        values = {"shapes": [*map(_shape, found.shapes)], "schemes": [*map(_scheme, found.schemes)]}
        return Outcome(printing.as_json(values), remark)
    rows = [(shape.key, shape.title, join_facts((shape.about, _own(shape))), "") for shape in found.shapes]
    for each in found.schemes:
        title = _("{board}: {title}", board=each.board, title=each.title)
        rows.append((each.key, title, join_facts((*_numbers(each), _own(each))), each.remark))
    return Outcome(printing.table(rows, _("There are no structures.")), remark)


def _own(structure: Shape | Scheme) -> str:
    return _("yours") if structure.is_own else ""


def _numbers(scheme: Scheme) -> tuple[str, ...]:
    """What is known of it, and how surely."""
    return (*filter(None, (scheme.worth,)), scheme.basis.word)


def _shape(shape: Shape) -> dict[str, Any]:
    return {
        "key": shape.key,
        "title": shape.title,
        "about": shape.about,
        "tasks": [task.name.lower() for task in shape.tasks],
        "parts": [
            {
                "title": part.title,
                "role": part.role.value,
                "weight": part.weight,
                "slots": [slot.key for slot in part.slots],
                "hint": part.hint,
            }
            for part in shape.parts
        ],
        "own": shape.is_own,
    }


def _scheme(scheme: Scheme) -> dict[str, Any]:
    return {
        "key": scheme.key,
        "board": scheme.board,
        "title": scheme.title,
        "marks": scheme.marks,
        "minutes": scheme.minutes,
        "words": scheme.words,
        "worked_out_from": scheme.worked_out_from,
        "basis": scheme.basis.value,
        "source": scheme.source,
        "checked_on": scheme.checked_on,
        "version": scheme.version,
        "remark": scheme.remark,
        "shapes": list(scheme.shapes),
        "demands": [
            {
                "key": demand.key,
                "sentence": demand.sentence,
                "why": demand.why,
                "rules": list(demand.rules),
                "basis": demand.basis.value,
            }
            for demand in scheme.demands
        ],
        "own": scheme.is_own,
    }


def structure(arguments: Namespace) -> Outcome:
    """Add, remove or export a structure, or make one of an outline; prints the keys of what is new."""
    from essayplanner.work import structures as kept

    if arguments.add:
        added = kept.add_file(arguments.add)
        keys = [*(shape.key for shape in added.shapes), *(scheme.key for scheme in added.schemes)]
        return Outcome(printing.lines(keys), wrote=True)
    if arguments.remove:
        kept.remove(arguments.remove)
        return Outcome("", wrote=True)
    if arguments.export:
        kept.export(arguments.export, arguments.output)
        return Outcome("", wrote=True)
    shape = _shape_from(arguments)
    if arguments.output:
        kept.write_shape(shape, arguments.output)
    else:
        shape = kept.save_shape(shape)
    return Outcome(f"{shape.key}\n", wrote=True)


def _shape_from(arguments: Namespace) -> Shape:
    from essayplanner.coach.asked import reading_of
    from essayplanner.coach.shaping import shape_of
    from essayplanner.notebook.notebook import Notebook
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.notebook.plans import read_plan

    with closing(Notebook.open(arguments.save_from)) as book:
        plan = read_plan(book, find_outline(book, arguments.outline or "").id)
        return shape_of(plan, reading_of(plan))


def one_of_structure(arguments: Namespace) -> str:
    """What is wrong with the options of `structure`, as a sentence."""
    named = [name for name in _TASKS if getattr(arguments, name)]
    if not named:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in _TASKS)
        return _("nothing to do is named: one of {options}", options=options)
    if named[1:]:
        return _("--{option} does not go with the other options", option=named[1].replace("_", "-"))
    if arguments.outline and not arguments.save_from:
        return _("--outline goes with --save-from")
    if arguments.output and not (arguments.export or arguments.save_from):
        return _("--output goes with --export or --save-from")
    return _("--export needs --output, the file to write") if arguments.export and not arguments.output else ""

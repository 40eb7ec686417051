"""The commands about what is asked of an outline: `goals` lists it, `goal` changes it."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.coach.demanding import Demanded, Standing

#: What `goal` can do, each with what names it.
_WAYS = ("key", "says", "drop", "off", "on", "tick", "untick")


def add_verbs(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    """Add what can be typed; `verb` adds a command, `word` reads one line that says something."""
    about = (
        _("list what is asked of an outline, your goals first"),
        _("List what the mark scheme and you ask of an outline, your goals first, and how it stands with each."),
    )
    listed = verb("goals", goals, *about, json=True)
    listed.add_argument(
        "--outline", metavar=_("TITLE"), type=word, help=_("question or uid (default: the first outline)")
    )
    about = (
        _("choose, write or drop a goal, or change what is checked"),
        _("Choose, write or drop a goal of an outline, switch a demand of the scheme, or tick one off."),
    )
    added = verb("goal", goal, *about, changes=True)
    added.check = one_of_goal
    added.add_argument("--outline", metavar=_("TITLE"), type=word, required=True, help=_("question or uid"))
    added.add_argument("--key", metavar=_("KEY"), type=word, help=_("make a demand a goal, by its key or uid"))
    added.add_argument("--says", metavar=_("TEXT"), type=word, help=_("write a goal of your own"))
    added.add_argument(
        "--drop", metavar=_("UID-OR-KEY"), type=word, help=_("it is a goal no more; one of your own is removed")
    )
    added.add_argument("--off", metavar=_("KEY"), type=word, help=_("do not check this demand of the scheme"))
    added.add_argument("--on", metavar=_("KEY"), type=word, help=_("check it again"))
    added.add_argument("--tick", metavar=_("UID-OR-KEY"), type=word, help=_("tick it off in a section"))
    added.add_argument("--untick", metavar=_("UID-OR-KEY"), type=word, help=_("take the tick off a section"))
    added.add_argument("--section", metavar=_("TITLE"), type=word, help=_("the section: its title or uid"))


def one_of_goal(arguments: Namespace) -> str:
    """What is wrong with the options of `goal`, as a sentence."""
    given = [f"--{way}" for way in _WAYS if getattr(arguments, way)]
    if not given:
        return _("nothing to do is named: one of {options}", options=", ".join(f"--{way}" for way in _WAYS))
    if given[1:]:
        return _("{one} does not go with {other}", one=given[1], other=given[0])
    ticks = bool(arguments.tick or arguments.untick)
    if bool(arguments.section) != ticks:
        return (
            _("--section goes with --tick or --untick")
            if arguments.section
            else _("{one} needs --section", one=given[0])
        )
    return ""


def goals(arguments: Namespace) -> Outcome:
    """Print what is asked of an outline."""
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work.goals import standing

    with closing(Notebook.open(arguments.file)) as book:
        asked = standing(book, find_outline(book, arguments.outline or "").id)
    if arguments.json:
        return Outcome(printing.as_json(_json(asked)))
    off = [each for each in asked.every if each.is_off]
    rows = [(_("goal") if each.is_goal else "", each.name, each.words, each.state) for each in (*asked.asked, *off)]
    return Outcome(
        printing.table(
            rows, _("Nothing is asked of this outline yet: choose a mark scheme, or write a goal of your own.")
        )
    )


def _json(asked: "Demanded") -> dict[str, Any]:
    scheme = asked.scheme
    return {
        "scheme": scheme and {"key": scheme.key, "title": scheme.title, "basis": scheme.basis.value},
        "demands": [_demand(each) for each in (*asked.asked, *(each for each in asked.every if each.is_off))],
    }


def _demand(each: "Standing") -> dict[str, Any]:
    return {
        "key": each.key,
        "uid": each.uid,
        "words": each.words,
        "goal": each.is_goal,
        "off": each.is_off,
        "met": each.is_met,
        "state": each.state,
        "rules": list(each.rules),
        "findings": len(each.findings),
        "sections": list(each.numbers),
    }


def goal(arguments: Namespace) -> Outcome:
    """Change what is asked of an outline."""
    from essayplanner.notebook.outline_tree import find_section
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work import goals as work

    with closing(Notebook.open(arguments.file)) as book:
        outline = find_outline(book, arguments.outline).id
        if arguments.says:
            work.write_goal(book, outline, arguments.says)
            return Outcome("")
        way, name = next((way, name) for way in _WAYS if (name := getattr(arguments, way)))
        asked = work.find(work.standing(book, outline), name)
        if way == "key":
            work.make_goal(book, outline, asked.key, 0 if asked.key else asked.id)
        elif way == "drop":
            work.drop(book, outline, asked)
        elif way in ("tick", "untick"):
            section = find_section(book, outline, arguments.section)
            work.tick(book, asked, section.id, met=way == "tick")
        else:
            work.switch(book, outline, asked, on=way == "on")
    return Outcome("")

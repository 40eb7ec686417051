"""What can be typed after `essayplanner`."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from essayplanner import __version__
from essayplanner.cli import (
    asking,
    bringing,
    budgeting,
    coaching,
    commands,
    debating,
    exporting,
    goals,
    packing,
    planning,
    sourcing,
    structuring,
)
from essayplanner.cli.argparse_words import speak
from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import END
from essayplanner.domain.text import clean_line
from essayplanner.language import N_, _

_FILE, _PATH, _TITLE, _OUT = _("FILE"), _("PATH"), _("TITLE"), _("OUT")
_ABOUT = _("Plan an essay from cards. Without a command, the window opens:") + f"\n\n  essayplanner [{_FILE}]"

_CODES = _(
    "The exit code is 0 when all went well, 1 when a sentence on standard error says what did not, and 2 "
    "when the command was not understood."
)


class _Parser(ArgumentParser):
    """A parser that takes no half-written options, so that scripts stay right when options are added."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    #: What is wrong with options that are each right, as a sentence; empty where nothing is.
    check: Callable[[Namespace], str] | None = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        parsed, rest = super().parse_known_args(args, namespace)
        if self.check and (wrong := self.check(parsed)):
            self.error(wrong)
        return parsed, rest

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{self.prog}: {clean_line(message)}\n")


def parser() -> ArgumentParser:
    """The parser; what it gives has the `command` to call with it and whether that `changes` a notebook."""
    speak()
    top = _Parser(prog="essayplanner", description=_ABOUT, epilog=_CODES, formatter_class=RawDescriptionHelpFormatter)
    top.add_argument(
        "--version",
        action="version",
        version=f"essayplanner {__version__}",
        help=_("show program's version number and exit"),
    )
    verbs = top.add_subparsers(title=N_("commands"), metavar=_("COMMAND"), required=True, parser_class=_Parser)

    def verb(
        name: str, does: Any, about: str, description: str, *, changes: bool = False, json: bool = False
    ) -> _Parser:
        added: _Parser = verbs.add_parser(name, help=about, description=description)
        added.set_defaults(command=does, changes=changes)
        added.add_argument("file", metavar=_FILE, type=_path, help=_("the notebook"))
        if json:
            added.add_argument("--json", action="store_true", help=_("print JSON"))
        return added

    new = verb("new", commands.new, _("make a notebook"), _("Make a notebook."), changes=True)
    new.add_argument("--pack", metavar=_("NAME|PATH"), type=_word, help=_("fill it from a bundled pack or a pack file"))
    new.add_argument(
        "--title", metavar=_TITLE, type=_word, help=_("the topic (default: the pack’s title or the file’s name)")
    )

    cards = verb("cards", commands.cards, _("list the cards"), _("List the cards."), json=True)
    cards.add_argument("--kind", choices=[kind.value for kind in Kind], help=_("only cards of this kind"))
    cards.add_argument(
        "--search", metavar=_("TEXT"), type=clean_line, help=_("cards with these words, best match first")
    )
    cards.add_argument("--tag", metavar=_("TAG"), type=_word, help=_("only cards with this tag"))

    about = _("list the tags, group by group"), _("List the tags, group by group, with the number of cards of each.")
    tags = verb("tags", commands.tags, *about, json=True)
    tags.add_argument("--group", metavar=_("GROUP"), type=_word, help=_("only the names of this group"))

    verb("outlines", commands.outlines, _("list the outlines"), _("List the outlines."), json=True)

    about = _("print an outline with its sections and cards"), _("Print an outline with its sections and cards.")
    show = verb("show", commands.show, *about, json=True)
    show.add_argument("--outline", metavar=_TITLE, type=_word, help=_("question or uid (default: the first outline)"))

    about = (
        _("place a card in an outline and print the uid of the placement"),
        _("Place a card in an outline and print the uid of the placement."),
    )
    place = verb("place", commands.place, *about, changes=True)
    place.add_argument("--outline", metavar=_TITLE, type=_word, required=True, help=_("question or uid"))
    place.add_argument("--section", metavar=_TITLE, type=_word, required=True, help=_("section title or uid"))
    place.add_argument("--card", metavar=_("UID-OR-TITLE"), type=_word, required=True, help=_("the card"))
    place.add_argument("--under", metavar=_("PLACEMENT"), type=_word, help=_("uid of the placement to put it under"))

    about = (
        _("merge a card into another of its kind"),
        _("Merge a card into another of its kind, and print the uid of the one that is kept."),
    )
    merge = verb("merge", commands.merge, *about, changes=True)
    merge.add_argument("--card", metavar=_("UID-OR-TITLE"), type=_word, required=True, help=_("the card that goes"))
    merge.add_argument("--into", metavar=_("UID-OR-TITLE"), type=_word, required=True, help=_("the card that is kept"))

    _add_debating(verb)

    coaching.add_verbs(verb, _word)
    goals.add_verbs(verb, _word)
    budgeting.add_verb(verb, _word)

    verb("undo", commands.undo, _("undo the last step"), _("Undo the last step."), changes=True)
    about = _("redo the step that was undone last"), _("Redo the step that was undone last.")
    verb("redo", commands.redo, *about, changes=True)
    about = _("list the steps, oldest first"), _("List the steps, oldest first.")
    verb("history", commands.history, *about, json=True)

    about = (
        _("write an outline as a document, or a screen as a picture"),
        _("Write an outline as a document, or a screen as a picture."),
    )
    _add_options_of_export(verb("export", exporting.export, *about))

    sources = verb("sources", sourcing.sources, _("list the sources"), _("List the sources."), json=True)
    sources.add_argument(
        "--missing", action="store_true", help=_("list what is missing from cards and sources instead")
    )

    about = _("import sources, or the cards of a pack"), _("Import sources, or the cards of a pack.")
    _add_options_of_import(verb("import", sourcing.import_file, *about, changes=True))

    bringing.add_verb(verb, _word, _path)

    about = _("check whether a notebook is sound"), _("Check whether a notebook is sound.")
    checking = verb("check", commands.check, *about)
    checking.add_argument("--save-intact", metavar=_OUT, type=_path, help=_("save what is intact to a new notebook"))

    asking.add_verb(verbs, _path)
    structuring.add_verbs(verbs.add_parser, _word, _path)
    planning.add_verbs(verb, _word)

    pack = verbs.add_parser("pack", help=_("work with packs"), description=_("Work with packs."))
    packing.add_verb(pack, _Parser, _word, _path)
    return top


def _add_debating(verb: Callable[..., _Parser]) -> None:
    about = _("list the debates and their sides"), _("List the debates and their sides.")
    verb("debates", debating.debates, *about, json=True)
    about = (
        _("say how many cards of each side an outline uses"),
        _("Say how many cards of each side of a debate an outline uses."),
    )
    balance = verb("balance", debating.balance, *about, json=True)
    balance.add_argument(
        "--outline", metavar=_TITLE, type=_word, help=_("question or uid (default: the first outline)")
    )
    balance.add_argument(
        "--debate",
        metavar=_TITLE,
        type=_word,
        help=_("question or uid (default: the one the outline takes part in)"),
    )
    about = (
        _("make an outline that argues the other side"),
        _("Make an outline of what challenges another, and print its uid."),
    )
    argue = verb("argue", debating.argue, *about, changes=True)
    argue.add_argument("--outline", metavar=_TITLE, type=_word, required=True, help=_("question or uid"))
    argue.add_argument(
        "--against",
        metavar=_("NAME"),
        type=_word,
        help=_("the side to answer (default: the one with most of the claims that the outline uses)"),
    )

    about = (
        _("make, edit, merge or delete a debate"),
        _("Make a debate, or edit, merge or delete one, and print its uid."),
    )
    debate = verb("debate", debating.debate, *about, changes=True)
    debate.check = debating.one_of_debate
    debate.add_argument("--new", metavar=_TITLE, type=_word, help=_("make a debate with this question"))
    debate.add_argument("--side", metavar=_("NAME"), type=_word, action="append", help=_("a side of the new debate"))
    debate.add_argument("--between", metavar=_("NAME"), type=_word, help=_("its middle ground"))
    debate.add_argument("--debate", metavar=_TITLE, type=_word, help=_("the debate: question or uid"))
    debate.add_argument("--question", metavar=_TITLE, type=_word, help=_("what it asks from now on"))
    debate.add_argument("--merge", metavar=_TITLE, type=_word, help=_("the debate that becomes part of it"))
    debate.add_argument("--delete", action="store_true", help=_("delete it; its cards stay, on no side"))

    about = (
        _("make, edit, merge or delete a side of a debate"),
        _("Make a side of a debate, or edit, merge or delete one, and print its uid."),
    )
    side = verb("side", debating.side, *about, changes=True)
    side.check = debating.one_of_side
    side.add_argument("--debate", metavar=_TITLE, type=_word, required=True, help=_("the debate: question or uid"))
    side.add_argument("--new", metavar=_("NAME"), type=_word, help=_("make a side of this name"))
    side.add_argument("--between", action="store_true", help=_("it is the middle ground"))
    side.add_argument("--side", metavar=_("NAME"), type=_word, help=_("the side: name or uid"))
    side.add_argument("--name", metavar=_("NAME"), type=_word, help=_("what it is called from now on"))
    side.add_argument("--says", metavar=_("TEXT"), type=clean_line, help=_("what it says"))
    side.add_argument("--merge", metavar=_("NAME"), type=_word, help=_("the side whose cards come to it"))
    side.add_argument("--delete", action="store_true", help=_("delete it; its cards stay, on no side"))

    about = (
        _("put a card on a side, a historian on the line, or claims in order"),
        _(
            "Put a card on a side of a debate, or on none; a historian also at a place on the line. Or put a claim "
            "elsewhere among those of its side."
        ),
    )
    stand = verb("stand", debating.stand, *about, changes=True)
    stand.check = debating.stand_together
    stand.add_argument("--card", metavar=_("UID-OR-TITLE"), type=_word, required=True, help=_("the card"))
    stand.add_argument("--debate", metavar=_TITLE, type=_word, help=_("the debate: question or uid"))
    stand.add_argument("--side", metavar=_("NAME"), type=_word, help=_("the side: name or uid"))
    stand.add_argument(
        "--at", metavar=_("N"), type=_place, help=_("how far along the side a historian stands, 0 to 1000")
    )
    stand.add_argument(
        "--before", metavar=_("UID-OR-TITLE"), type=_word, help=_("the claim of its side before which a claim comes")
    )
    stand.add_argument("--last", action="store_true", help=_("let a claim come last on its side"))


def _add_options_of_import(imported: _Parser) -> None:
    about = _("a BibTeX, RIS, CSL-JSON or pack file, or another notebook; - for standard input")
    imported.add_argument("path", metavar=_PATH, type=_path, help=about)
    imported.add_argument(
        "--class", dest="source_class", choices=["primary", "secondary"], help=_("what the sources are")
    )
    imported.add_argument(
        "--theirs", action="store_true", help=_("of a pack, take what it says even where you changed it")
    )
    imported.add_argument("--duplicates", action="store_true", help=_("import every record, even what is here already"))


def _add_options_of_export(export: _Parser) -> None:
    export.check = exporting.wrong_options
    export.add_argument(
        "--outline",
        metavar=_TITLE,
        type=_word,
        help=_("question or uid (pictures of screens show the whole notebook without it)"),
    )
    export.add_argument("--to", choices=exporting.FORMATS, required=True, help=_("the format"))
    export.add_argument(
        "-o", "--output", metavar=_OUT, type=_path, required=True, help=_("the file to write; - for standard output")
    )
    export.add_argument("--style", metavar=_("STYLE"), type=_word, help=exporting.STYLES_HELP)
    export.add_argument("--split", action="store_true", help=_("list primary and secondary sources separately"))
    export.add_argument(
        "--reference-doc", metavar=_("F"), type=_path, help=_("a DOCX or ODT file to take the styles from")
    )
    export.add_argument(
        "--paper",
        choices=exporting.PAPERS,
        type=str.lower,
        help=_("for {formats} (default: {usual})", formats=", ".join(exporting.ON_PAPER), usual="a4"),
    )
    export.add_argument("--fit", action="store_true", help=_("make a picture of a screen as small as one sheet"))
    export.add_argument("--headings-only", action="store_true", help=_("only the question and the headings"))
    export.add_argument("--no-card-texts", action="store_true", help=_("leave out the texts of cards"))
    export.add_argument("--word-targets", action="store_true", help=_("include the words planned for each part"))
    export.add_argument("--cautions", action="store_true", help=_("include the cautions on cards"))


def _word(text: str) -> str:
    """One line that says something, cleaned like everything that is let into a notebook."""
    if line := clean_line(text):
        return line
    raise ArgumentTypeError(_("it is blank"))


def _place(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= END:
        return int(text)
    raise ArgumentTypeError(_("it is not a number from 0 to {most}", most=END))


def _path(text: str) -> Path:
    if not text.strip():
        raise ArgumentTypeError(_("the name is blank"))
    return Path(text)

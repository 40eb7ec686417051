"""What can be typed after `essayplanner`."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from essayplanner import __version__
from essayplanner.cli import commands, exporting, sourcing
from essayplanner.domain.cards import Kind
from essayplanner.domain.text import clean_line

_ABOUT = """\
Plans an essay from cards. Without a command it opens the window:

  essayplanner [FILE]"""

_CODES = "Ends with 0 for done, 1 with a sentence on standard error, 2 where the command is not understood."


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
    top = _Parser(prog="essayplanner", description=_ABOUT, epilog=_CODES, formatter_class=RawDescriptionHelpFormatter)
    top.add_argument("--version", action="version", version=f"essayplanner {__version__}")
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    def verb(name: str, does: Any, about: str, *, changes: bool = False, json: bool = False) -> _Parser:
        added: _Parser = verbs.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        added.set_defaults(command=does, changes=changes)
        added.add_argument("file", metavar="FILE", type=_path, help="the notebook")
        if json:
            added.add_argument("--json", action="store_true", help="print JSON")
        return added

    new = verb("new", commands.new, "make a notebook", changes=True)
    new.add_argument("--pack", metavar="NAME|PATH", type=_word, help="fill it from a bundled pack or a pack file")
    new.add_argument("--title", metavar="TITLE", type=_word, help="the topic (the pack's title or the file's name)")

    cards = verb("cards", commands.cards, "list the cards", json=True)
    cards.add_argument("--kind", choices=[kind.value for kind in Kind], help="cards of this kind alone")
    cards.add_argument("--search", metavar="TEXT", type=clean_line, help="cards with these words, best match first")

    verb("outlines", commands.outlines, "list the outlines", json=True)

    show = verb("show", commands.show, "print an outline with its sections and cards", json=True)
    show.add_argument("--outline", metavar="TITLE", type=_word, help="question or uid (the first outline)")

    place = verb("place", commands.place, "place a card in an outline and print the placement's uid", changes=True)
    place.add_argument("--outline", metavar="TITLE", type=_word, required=True, help="question or uid")
    place.add_argument("--section", metavar="TITLE", type=_word, required=True, help="section title or uid")
    place.add_argument("--card", metavar="UID-OR-TITLE", type=_word, required=True, help="the card")
    place.add_argument("--under", metavar="PLACEMENT", type=_word, help="uid of the placement that it goes under")

    verb("undo", commands.undo, "take back the last step", changes=True)
    verb("redo", commands.redo, "do the step again that was undone last", changes=True)
    verb("history", commands.history, "list the steps, oldest first", json=True)

    export = verb("export", exporting.export, "write an outline as a document")
    _add_options_of_export(export)

    sources = verb("sources", sourcing.sources, "list the sources", json=True)
    sources.add_argument("--missing", action="store_true", help="what is missing of cards and sources instead")

    imported = verb("import", sourcing.import_file, "bring in sources, or the cards of a pack", changes=True)
    imported.add_argument("path", metavar="PATH", type=_path, help="a BibTeX, RIS, CSL-JSON or pack file; - reads it")
    imported.add_argument("--class", dest="source_class", choices=["primary", "secondary"], help="what the sources are")
    imported.add_argument("--duplicates", action="store_true", help="bring in what seems to be here already too")

    checking = verb("check", commands.check, "say whether a notebook is sound")
    checking.add_argument("--save-intact", metavar="OUT", type=_path, help="save what is intact to a new notebook")

    pack = verbs.add_parser("pack", help="work with packs", description="Work with packs.")
    pack_verbs = pack.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    checked = pack_verbs.add_parser("check", help="say what is wrong in a pack file, by line and field")
    checked.set_defaults(command=commands.check_pack, changes=False)
    checked.add_argument("path", metavar="PATH", type=_path, help="the pack file")
    return top


def _add_options_of_export(export: _Parser) -> None:
    export.check = exporting.idle_options
    export.add_argument("--outline", metavar="TITLE", type=_word, required=True, help="question or uid")
    export.add_argument("--to", choices=exporting.FORMATS, required=True, help="the format")
    export.add_argument("-o", "--output", metavar="OUT", type=_path, required=True, help="the file; - prints it")
    export.add_argument("--style", metavar="STYLE", type=_word, help=exporting.STYLES_HELP)
    export.add_argument("--split", action="store_true", help="a list of works in primary and secondary sources")
    export.add_argument("--reference-doc", metavar="F", type=_path, help="a DOCX or ODT whose styles are taken over")
    export.add_argument("--paper", choices=exporting.PAPERS, type=str.lower, help="for docx, odt, pdf, plan (a4)")
    export.add_argument("--headings-only", action="store_true", help="the question and the headings alone")
    export.add_argument("--no-card-texts", action="store_true", help="titles of cards without their texts")
    export.add_argument("--word-targets", action="store_true", help="with the words planned for each part")
    export.add_argument("--cautions", action="store_true", help="with the cautions on cards")


def _word(text: str) -> str:
    """One line that says something, cleaned like everything that is let into a notebook."""
    if line := clean_line(text):
        return line
    raise ArgumentTypeError("it is blank")


def _path(text: str) -> Path:
    if not text.strip():
        raise ArgumentTypeError("the name is blank")
    return Path(text)

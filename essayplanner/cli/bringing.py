"""The command `bring`: notes and highlights become cards, packs are imported, other notebooks copied from."""

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.cli.sourcing import refuse_theirs
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Rule, read_rule
from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.proposals import Headings
from essayplanner.domain.text import clean_line, shorten
from essayplanner.domain.words import kind_word
from essayplanner.language import _, join_and, p_
from essayplanner.notebook.bringing import Brought, Deed, Here, Wish, bring
from essayplanner.notebook.brought_rows import card_uids
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources

_DEEDS = {
    Deed.MAKE: p_("what is done with a proposed card", "new"),
    Deed.JOIN: p_("what is done with a proposed card", "joined"),
    Deed.UPDATE: p_("what is done with a proposed card", "updated"),
    Deed.LEAVE: p_("what is done with a proposed card", "left out"),
}


def add_verb(verb: Callable[..., Any], word: Callable[[str], str], path: Callable[[str], Path]) -> None:
    """Add `bring` to the commands."""
    about = (
        _("make cards of notes, highlights or a document, or copy from another notebook"),
        _(
            "Make cards of notes, highlights or a document, as one step. What was brought before is brought up to "
            "date. A pack is imported, and what another notebook holds is copied."
        ),
    )
    added = verb("bring", bring_file, *about, changes=True, json=True)
    added.add_argument("path", metavar=_("INPUT"), type=path, help=_("the file or folder; - for standard input"))
    added.add_argument(
        "--rule",
        metavar=_("R"),
        type=_rule,
        help=_(
            "where a card begins: {rules} (default: the rule that makes most cards of a sensible length)",
            rules="heading[-N], item[-N], paragraph, blank, marker:SIGN, highlight, record",
        ),
    )
    added.add_argument("--headings", choices=list(Headings), help=_("what headings become"))
    added.add_argument("--kind", choices=[kind.value for kind in Kind], help=_("the kind of all cards"))
    added.add_argument(
        "--words", choices=["mine", "source"], help=_("whose words they are (default: what is known of the file tells)")
    )
    added.add_argument(
        "--source", metavar=_("KEY"), type=word, help=_("cite key of the source of all cards that name none")
    )
    added.add_argument("--tag", metavar=_("TAG"), type=word, action="append", help=_("a tag for all cards"))
    added.add_argument(
        "--theirs", action="store_true", help=_("of a pack, take what it says even where you changed it")
    )
    added.add_argument("--dry-run", action="store_true", help=_("only list what would be done"))


def _rule(typed: str) -> Rule:
    if rule := read_rule(typed):
        return rule
    raise ArgumentTypeError(_("there is no rule “{rule}”", rule=shorten(typed, 40)))


def bring_file(arguments: Namespace) -> Outcome:
    """Make, join and update the cards of a file, or list what would be done; packs and notebooks go their own ways."""
    ending = arguments.path.suffix.lower()
    if ending in (".toml", ".essayplan"):
        from essayplanner.cli.copying import bring_notebook
        from essayplanner.cli.packing import bring_pack

        _refuse_choices(arguments)
        if ending == ".toml":
            return bring_pack(arguments)
        refuse_theirs(arguments)
        return bring_notebook(arguments, is_dry=arguments.dry_run, as_json=arguments.json)
    refuse_theirs(arguments)
    return _bring_notes(arguments)


def _refuse_choices(arguments: Namespace) -> None:
    choices = ("rule", "headings", "kind", "words", "source", "tag")
    if given := [f"--{name}" for name in choices if getattr(arguments, name)]:
        raise EssayError(
            _("A pack or a notebook says for itself what its cards are: leave out {options}.", options=join_and(given))
        )


def _bring_notes(arguments: Namespace) -> Outcome:
    from essayplanner.cite.pandoc import Pandoc
    from essayplanner.work.bringing_notes import notes_in, notes_of
    from essayplanner.work.progress import Progress
    from essayplanner.work.proposing import Choices, proposed, said_of

    pandoc, progress = Pandoc(), Progress()
    if str(arguments.path) != "-":
        writing = notes_in(arguments.path, pandoc, progress)
    elif sys.stdin is None:
        raise EssayError(_("Standard input is closed, so nothing was imported."))
    else:
        writing = notes_of(sys.stdin.buffer.read(), "", pandoc, progress)
    kind = Kind(arguments.kind) if arguments.kind else None
    with closing(Notebook.open(arguments.file)) as book:
        source = _source(book, arguments.source) if arguments.source else 0
        quoted = {"mine": False, "source": True}.get(arguments.words)
        found = proposed(
            Here(book, writing), Choices(arguments.rule, Headings(arguments.headings or Headings.TAGS), kind, quoted)
        )
        wishes, done = found.wishes, Brought()
        if not arguments.dry_run and any(wish.deed is not Deed.LEAVE for wish in wishes):
            done = bring(book, writing, wishes, source=source, tags=arguments.tag or ())
        cards = _ids(wishes, done)
        uids = card_uids(book, cards)
    if arguments.json:
        return Outcome(
            printing.as_json(
                {
                    "title": writing.title,
                    "rule": str(found.rule),
                    "rules": [{"rule": str(each.rule), "cards": each.cards} for each in found.offered],
                    "cards": [_json(wish, uids.get(id, "")) for wish, id in zip(wishes, cards, strict=True)],
                    "remarks": list(writing.remarks),
                }
            )
        )
    said = said_of(writing, wishes, found.met, is_done=not arguments.dry_run)
    rows = [_row(wish) for wish in wishes]
    return Outcome(f"{said}\n{printing.table(rows) if rows else ''}", " ".join(writing.remarks))


def _source(book: Notebook, key: str) -> int:
    found = next((row.id for row in sources(book) if row.source.cite_key.casefold() == key.casefold()), 0)
    if not found:
        raise NotFoundError(
            _("There is no source “{key}” in this notebook; `sources` lists them.", key=shorten(key, 60))
        )
    return found


def _ids(wishes: list[Wish], done: Brought) -> list[int]:
    """For each wish the id of its card, 0 where there is none."""
    made = iter(done.made)
    return [next(made, 0) if wish.deed is Deed.MAKE else wish.card_id for wish in wishes]


def _row(wish: Wish) -> tuple[str, str, str, str]:
    proposal = wish.proposal
    return _DEEDS[wish.deed], kind_word(proposal.kind), clean_line(proposal.when), clean_line(proposal.title)


def _json(wish: Wish, uid: str) -> dict[str, Any]:
    proposal = wish.proposal
    return {
        "uid": uid,
        "deed": wish.deed.value,
        "kind": proposal.kind.value,
        "why": proposal.why,
        "title": proposal.title,
        "text": proposal.text,
        "quotation": proposal.quotation,
        "idea": proposal.idea,
        "when": proposal.when,
        "locator": proposal.locator,
        "tags": list(proposal.tags),
        "place": proposal.place,
    }

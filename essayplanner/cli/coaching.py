"""The commands of the coach: `coach`, and `questions` and `answer` for the questions that break a claim."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.domain.cards import Kind
    from essayplanner.notebook.answering import Asked

#: What is typed for a claim of no kind.
_NO_KIND = "none"


def add_verbs(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    """Add what can be typed; `verb` adds a command, `word` reads one line that says something."""
    from essayplanner.coach.registry import BY_KEY

    about = (
        _("print what an examiner would ask of an outline"),
        _("Print what an examiner would ask of an outline, the most serious first."),
    )
    added = verb("coach", coach, *about, json=True)
    added.add_argument(
        "--outline", metavar=_("TITLE"), type=word, help=_("question or uid (default: the first outline)")
    )
    added.add_argument(
        "--without",
        metavar=_("RULE"),
        choices=sorted(BY_KEY),
        action="append",
        default=[],
        help=_("leave a rule out, by the name it has in the JSON; may be given several times"),
    )
    about = (
        _("list the questions that test a claim, with your answers"),
        _("List the questions that test a claim of its kind, each with your answer to it."),
    )
    listed = verb("questions", questions, *about, json=True)
    listed.add_argument("--card", metavar=_("UID-OR-TITLE"), type=word, required=True, help=_("the claim"))
    _add_answer(verb, word)


def _add_answer(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    from essayplanner.domain.cards import Relation
    from essayplanner.domain.claim_kinds import ClaimKind
    from essayplanner.domain.critical_questions import KEYS

    about = (
        _("say what kind a claim is, or answer a question that tests it"),
        _("Say what kind a claim is, or answer one of the questions that test such a claim."),
    )
    added = verb("answer", answer, *about, changes=True)
    added.check = one_of_answer
    added.add_argument("--card", metavar=_("UID-OR-TITLE"), type=word, required=True, help=_("the claim"))
    added.add_argument(
        "--claim-kind",
        choices=[*(kind.value for kind in ClaimKind), _NO_KIND],
        help=_("what kind of claim it is from now on"),
    )
    added.add_argument("--question", metavar=_("KEY"), choices=KEYS, help=_("the question, as `questions` prints it"))
    added.add_argument("--note", metavar=_("TEXT"), type=word, help=_("answer it in words"))
    added.add_argument("--card-that-answers", metavar=_("UID-OR-TITLE"), type=word, help=_("answer it with a card"))
    added.add_argument(
        "--relation",
        choices=[relation.value for relation in Relation],
        help=_("what that card does to the claim; it is linked too"),
    )
    added.add_argument("--aside", metavar=_("REASON"), type=word, help=_("set it aside, for this reason"))
    added.add_argument("--take-back", action="store_true", help=_("take the answer back"))


def one_of_answer(arguments: Namespace) -> str:
    """What is wrong with the options of `answer`, as a sentence."""
    ways = {
        "--note": arguments.note,
        "--card-that-answers": arguments.card_that_answers,
        "--aside": arguments.aside,
        "--take-back": arguments.take_back,
    }
    given = [way for way, said in ways.items() if said]
    if arguments.relation and not arguments.card_that_answers:
        return _("--relation goes with --card-that-answers")
    if arguments.question and not given:
        return _("nothing to do is named: one of {options}", options=", ".join(ways))
    if given[2:] or (given[1:] and given != ["--note", "--card-that-answers"]):
        return _("{one} does not go with {other}", one=given[1], other=given[0])
    if given and not arguments.question:
        return _("{one} goes with --question", one=given[0])
    if not (given or arguments.claim_kind):
        return _("nothing to do is named: one of {options}", options="--claim-kind, --question")
    return ""


def coach(arguments: Namespace) -> Outcome:
    """Print the findings on an outline."""
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work.coaching import as_values, coached

    with closing(Notebook.open(arguments.file)) as book:
        outline = find_outline(book, arguments.outline or "")
        plan, found = coached(book, outline.id, frozenset(arguments.without))
    if arguments.json:
        return Outcome(printing.as_json([as_values(plan, finding) for finding in found.findings]))
    rows = [
        row
        for finding in found.findings
        for row in (
            (finding.severity.word, ", ".join(finding.numbers), finding.sentence),
            ("", "", finding.reason),
        )
    ]
    is_begun = any(part.is_begun for part in plan.parts)
    nothing = _("Nothing to ask.") if is_begun else _("Nothing to ask yet: the coach reads what you place and write.")
    return Outcome(printing.table(rows, nothing))


def questions(arguments: Namespace) -> Outcome:
    """Print the questions that a claim is asked."""
    from essayplanner.notebook.answering import asked_of
    from essayplanner.notebook.reading import card_fields, find_card

    with closing(Notebook.open(arguments.file)) as book:
        card = card_fields(book, find_card(book, arguments.card))
        asked = asked_of(book, card.id)
    if arguments.json:
        listed = [
            {
                "key": each.question.key,
                "question": each.question.words,
                "hint": each.question.hint,
                "answer": each.reply
                and {
                    "note": each.reply.note,
                    "card": each.answer.title if each.answer else "",
                    "aside": each.reply.is_aside,
                },
            }
            for each in asked
        ]
        values = {"uid": card.uid, "title": card.title, "claim_kind": card.claim_kind, "questions": listed}
        return Outcome(printing.as_json(values))
    rows = [(each.question.key, each.question.words, _answered(each)) for each in asked]
    return Outcome(
        printing.table(rows, _("No questions yet: first say what kind of claim it is, with `answer --claim-kind`."))
    )


def _answered(asked: "Asked") -> str:
    """What was answered to a question, in one line."""
    said = asked.reply
    if not said:
        return _("open")
    if said.is_aside:
        return _("set aside: {reason}", reason=said.note)
    parts = [_("“{title}”", title=asked.answer.title) if asked.answer else "", said.note]
    return " – ".join(part for part in parts if part)


def answer(arguments: Namespace) -> Outcome:
    """Say what kind a claim is, answer a question about it, or take an answer back."""
    from essayplanner.domain.cards import Relation
    from essayplanner.domain.claim_kinds import ClaimKind
    from essayplanner.domain.labels import label
    from essayplanner.domain.text import shorten
    from essayplanner.notebook.answering import answer_with
    from essayplanner.notebook.cards import edit_card
    from essayplanner.notebook.coaching import remove_reply, reply
    from essayplanner.notebook.reading import card_fields, find_card

    key, with_card = arguments.question, arguments.card_that_answers
    with closing(Notebook.open(arguments.file)) as book:
        card = card_fields(book, find_card(book, arguments.card))
        with book.step(label("reply" if key else "edit-card", title=shorten(card.title, 40))):
            if arguments.claim_kind:
                _refuse_unless_claim(card.kind)
                kind = None if arguments.claim_kind == _NO_KIND else ClaimKind(arguments.claim_kind)
                edit_card(book, card.id, claim_kind=kind)
            if key:
                _refuse_unless_asked(book, card.id, key)
            if arguments.take_back:
                remove_reply(book, card.id, key)
            elif with_card:
                relation = Relation(arguments.relation) if arguments.relation else None
                answer_with(book, card.id, key, find_card(book, with_card), relation, arguments.note or "")
            elif key:
                is_aside = arguments.aside is not None
                reply(book, card.id, key, note=arguments.aside or arguments.note, is_aside=is_aside)
    return Outcome("")


def _refuse_unless_claim(kind: "Kind") -> None:
    from essayplanner.domain.cards import Kind
    from essayplanner.domain.errors import RefusedError

    if kind is not Kind.CLAIM:
        raise RefusedError(_("This card is no claim, and only a claim has a kind; nothing was changed"))


def _refuse_unless_asked(book: Notebook, card_id: int, key: str) -> None:
    from essayplanner.domain.errors import RefusedError
    from essayplanner.notebook.answering import asked_of

    asked = [each.question.key for each in asked_of(book, card_id)]
    if not asked:
        raise RefusedError(
            _("This card is asked no questions: it is no claim, or nobody said what kind of claim it is"),
            mend=_("say it with --claim-kind"),
        )
    if key not in asked:
        raise RefusedError(
            _("A claim of this kind is not asked “{key}”; its questions are {keys}", key=key, keys=", ".join(asked))
        )

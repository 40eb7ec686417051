"""The commands about debates: `debates`, `balance`, `argue`, `debate`, `side` and `stand`."""

from argparse import Namespace
from collections import Counter
from contextlib import closing
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.domain.argument import Argument, DebateSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import debate_of, debate_with, draw_debate, shares
from essayplanner.domain.errors import NotFoundError
from essayplanner.language import _, n_
from essayplanner.notebook import debates as verbs
from essayplanner.notebook.argument import read_argument, read_debates
from essayplanner.notebook.notebook import Notebook


def debates(arguments: Namespace) -> Outcome:
    """List the debates, each with its sides and how many cards stand on them."""
    with closing(Notebook.open(arguments.file)) as book:
        argument = read_argument(book, 0)
    kinds = Counter((card.side_id, card.kind) for card in argument.cards.values())
    if arguments.json:
        return Outcome(printing.as_json([_json(debate, kinds) for debate in argument.debates]))
    rows = []
    for debate in argument.debates:
        rows.append((debate.uid, debate.question, ""))
        for side in debate.on_the_line:
            cards = sum(kinds[side.id, kind] for kind in Kind)
            rows.append(("", f"- {side.name}", n_("{n} card", "{n} cards", cards)))
    return Outcome(printing.table(rows, _("This notebook has no debate yet.")))


def _json(debate: DebateSeen, kinds: "Counter[tuple[int, Kind]]") -> dict[str, Any]:
    return {
        "uid": debate.uid,
        "question": debate.question,
        "sides": [
            {
                "uid": side.uid,
                "name": side.name,
                "says": side.says,
                "between": side.is_between,
                "claims": kinds[side.id, Kind.CLAIM],
                "evidence": kinds[side.id, Kind.EVIDENCE],
                "historians": kinds[side.id, Kind.HISTORIAN],
            }
            for side in debate.on_the_line
        ],
    }


def balance(arguments: Namespace) -> Outcome:
    """Say how many cards of each side an outline uses."""
    from essayplanner.notebook.outlines import find_outline

    with closing(Notebook.open(arguments.file)) as book:
        argument = read_argument(book, find_outline(book, arguments.outline or "").id)
        debate = _chosen(argument, verbs.find_debate(book, arguments.debate) if arguments.debate else 0)
    found = shares(argument.cards, debate, argument.outline)
    if arguments.json:
        sides = [
            {
                "name": share.side.name,
                "claims": share.claims,
                "evidence": share.evidence,
                "historians": share.historians,
            }
            for share in found
        ]
        return Outcome(printing.as_json({"debate": debate.question, "sides": sides}))
    return Outcome(
        printing.table(
            [
                (
                    share.side.name,
                    n_("{n} claim", "{n} claims", share.claims),
                    n_("{n} piece of evidence", "{n} pieces of evidence", share.evidence),
                    n_("{n} historian", "{n} historians", share.historians),
                )
                for share in found
            ]
        )
    )


def _chosen(argument: Argument, debate_id: int) -> DebateSeen:
    debate = next((each for each in argument.debates if each.id == debate_id), None) or debate_of(argument)
    if debate is None:
        raise NotFoundError(_("This notebook has no debate yet; make one first."))
    return debate


def argue(arguments: Namespace) -> Outcome:
    """Make an outline that argues the other side of one, and print its uid."""
    from essayplanner.notebook.other_side import argue_other_side
    from essayplanner.notebook.outlines import find_outline, outline_info

    with closing(Notebook.open(arguments.file)) as book:
        outline_id, against = find_outline(book, arguments.outline).id, 0
        if arguments.against:
            against = verbs.find_side(book, _chosen(read_argument(book, outline_id), 0).id, arguments.against)
        new = argue_other_side(book, outline_id, against)
        return Outcome(f"{outline_info(book, new).uid}\n")


def debate(arguments: Namespace) -> Outcome:
    """Make a debate and print its uid, or edit, merge or delete one."""
    with closing(Notebook.open(arguments.file)) as book:
        if arguments.new:
            new = verbs.add_debate(book, arguments.new, arguments.side or (), arguments.between or "")
            return _debate_uid(book, new)
        debate_id = verbs.find_debate(book, arguments.debate)
        if arguments.delete:
            verbs.delete_debate(book, debate_id)
        elif arguments.merge:
            verbs.merge_debates(book, debate_id, verbs.find_debate(book, arguments.merge))
        else:
            verbs.edit_debate(book, debate_id, arguments.question)
        return _debate_uid(book, debate_id)


def side(arguments: Namespace) -> Outcome:
    """Make a side of a debate and print its uid, or edit, merge or delete one."""
    with closing(Notebook.open(arguments.file)) as book:
        debate_id = verbs.find_debate(book, arguments.debate)
        if arguments.new:
            new = verbs.add_side(book, debate_id, arguments.new, arguments.says or "", is_between=arguments.between)
            return _side_uid(book, new)
        side_id = verbs.find_side(book, debate_id, arguments.side)
        if arguments.delete:
            verbs.delete_side(book, side_id)
        elif arguments.merge:
            verbs.merge_sides(book, side_id, verbs.find_side(book, debate_id, arguments.merge))
        else:
            edits: verbs.SideEdits = {"name": arguments.name or ""}
            if arguments.says is not None:
                edits["says"] = arguments.says
            verbs.edit_side(book, side_id, **edits)
        return _side_uid(book, side_id)


def stand(arguments: Namespace) -> Outcome:
    """Put a card on a side, a historian at a place on the line, or a claim elsewhere among those of its side."""
    from essayplanner.notebook import standing
    from essayplanner.notebook.reading import find_card

    with closing(Notebook.open(arguments.file)) as book:
        card_id = find_card(book, arguments.card)
        if arguments.before or arguments.last:
            _move_claim(book, card_id, find_card(book, arguments.before) if arguments.before else None)
        elif not arguments.debate:
            standing.set_side(book, [card_id], None)
        else:
            side_id = verbs.find_side(book, verbs.find_debate(book, arguments.debate), arguments.side)
            if arguments.at is None:
                standing.set_side(book, [card_id], side_id)
            else:
                standing.stand(book, card_id, side_id, arguments.at)
    return Outcome("")


def _move_claim(book: Notebook, card_id: int, before: int | None) -> None:
    """Put a claim elsewhere among those of its side, which have followed each other as the first outline uses them."""
    from essayplanner.notebook.claim_order import move_claims
    from essayplanner.notebook.outlines import outlines

    argument = read_argument(book, next((each.id for each in outlines(book)), 0))
    debate = debate_with(argument, card_id)
    columns = draw_debate(argument, debate).columns if debate else ()
    mine = next((column for column in columns if column.side.id == argument.cards[card_id].side_id), None)
    move_claims(book, [card_id], before, [claim.card.id for claim in mine.claims] if mine else ())


def _debate_uid(book: Notebook, id: int) -> Outcome:
    return Outcome("".join(f"{debate.uid}\n" for debate in read_debates(book) if debate.id == id))


def _side_uid(book: Notebook, id: int) -> Outcome:
    return Outcome("".join(f"{side.uid}\n" for debate in read_debates(book) for side in debate.sides if side.id == id))


def one_of_debate(arguments: Namespace) -> str:
    """What is wrong with the options of `debate`, as a sentence."""
    return _one(arguments, "debate", ("question", "merge", "delete"), ("side", "between"))


def one_of_side(arguments: Namespace) -> str:
    """What is wrong with the options of `side`, as a sentence."""
    return _one(arguments, "side", ("name", "says", "merge", "delete"), ("between",), both=("says",))


def stand_together(arguments: Namespace) -> str:
    """What is wrong with the options of `stand`, as a sentence."""
    if arguments.last and arguments.before:
        return _("--{option} does not go with the other options", option="last")
    if (arguments.last or arguments.before) and (arguments.debate or arguments.side or arguments.at is not None):
        return _("--{option} does not go with the other options", option="last" if arguments.last else "before")
    if bool(arguments.debate) != bool(arguments.side):
        return _("--debate and --side go together")
    return _("--at goes with --side") if arguments.at is not None and not arguments.side else ""


def _one(
    arguments: Namespace, which: str, changes: tuple[str, ...], of_new: tuple[str, ...], both: tuple[str, ...] = ()
) -> str:
    given = vars(arguments)

    def told(name: str) -> bool:
        return given[name] not in (None, False)

    if told("new"):
        wrong = [name for name in (which, *changes) if name not in (*of_new, *both) and told(name)]
    elif not told(which):
        return _("--new or --{option} is needed", option=which)
    else:
        wrong = [name for name in of_new if name != which and told(name)]
        if not any(map(told, changes)):
            return _("nothing to do is named: one of {options}", options=", ".join(f"--{each}" for each in changes))
        if sum(map(told, changes)) > 1 and not all(name in ("name", "says") for name in changes if told(name)):
            wrong += [name for name in changes if told(name)][1:]
    return _("--{option} does not go with the other options", option=wrong[0]) if wrong else ""

"""The questions that break a claim, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, assert_refused, printed

CLAIM = ("--card", "Café terror")


def answers(run: Run, book: Path) -> list[dict[str, object] | None]:
    return [each["answer"] for each in run("questions", book, *CLAIM, "--json").json["questions"]]


def test_a_claim_is_given_a_kind_and_its_questions_are_answered(run: Run, book: Path) -> None:
    assert run("questions", book, *CLAIM).out.startswith("No questions yet: first say")
    assert run("answer", book, *CLAIM, "--claim-kind", "cause") == (0, "", "")
    assert run("cards", book, "--search", "Café", "--json").json[0]["claim_kind"] == "cause"
    with_card = ("--card-that-answers", "Robert", "--relation", "qualifies")
    run("answer", book, *CLAIM, "--question", "cause-enough", *with_card, "--note", "He doubts it.")
    run("answer", book, *CLAIM, "--question", "cause-before", "--note", "By a year.")
    run("answer", book, *CLAIM, "--question", "cause-others", "--aside", "No room for it.")
    assert run("questions", book, *CLAIM).out.splitlines() == [
        "cause-enough  Would it have happened without this?              “Robert Service” – He doubts it.",
        "cause-before  Did this come first, and by how long?             By a year.",
        "cause-how     How did the one lead to the other, step by step?  open",
        "cause-others  What else pushed the same way?                    set aside: No room for it.",
    ]
    links = run("cards", book, "--search", "Robert", "--json").json[0]["links"]
    assert [(link["relation"], link["to"]) for link in links] == [
        ("challenges", "Café terror"),
        ("qualifies", "Café terror"),
    ]
    listed = run("questions", book, *CLAIM, "--json")
    assert printed(listed.json) == listed.out
    assert answers(run, book)[0] == {"note": "He doubts it.", "card": "Robert Service", "aside": False}
    (claim,) = run("cards", book, "--search", "Café", "--json").json
    assert claim["answers"][1:] == [
        {"question": "cause-before", "note": "By a year.", "card": "", "aside": False},
        {"question": "cause-others", "note": "No room for it.", "card": "", "aside": True},
    ]
    run("answer", book, *CLAIM, "--question", "cause-others", "--take-back")
    assert answers(run, book)[2:] == [None, None]
    (found,) = [each for each in run("coach", book, "--json").json if each["rule"] == "critical-question"]
    assert found["sentence"].startswith("2 questions about “Café terror”")
    run("answer", book, *CLAIM, "--claim-kind", "none")
    assert run("questions", book, *CLAIM, "--json").json["questions"] == []
    assert "Answer a question about “Café terror”" in run("history", book).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing to do is named"),
        (("--question", "cause-how"), "nothing to do is named: one of --note"),
        (("--note", "x"), "--note goes with --question"),
        (("--question", "cause-how", "--note", "x", "--aside", "y"), "--aside does not go with --note"),
        (("--question", "cause-how", "--note", "x", "--relation", "supports"), "--relation goes with"),
        (("--question", "why", "--note", "x"), "why"),
    ],
)
def test_options_that_do_not_go_together_are_not_understood(
    words: tuple[str, ...], said: str, run: Run, book: Path
) -> None:
    done = run("answer", book, *CLAIM, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_what_is_not_asked_is_refused_and_nothing_is_changed(run: Run, book: Path) -> None:
    note = ("--note", "x")
    assert_refused(run("answer", book, *CLAIM, "--question", "cause-how", *note), "say it with --claim-kind")
    wrong = ("--claim-kind", "motive", "--question", "cause-how", *note)
    assert_refused(run("answer", book, *CLAIM, *wrong), "its questions are motive-known, ")
    itself = ("--claim-kind", "cause", "--question", "cause-how", "--card-that-answers", "Café terror")
    assert_refused(run("answer", book, *CLAIM, *itself), "cannot answer for itself")
    assert run("questions", book, *CLAIM, "--json").json["claim_kind"] == ""

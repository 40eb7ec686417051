"""What the coach says, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, assert_refused, printed

WEAK = ("--outline", "Why did Stalin win?")


@pytest.fixture
def weak(run: Run, book: Path) -> Path:
    """The notebook with an outline of which something is asked."""
    run("outline-from", book, WEAK[1])
    run("edit-outline", book, *WEAK, "--thesis", "There were many reasons.")
    for card in ("Café terror", "Kirov is shot"):
        assert run("place", book, *WEAK, "--section", "Conclusion", "--card", card).code == 0
    return book


def test_findings_are_printed_in_words_and_for_programs(run: Run, weak: Path) -> None:
    before = weak.read_bytes()
    listed = run("coach", weak, *WEAK, "--json")
    assert {"thesis-takes-no-side"} <= {finding["rule"] for finding in listed.json}
    assert printed(listed.json) == listed.out
    for finding in listed.json:
        assert set(finding) == {"rule", "severity", "sentence", "reason", "places", "mend"}
        assert finding["severity"] in {"missing", "thin", "check"}
        assert all(set(place) == {"kind", "uid", "title"} for place in finding["places"])
        assert finding["mend"] is None or set(finding["mend"]) == {"how", "words", "card"}
    said = run("coach", weak, *WEAK).out
    assert all(finding["sentence"] in said for finding in listed.json)
    rules = {finding["rule"] for finding in listed.json}
    without = [word for rule in sorted(rules) for word in ("--without", rule)]
    assert run("coach", weak, *WEAK, *without).out == "Nothing to ask.\n"
    assert weak.read_bytes() == before


def test_a_reason_stands_below_what_was_found(run: Run, weak: Path) -> None:
    first, *_others = run("coach", weak, *WEAK, "--json").json
    found, reason = run("coach", weak, *WEAK).out.splitlines()[:2]
    assert found.startswith(first["severity"])
    assert found.endswith(first["sentence"])
    assert (reason.strip(), reason.index(reason.strip())) == (first["reason"], found.index(first["sentence"]))


def test_of_an_outline_with_nothing_in_it_it_is_not_said_that_all_is_well(run: Run, book: Path) -> None:
    run("outline-from", book, "Why did Stalin win?")
    said = run("coach", book, "--outline", "Why did Stalin win?")
    assert said == (0, "Nothing to ask yet: the coach reads what you place and write.\n", "")
    assert run("coach", book, "--outline", "Why did Stalin win?", "--json").json == []


def test_what_the_coach_is_asked_wrongly(run: Run, book: Path) -> None:
    assert_refused(run("coach", book, "--outline", "No such"), "no outline “No such”")
    assert run("coach", book, "--without", "no-such").code == 2
    for _time in range(2):
        run("outline-from", book, "Why did Stalin win?")
    assert_refused(run("coach", book, "--outline", "Why did Stalin win?"), "2 outlines are called")


def test_a_file_that_is_no_sound_notebook_is_left_as_it_was(run: Run, book: Path, tmp_path: Path) -> None:
    text, cut = tmp_path / "text.essayplan", tmp_path / "cut.essayplan"
    text.write_text("hello")
    cut.write_bytes(book.read_bytes()[:20_000])
    for file, said in ((text, "not an EssayPlanner notebook"), (cut, "is damaged"), (tmp_path / "gone", "no file")):
        before = file.read_bytes() if file.exists() else None
        for way in ("coach", "goals", "budget"):
            assert_refused(run(way, file), said)
        assert (file.read_bytes() if file.exists() else None) == before


def test_only_a_claim_is_of_a_kind(run: Run, book: Path) -> None:
    before = book.read_bytes()
    assert_refused(run("answer", book, "--card", "Robert Service", "--claim-kind", "cause"), "only a claim has a kind")
    assert book.read_bytes() == before

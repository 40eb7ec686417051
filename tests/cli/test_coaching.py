"""What the coach says, from the command line."""

from pathlib import Path

from tests.cli.conftest import QUESTION, Run, assert_refused, printed


def test_findings_are_printed_in_words_and_for_programs(run: Run, book: Path) -> None:
    before = book.read_bytes()
    listed = run("coach", book, "--outline", QUESTION, "--json")
    assert printed(listed.json) == listed.out
    for finding in listed.json:
        assert set(finding) == {"rule", "severity", "title", "sentence", "reason", "places", "mend"}
        assert finding["severity"] in {"missing", "thin", "check"}
    said = run("coach", book).out
    assert all(finding["sentence"] in said for finding in listed.json)
    rules = {finding["rule"] for finding in listed.json}
    without = [word for rule in sorted(rules) for word in ("--without", rule)]
    assert run("coach", book, *without).out == "Nothing to ask.\n"
    assert book.read_bytes() == before


def test_what_the_coach_is_asked_wrongly(run: Run, book: Path) -> None:
    assert_refused(run("coach", book, "--outline", "No such"), "no outline “No such”")
    assert run("coach", book, "--without", "no-such").code == 2

"""`bring`: notes become cards from the command line."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, assert_refused

NOTES = "Kirov\n- 1 Dec 1934: shot in Leningrad\n- Service p. 5: it suited Stalin\n- Dec 1934: Kirov is shot\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "lesson.txt"
    path.write_text(NOTES, encoding="utf-8")
    return path


def test_it_makes_cards_and_brings_them_up_to_date(run: Run, book: Path, notes: Path) -> None:
    done = run("bring", book, notes, "--tag", "lesson 9", "--tag", "terror")
    assert done.out.splitlines() == [
        "“lesson”: 2 cards made\xa0· 1 joined to a card that is here.",
        "new     evidence   1 Dec 1934  Shot in Leningrad",
        "new     historian              Robert Service: It suited Stalin",
        "joined  evidence   Dec 1934    Kirov is shot",
    ]
    made = {card["title"]: card for card in json.loads(run("cards", book, "--json").out)}
    assert made["Shot in Leningrad"]["tags"] == ["Kirov", "lesson 9", "terror"]
    cited = made["Robert Service: It suited Stalin"]["sources"]
    assert cited == [{"title": "Stalin: A Biography", "locator": "p. 5"}]
    assert "Make 2 cards of “lesson”" in run("history", book).out
    notes.write_text(NOTES.replace("shot in", "murdered in"), encoding="utf-8")
    again = run("bring", book, notes).out.splitlines()
    assert again[0] == "“lesson”: 1 card brought up to date\xa0· 2 brought before and unchanged."
    assert "Murdered in Leningrad" in run("cards", book).out


def test_a_dry_run_changes_nothing_and_tells_all(run: Run, book: Path, notes: Path) -> None:
    before = book.read_bytes()
    said = json.loads(run("bring", book, notes, "--dry-run", "--json", "--rule", "item", "--headings", "title").out)
    assert (said["title"], said["rule"], said["rules"]) == ("lesson", "item", [{"rule": "item", "cards": 3}])
    first = said["cards"][0]
    assert (first["title"], first["why"], first["uid"], first["tags"]) == (
        "Kirov: Shot in Leningrad",
        "tells what was done",
        "",
        [],
    )
    assert run("bring", book, notes, "--dry-run").out.startswith("“lesson”: 2 cards to make\xa0· 1 to join")
    assert book.read_bytes() == before


def test_standard_input_a_source_and_a_kind(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(b"One thing\n\nAnother thing\n")

    monkeypatch.setattr("sys.stdin", Piped)
    done = run("bring", book, "-", "--kind", "claim", "--source", "Service2004", "--words", "source", "--json")
    cards = json.loads(done.out)["cards"]
    assert [(each["text"], each["quotation"]) for each in cards] == [("", "One thing"), ("", "Another thing")]
    assert [(each["kind"], each["title"]) for each in cards] == [("claim", "One thing"), ("claim", "Another thing")]
    used = {each["uid"]: each["sources"] for each in json.loads(run("cards", book, "--json").out)}
    assert used[cards[0]["uid"]] == [{"title": "Stalin: A Biography", "locator": ""}]


def test_what_cannot_be_brought_is_said_in_a_sentence(run: Run, book: Path, tmp_path: Path, notes: Path) -> None:
    assert_refused(run("bring", book, tmp_path / "none.txt"), "There is no file")
    empty = tmp_path / "empty.txt"
    empty.write_text("\n\n")
    assert_refused(run("bring", book, empty), "empty.txt")
    assert_refused(run("bring", book, notes, "--source", "nobody"), "There is no source “nobody” in this notebook")
    unknown = run("bring", book, notes, "--rule", "chapters")
    assert (unknown.code, "there is no rule “chapters”" in unknown.err) == (2, True)


def test_records_of_other_programs_and_the_folder_of_a_vault(run: Run, book: Path, tmp_path: Path) -> None:
    table = tmp_path / "cards.csv"
    table.write_text("title,text,kind,tags\nA claim,Because.,claim,one\n", encoding="utf-8")
    made = json.loads(run("bring", book, table, "--json").out)
    (card,) = made["cards"]
    assert (made["rule"], card["kind"], card["why"], card["text"]) == (
        "record",
        "claim",
        "its file says so",
        "Because.",
    )
    vault = tmp_path / "Vault"
    vault.mkdir()
    (vault / "Kirov.md").write_text("Kirov was popular. #terror\n", encoding="utf-8")
    (card,) = json.loads(run("bring", book, vault, "--json").out)["cards"]
    assert (card["title"], card["tags"]) == ("Kirov", ["terror"])
    assert run("bring", book, vault).out.startswith("“Vault”: 1 brought before and unchanged.")

"""What the commands change: new, place, undo and redo."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards, outlining, packing
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import find_section
from essayplanner.notebook.outlines import duplicate_outline, find_outline
from tests.cli.conftest import PACK, QUESTION, Run, assert_refused
from tests.cli.done import Done


def title_of(path: Path) -> str:
    with closing(Notebook.open(path)) as book:
        return book.title


def sections(run: Run, book: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run("show", book, "--outline", QUESTION, "--json").json["sections"]
    return found


def test_a_new_notebook_is_empty_and_named_after_its_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "The purges.essayplan"
    done = run("new", path)
    assert done == (0, "Made “The purges.essayplan”.\n", "")
    assert title_of(path) == "The purges"
    assert run("cards", path, "--json").json == []
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_new_notebook_takes_a_title(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.essayplan"
    assert run("new", path, "--title", " The\tpurges\x1b ").code == 0
    assert title_of(path) == "The purges"


def test_a_new_notebook_is_filled_from_a_pack_file(run: Run, tmp_path: Path, pack: Path) -> None:
    path = tmp_path / "a.essayplan"
    done = run("new", path, "--pack", pack)
    assert done == (0, "Made “a.essayplan”. Imported 2 cards, 1 source and 1 outline.\n", "")
    assert title_of(path) == "A tiny pack"
    claim, evidence = run("cards", path, "--json").json
    assert (claim["side"], claim["tags"], claim["used_in"]) == ("One man", ["terror"], ["Was it one man?"])
    assert evidence["when"] == "1937/1938"
    assert evidence["sources"] == [{"title": "Stalin: A Biography", "locator": "p. 350"}]
    assert evidence["links"] == [
        {"relation": "supports", "to": "One man did it", "because": "His name stands on them."}
    ]
    assert run("history", path, "--json").json == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.essayplan", "tiny.toml"]
    assert run("check", path).out == "“a.essayplan” is sound.\n"


def test_the_bundled_pack_makes_a_notebook(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.essayplan"
    assert run("new", path, "--pack", "stalin").code == 0
    found = run("cards", path, "--json").json
    assert len(found) >= 30
    assert sum(card["kind"] == "historian" for card in found) >= 7
    assert "To what extent was Stalin’s rule a continuation of Lenin’s?" in [
        outline["title"] for outline in run("outlines", path, "--json").json
    ]
    assert run("check", path).code == 0
    assert_refused(run("undo", path), "nothing to undo")
    assert run("cards", path, "--json").json == found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[pack",
        b"[pack]\nid = 1",
        b"x" * 100,
        PACK.replace('"claim", placements', '"no-card", placements').encode(),
    ],
    ids=["empty", "not utf-8", "not toml", "not a pack", "a word", "unknown card"],
)
def test_a_bad_pack_makes_nothing(run: Run, tmp_path: Path, pack: Path, content: bytes) -> None:
    pack.write_bytes(content)
    assert_refused(run("new", tmp_path / "a.essayplan", "--pack", pack))
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.toml"]


def test_an_import_that_fails_makes_nothing(
    run: Run, tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise EssayError("The disk is full.")

    monkeypatch.setattr(packing.Import, "add_outlines", fail)
    assert_refused(run("new", tmp_path / "a.essayplan", "--pack", pack), "The disk is full.")
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.toml"]


def test_an_unknown_pack_is_named_with_those_there_are(run: Run, tmp_path: Path) -> None:
    assert_refused(run("new", tmp_path / "a.essayplan", "--pack", "lenin"), "“lenin”", "“stalin”")
    assert_refused(run("new", tmp_path / "a.essayplan", "--pack", tmp_path), "is not a file")
    assert list(tmp_path.iterdir()) == []


def test_new_never_replaces_a_file(run: Run, tmp_path: Path, pack: Path) -> None:
    path = tmp_path / "a.essayplan"
    path.write_text("mine")
    for more in ((), ("--pack", pack)):
        assert_refused(run("new", path, *more), "already exists")
    assert path.read_text() == "mine"
    lost = tmp_path / "link.essayplan"
    lost.symlink_to(tmp_path / "nowhere")
    for more in ((), ("--pack", pack)):
        assert_refused(run("new", lost, *more), "already exists")
    assert lost.is_symlink()


def test_new_says_why_it_cannot(run: Run, tmp_path: Path, pack: Path) -> None:
    for place in (tmp_path / "no" / "a.essayplan", pack / "a.essayplan", tmp_path / ("a" * 300)):
        for more in ((), ("--pack", pack)):
            assert_refused(run("new", place, *more))
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.toml"]


def place(run: Run, book: Path, section: str, card: str, *more: str) -> Done:
    return run("place", book, "--outline", QUESTION, "--section", section, "--card", card, *more)


def test_a_card_is_placed_last_in_a_section(run: Run, book: Path) -> None:
    done = place(run, book, "INTRODUCTION", "robert service")
    assert (done.code, done.err) == (0, "")
    placed = sections(run, book)[0]["placements"]
    assert [each["card"]["title"] for each in placed] == ["Café terror", "Robert Service"]
    assert done.out == placed[-1]["uid"] + "\n"
    assert run("history", book, "--json").json[-1]["label"] == "Place “Robert Service”"


def test_titles_are_found_whatever_their_case_and_composition(run: Run, book: Path) -> None:
    assert place(run, book, "terms", "CAFE\u0301  terror").code == 0


def test_straight_quotation_marks_stand_for_curly_ones(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        add_card(opened, Kind.CLAIM, "Stalin’s “bloc” – the votes")
        outlining.add_section(opened, Spot("outline", find_outline(opened, QUESTION).id), "Why Kirov’s murder?")
    plain = QUESTION.replace("’", "'")
    assert plain != QUESTION
    assert run("show", book, "--outline", plain) == run("show", book, "--outline", QUESTION)
    done = run(
        "place", book, "--outline", plain, "--section", "why kirov's murder?", "--card", 'stalin\'s "BLOC" - the votes'
    )
    assert (done.code, done.err) == (0, "")


def test_a_lone_beginning_suffices(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        add_card(opened, Kind.CLAIM, "Kirov")
        add_card(opened, Kind.CLAIM, "Kirov is missed")
        cards.trash_cards(opened, [add_card(opened, Kind.CLAIM, "Robert Tucker")])
    assert run("place", book, "--outline", "was it", "--section", "intro", "--card", "robert").code == 0
    assert place(run, book, "Terms", "KIROV").code == 0  # a whole title is no beginning
    uids = {card["title"]: card["uid"] for card in run("cards", book, "--json").json}
    before = book.read_bytes()
    done = place(run, book, "Terms", "kirov is")
    assert_refused(
        done,
        "2 cards begin with “kirov is”",
        *(f"“{each}” ({uids[each]})" for each in ("Kirov is shot", "Kirov is missed")),
    )
    assert "“Kirov”" not in done.err
    assert book.read_bytes() == before


def test_near_cards_are_named(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        for number in range(9):
            add_card(opened, Kind.CLAIM, f"The murder, view {number}")
        add_card(opened, Kind.CLAIM, "The murder of Kirov")
        cards.trash_cards(opened, [add_card(opened, Kind.CLAIM, "Kirov's murder")])
    done = place(run, book, "Terms", "Kriov’s murder")
    assert_refused(done, "There is no card “Kriov’s murder” in this notebook; the closest are: “The murder of Kirov”; ")
    assert done.err.count("“The murder") == 5
    assert_refused(place(run, book, "Terms", "zzzz"), "`cards` lists them.")


def test_what_there_is_is_listed_in_the_order_of_the_outline(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        outline = find_outline(opened, QUESTION).id
        end = find_section(opened, outline, "Introduction").id
        outlining.add_section(opened, Spot("outline", outline, before=end), "Preface")
    said = "its sections are: “Preface”; “Introduction”; “Terms”; “Again”; “Again”."
    assert_refused(place(run, book, "Nope", "Kirov is shot"), said)
    with closing(Notebook.open(book)) as opened:
        for title in ("Afterword", "Notes"):
            outlining.add_section(opened, Spot("outline", outline), title)
    assert_refused(place(run, book, "Nope", "Kirov is shot"), said[:-1] + " and 2 more.")


def test_a_question_met_twice_is_refused_with_the_uids(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        for _ in range(2):
            duplicate_outline(opened, find_outline(opened, "Another question").id)
    found = {each["uid"]: each["title"] for each in run("outlines", book, "--json").json}
    twice = [uid for uid, title in found.items() if title.endswith("(copy)")]
    assert_refused(run("show", book, "--outline", "another question (COPY)"), "2 outlines are called", *twice)
    assert_refused(run("show", book, "--outline", "anot"), "3 outlines begin with “anot”", *twice)
    assert run("show", book, "--outline", "another question").code == 0
    with closing(Notebook.open(book)) as opened:
        for _ in range(4):
            duplicate_outline(opened, find_outline(opened, "another question").id)
    assert_refused(run("show", book, "--outline", "nope"), "; “Another question (copy)” and 3 more.")
    assert_refused(run("show", book, "--outline", "Another question (copy)"), "6 outlines are called", " and 1 more.")


def test_a_card_is_placed_under_another(run: Run, book: Path) -> None:
    claim = sections(run, book)[0]["placements"][0]
    card = run("cards", book, "--kind", "historian", "--json").json[0]["uid"]
    done = place(run, book, "introduction", card, "--under", claim["uid"])
    assert [each["uid"] for each in sections(run, book)[0]["placements"][0]["placements"]][1:] == [done.out.strip()]


def test_an_inner_section_is_found_and_a_title_met_twice_is_refused_with_the_uids(run: Run, book: Path) -> None:
    again = [sections(run, book)[0]["sections"][0]["sections"][0]["uid"], sections(run, book)[1]["uid"]]
    before = book.read_bytes()
    assert_refused(place(run, book, "again", "Kirov is shot"), "2 sections", *again)
    assert book.read_bytes() == before
    assert place(run, book, again[0], "Kirov is shot").code == 0
    assert len(sections(run, book)[0]["sections"][0]["sections"][0]["placements"]) == 1


def test_a_card_title_met_twice_is_refused_with_the_uids(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        add_card(opened, Kind.CLAIM, "kirov is SHOT")
    uids = [card["uid"] for card in run("cards", book, "--search", "kirov", "--json").json]
    assert_refused(place(run, book, "Terms", "Kirov is shot"), *uids)


def test_what_cannot_be_placed_is_refused_with_the_reason(run: Run, book: Path) -> None:
    claim = sections(run, book)[0]["placements"][0]
    evidence = claim["placements"][0]["uid"]
    before = book.read_bytes()
    assert_refused(
        place(run, book, "Introduction", "Café terror", "--under", evidence), "Nothing can go under evidence"
    )
    assert_refused(place(run, book, "Terms", "Café terror", "--under", claim["uid"]), "placement", "in this section")
    assert_refused(place(run, book, "Introduction", "Café terror", "--under", "nonsense"), "“nonsense”")
    assert_refused(place(run, book, "Middle", "Café terror"), "“Middle”", "“Introduction”")
    assert_refused(place(run, book, "Only here", "Café terror"), "“Only here”")
    assert_refused(place(run, book, "Terms", "Thrown away"), "“Thrown away”")
    assert_refused(place(run, book, "Terms", "No card"), "“No card”")
    assert_refused(
        run("place", book, "--outline", "No outline", "--section", "Terms", "--card", "Kirov is shot"), "“No outline”"
    )
    assert book.read_bytes() == before


def test_a_card_is_merged_into_another_of_its_kind(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        add_card(opened, Kind.EVIDENCE, "Kirov was shot", text="On a corridor.")
    (kept,) = run("cards", book, "--search", "Kirov is shot", "--json").json
    assert_refused(run("merge", book, "--card", "Café terror", "--into", "Kirov is shot"), "of the same kind")
    assert run("merge", book, "--card", "Kirov was shot", "--into", "Kirov is shot") == (0, f"{kept['uid']}\n", "")
    (merged,) = run("cards", book, "--search", "Kirov", "--json").json
    assert (merged["uid"], merged["text"]) == (kept["uid"], "In Leningrad.\n\nOn a corridor.")
    assert run("undo", book).out == "Undone: Merge “Kirov was shot” into “Kirov is shot”\n"


def test_undo_and_redo_say_what_they_did(run: Run, book: Path) -> None:
    before = run("show", book, "--json")
    place(run, book, "Terms", "Kirov is shot")
    after = run("show", book, "--json")
    assert run("undo", book) == (0, "Undone: Place “Kirov is shot”\n", "")
    assert run("show", book, "--json") == before
    assert run("redo", book) == (0, "Redone: Place “Kirov is shot”\n", "")
    assert run("show", book, "--json") == after
    assert_refused(run("redo", book), "nothing to redo")


def test_everything_can_be_undone_and_done_again(run: Run, book: Path) -> None:
    shown = run("cards", book, "--json"), run("show", book, "--json"), run("outlines", book, "--json")
    steps = len(run("history", book, "--json").json)
    for _ in range(steps):
        assert run("undo", book).code == 0
    assert_refused(run("undo", book), "nothing to undo")
    assert run("cards", book, "--json").json == []
    assert_refused(run("show", book), "no outline yet")
    for _ in range(steps):
        assert run("redo", book).code == 0
    assert (run("cards", book, "--json"), run("show", book, "--json"), run("outlines", book, "--json")) == shown

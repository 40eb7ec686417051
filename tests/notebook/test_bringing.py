"""Notes become cards, with their sources and tags, as one step; brought again, they are found."""

from collections.abc import Sequence

import pytest

from essayplanner.domain.alike_cards import AlikeCards, Said
from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Card, Kind, Voice
from essayplanner.domain.cutting import Rule, Way, best_rule
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.proposals import propose
from essayplanner.notebook import cards, sources
from essayplanner.notebook.bringing import Brought, Deed, Fate, Here, Met, Wish, bring
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import read_cards
from tests.domain.noted import LESSON, written

ITEMS = Rule(Way.ITEM, 1)


def met(book: Notebook, writing: Writing, rule: Rule = ITEMS) -> tuple[list[Met], list[Wish]]:
    here = Here(book, writing)
    made = propose(writing, rule, here.known)
    found = here.met(made)
    return found, [
        Wish(each, there.deed, there.card_id, origin_id=there.origin_id)
        for each, there in zip(made, found, strict=True)
    ]


def fates(found: Sequence[Met]) -> list[Fate]:
    return [each.fate for each in found]


def brought(book: Notebook, writing: Writing, rule: Rule = ITEMS) -> Brought:
    return bring(book, writing, met(book, writing, rule)[1])


def card(book: Notebook, id: int) -> Card:
    return read_cards(book, [id])[0]


def test_all_of_it_is_one_step(book: Notebook) -> None:
    service = sources.add_source(
        book, "service", {"title": "A History", "author": [{"family": "Service", "given": "Robert"}]}
    )
    done = bring(book, LESSON, met(book, LESSON, best_rule(LESSON))[1], tags=("lesson 9",))
    assert (len(done.made), done.joined, done.updated) == (9, (), ())
    first, historian = card(book, done.made[0]), card(book, done.made[3])
    assert (first.kind, first.title, first.when, first.tags) == (
        Kind.EVIDENCE,
        "Shot in Leningrad by Nikolaev",
        "1934-12-01",
        ("Kirov", "lesson 9"),
    )
    assert first.span is not None
    assert (historian.title, [(each.source.cite_key, each.locator) for each in historian.citations]) == (
        "Robert Service",
        [("service", "p. 210")],
    )
    assert book.history()[-1].label.words == "Make 9 cards of “lesson 9 notes”"
    book.undo()
    assert (read_cards(book), book.rows("SELECT 1 FROM origin"), book.rows("SELECT name FROM tag")) == ([], [], [])
    book.redo()
    assert (len(read_cards(book)), len(book.rows("SELECT 1 FROM origin"))) == (9, 9)
    assert sources.use_counts(book) == {service: 1}


def test_what_came_along_is_added_or_recognised(book: Notebook) -> None:
    here = sources.add_source(book, "here", {"type": "book", "title": "A History", "author": [{"family": "Service"}]})
    writing = Writing(
        "Highlights",
        "clippings",
        (
            Block(What.HIGHLIGHT, "One.", source=1, locator="p. 4"),
            Block(What.HIGHLIGHT, "Two.", source=0, comment="Why?"),
        ),
        (
            {"type": "book", "title": "A History", "author": [{"family": "Service"}]},
            {"type": "book", "title": "Another", "author": [{"family": "Conquest"}]},
            {"type": "book", "title": "Never cited"},
        ),
    )
    done = brought(book, writing, Rule(Way.HIGHLIGHT))
    assert [row.source.title for row in sources.sources(book)] == ["Another", "A History"]
    one, two = read_cards(book, done.made)
    assert (one.quotation, one.text, one.voice, one.citations[0].locator) == ("One.", "", Voice.QUOTATION, "p. 4")
    assert (two.idea, two.citations[0].source.cite_key, done.sources) == ("Why?", "here", (here + 1,))


def test_the_writing_itself_or_one_source_is_cited_by_the_rest(book: Notebook) -> None:
    writing = written("- one thing\n- another thing")._replace(about={"type": "article", "title": "Lesson nine"})
    wishes = met(book, writing)[1]
    done = bring(book, writing, wishes, as_source=True)
    (added,) = done.sources
    assert sources.use_counts(book) == {added: 2}
    book.undo()
    chosen = sources.add_source(book, "chosen", {"title": "Chosen"})
    bring(book, writing, wishes, source=chosen)
    assert sources.use_counts(book) == {chosen: 2}


def test_what_a_card_says_already_is_joined_and_not_made(book: Notebook) -> None:
    here = cards.add_card(book, Kind.EVIDENCE, "Kamenev and Zinoviev were executed", when="1936-08")
    other_year = cards.add_card(book, Kind.EVIDENCE, "Bukharin in the dock", when="1929")
    found, wishes = met(book, LESSON)
    assert fates(found) == [*[Fate.NEW] * 6, Fate.HERE, Fate.NEW, Fate.NEW]
    assert (found[6].card_id, found[6].deed) == (here, Deed.JOIN)
    done = bring(book, LESSON, wishes)
    assert (len(done.made), done.joined) == (8, (here,))
    assert (card(book, here).tags, card(book, here).title) == (("Old comrades",), "Kamenev and Zinoviev were executed")
    assert card(book, other_year).tags == ()
    untagged = written("- Kamenev and Zinoviev executed", "other.txt")
    assert met(book, untagged)[0][0].deed is Deed.LEAVE


def test_the_words_of_a_card_that_was_joined_stay_the_students(book: Notebook) -> None:
    here = cards.add_card(book, Kind.EVIDENCE, "Kamenev and Zinoviev were executed", text="Mine.", idea="Why then?")
    brought(book, LESSON)
    blocks = list(LESSON.blocks)
    (number,) = (at for at, block in enumerate(blocks) if "Kamenev" in block.text)
    blocks[number] = blocks[number]._replace(text="Aug 1936 Kamenev and Zinoviev shot")
    newer = LESSON._replace(blocks=tuple(blocks))
    found, wishes = met(book, newer)
    assert [(each.fate, each.deed) for each in found if each.card_id == here] == [(Fate.OTHER, Deed.LEAVE)]
    with pytest.raises(RefusedError, match="no card to make"):
        bring(book, newer, wishes)
    assert (card(book, here).text, card(book, here).idea) == ("Mine.", "Why then?")


def test_a_date_that_the_student_gave_stays(book: Notebook) -> None:
    (made,) = brought(book, written("- Dec 1934: Kirov was shot")).made
    cards.edit_card(book, made, when="1934-12-01")
    found, _wishes = met(book, written("- Dec 1934: Kirov was shot in Leningrad"))
    assert [(each.fate, each.deed) for each in found] == [(Fate.BOTH, Deed.LEAVE)]
    assert card(book, made).when == "1934-12-01"


def test_another_view_of_a_historian_is_another_card(book: Notebook) -> None:
    cards.add_card(book, Kind.HISTORIAN, "Robert Service", text="He was rude.")
    found, wishes = met(book, written("- Service p. 3: He was rude.\n- Service p. 4: he was ill"))
    assert fates(found) == [Fate.HERE, Fate.NEW]
    assert wishes[1].proposal.title == "Robert Service: He was ill"


def test_brought_again_unchanged_nothing_is_made(book: Notebook) -> None:
    brought(book, LESSON)
    found, wishes = met(book, LESSON)
    assert fates(found) == [Fate.BEFORE] * 9
    with pytest.raises(RefusedError, match="There is no card to make"):
        bring(book, LESSON, wishes)
    assert fates(met(book, LESSON._replace(came_from="copy.docx"))[0]) == [Fate.HERE] * 9


def test_what_changed_in_the_file_alone_is_updated(book: Notebook) -> None:
    done = brought(book, LESSON)
    cards.edit_card(book, done.made[1], title="My own words")
    cards.trash_cards(book, [done.made[2]])
    blocks = list(LESSON.blocks)
    for number, words in ((1, "2 Dec 1934: shot at the Smolny"), (2, "decree: no appeal"), (3, "no part of it proven")):
        blocks[number] = blocks[number]._replace(text=words)
    newer = LESSON._replace(blocks=(*blocks, Block(What.ITEM, "one more note", 1)))
    found, wishes = met(book, newer)
    assert fates(found) == [Fate.NEWER, Fate.BOTH, Fate.TRASHED, *[Fate.BEFORE] * 6, Fate.NEW]
    again = bring(book, newer, wishes)
    assert (len(again.made), again.updated) == (1, (done.made[0],))
    assert (card(book, done.made[0]).title, card(book, done.made[0]).when) == ("Shot at the Smolny", "1934-12-02")
    assert card(book, done.made[1]).title == "My own words"
    assert fates(met(book, newer)[0])[:2] == [Fate.BEFORE, Fate.BOTH]
    wishes[1] = wishes[1]._replace(deed=Deed.UPDATE)
    bring(book, newer, wishes[1:2])
    assert card(book, done.made[1]).title == "Decree: no appeal"
    assert book.history()[-1].label.words == "Bring 1 card of “lesson 9 notes” up to date"


def test_notes_are_found_by_their_text_when_others_come_between(book: Notebook) -> None:
    brought(book, LESSON)
    blocks = (LESSON.blocks[0], Block(What.ITEM, "first of all", 1), *LESSON.blocks[1:])
    assert fates(met(book, LESSON._replace(blocks=blocks))[0]) == [Fate.NEW, *[Fate.BEFORE] * 9]


def test_what_the_student_changed_in_the_preview_is_made_so(book: Notebook) -> None:
    wish = met(book, LESSON)[1][0]._replace(title=" Kirov shot ", kind=Kind.CLAIM, when="")
    (made,) = bring(book, LESSON, [wish]).made
    assert (card(book, made).title, card(book, made).kind, card(book, made).when) == ("Kirov shot", Kind.CLAIM, "")


def test_pasted_text_comes_from_nowhere_and_is_compared_by_its_words(book: Notebook) -> None:
    pasted = LESSON._replace(came_from="", title="")
    brought(book, pasted)
    assert book.rows("SELECT 1 FROM origin") == []
    assert book.history()[-1].label.words == "Make 9 cards of “Pasted text”"
    assert set(fates(met(book, pasted)[0])) == {Fate.HERE}


def test_a_page_without_a_source_stays_in_the_words(book: Notebook) -> None:
    (made,) = brought(book, written("- p. 3: he was rude")).made
    assert (card(book, made).title, card(book, made).text) == ("He was rude", "(p. 3)")
    assert fates(met(book, written("- p. 3: he was very rude"))[0]) == [Fate.NEWER]


def test_a_step_that_fails_leaves_nothing(book: Notebook) -> None:
    wishes = met(book, LESSON)[1]
    with pytest.raises(NotFoundError):
        bring(book, LESSON, [*wishes, wishes[0]._replace(deed=Deed.JOIN, card_id=99_999)])
    assert (read_cards(book), book.history()) == ([], [])


def test_a_card_is_found_by_its_own_uid(book: Notebook) -> None:
    id = cards.add_card(book, Kind.CLAIM, "Terror grew from below", text="So says the file.")
    (uid,) = book.row("SELECT uid FROM card")
    same, other = (
        Writing("Cards", "EssayPlanner", (Block(What.RECORD, "So says the file.", title=title, place=uid),))
        for title in ("Terror grew from below", "Terror came from above")
    )
    assert met(book, same, Rule(Way.RECORD))[0] == [Met(Fate.HERE, id, "Terror grew from below", Deed.LEAVE)]
    found, wishes = met(book, other, Rule(Way.RECORD))
    assert found == [Met(Fate.OTHER, id, "Terror grew from below", Deed.LEAVE)]
    assert bring(book, other, [wishes[0]._replace(deed=Deed.UPDATE)]).updated == (id,)
    assert (card(book, id).title, len(read_cards(book))) == ("Terror came from above", 1)
    cards.trash_cards(book, [id])
    assert fates(met(book, other, Rule(Way.RECORD))[0]) == [Fate.TRASHED]


def test_a_page_that_the_words_tell_is_not_told_twice(book: Notebook) -> None:
    notes = written("- Kershaw, *Hubris*, p. 529: he worked little\n- Fulbrook p. 88: it was more than repression")
    brought(book, notes)
    assert [each.text for each in read_cards(book)] == [
        "Kershaw, *Hubris*, p. 529: he worked little",
        "It was more than repression (p. 88)",
    ]
    assert fates(met(book, notes._replace(came_from="copy.docx"))[0]) == [Fate.HERE] * 2


def test_a_note_that_names_no_page_is_looked_for_once(book: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Said] = []

    class Counted(AlikeCards):
        def find(self, said: Said) -> int:
            looked.append(said)
            return super().find(said)

    monkeypatch.setattr("essayplanner.notebook.bringing.AlikeCards", Counted)
    notes = (Block(What.ITEM, "Kirov was shot", 1), Block(What.ITEM, "Ryutin was expelled", 1, locator="p. 3"))
    met(book, Writing("Notes", "notes.md", notes))
    assert len(looked) == 3  # the second with its page too

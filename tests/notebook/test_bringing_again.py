"""Notes that are brought again bring their own cards up to date, and no other."""

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Rule, Way
from essayplanner.notebook import cards
from essayplanner.notebook.bringing import Deed, Fate, bring
from essayplanner.notebook.merging_cards import merge_cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import read_cards
from tests.domain.noted import written
from tests.notebook.test_bringing import brought, card, fates, met

NOTES = ("Kirov was shot in Leningrad", "Ryutin called Stalin an evil genius", "Order 447 set quotas")


def items(*texts: str) -> Writing:
    return written("\n".join(f"- {text}" for text in texts))


def titles(book: Notebook) -> list[str]:
    return [each.title for each in read_cards(book)]


def test_a_note_before_the_others_takes_no_card_from_them(book: Notebook) -> None:
    done = brought(book, items(*NOTES)).made
    newer = items("Read before the lesson", "Kirov was shot in the Smolny", *NOTES[1:])
    assert fates(met(book, newer)[0]) == [Fate.NEW, Fate.NEWER, Fate.BEFORE, Fate.BEFORE]
    brought(book, newer)
    assert titles(book) == ["Kirov was shot in the Smolny", *NOTES[1:], "Read before the lesson"]
    assert (card(book, done[0]).title, len(book.history())) == ("Kirov was shot in the Smolny", 2)
    assert set(fates(met(book, newer)[0])) == {Fate.BEFORE}


def test_where_notes_stand_is_kept_with_every_step(book: Notebook) -> None:
    brought(book, items(*NOTES))
    brought(book, items("Preface", *NOTES))
    places = "SELECT c.title, o.found_at FROM origin o JOIN card c ON c.id = o.card_id ORDER BY o.id"
    assert book.rows(places) == [*((text, f"#{at}") for at, text in enumerate(NOTES, 2)), ("Preface", "#1")]
    book.undo()
    assert book.rows(places) == [(text, f"#{at}") for at, text in enumerate(NOTES, 1)]


def test_another_file_of_the_name_makes_cards_of_its_own(book: Notebook) -> None:
    brought(book, items(*NOTES))
    other = items("Famine in Ukraine", "Stalin read the lists", "Collective farms")
    assert fates(met(book, other)[0]) == [Fate.NEW] * 3
    assert set(fates(met(book, items(*NOTES))[0])) == {Fate.BEFORE}


def test_what_was_brought_by_another_rule_is_here_already(book: Notebook) -> None:
    writing = written("## Terror\nKirov was shot.\n\nRyutin was arrested.\n## Famine\nGrain was exported.")
    (terror, famine) = brought(book, writing, Rule(Way.HEADING, 2)).made
    found = met(book, writing, Rule(Way.PARAGRAPH))[0]
    assert [(each.fate, each.card_id, each.deed) for each in found] == [
        (Fate.HERE, id, Deed.LEAVE) for id in (terror, terror, famine)
    ]
    book.undo()
    first = brought(book, writing, Rule(Way.PARAGRAPH)).made
    found = met(book, writing, Rule(Way.HEADING, 2))[0]
    assert [(each.fate, each.card_id) for each in found] == [(Fate.HERE, first[0]), (Fate.HERE, first[2])]
    cards.trash_cards(book, [first[0]])
    assert fates(met(book, writing, Rule(Way.HEADING, 2))[0])[0] is Fate.TRASHED


def test_a_card_that_is_left_counts_before_one_in_the_trash(book: Notebook) -> None:
    gone, kept, _third = brought(book, items(*NOTES)).made
    merge_cards(book, kept, gone)
    found = met(book, items(*NOTES))[0]
    assert [(each.fate, each.card_id) for each in found[:2]] == [(Fate.BEFORE, kept)] * 2
    changed, wishes = met(book, items("Kirov was shot in the Smolny", *NOTES[1:]))
    assert [(each.fate, each.card_id) for each in changed[:2]] == [(Fate.BOTH, kept), (Fate.BEFORE, kept)]
    bring(book, items("Kirov was shot in the Smolny", *NOTES[1:]), [wishes[0]._replace(deed=Deed.UPDATE), *wishes[1:]])
    assert set(fates(met(book, items("Kirov was shot in the Smolny", *NOTES[1:]))[0])) == {Fate.BEFORE}


def test_two_notes_may_join_one_card(book: Notebook) -> None:
    here = cards.add_card(book, Kind.EVIDENCE, "Kirov was shot in Leningrad")
    both = written("## One\n- Kirov was shot in Leningrad\n## Two\n- In Leningrad Kirov was shot")
    assert brought(book, both).joined == (here,)
    assert fates(met(book, both)[0]) == [Fate.BEFORE] * 2


def test_what_was_made_once_more_is_the_one_that_counts(book: Notebook) -> None:
    (made,) = brought(book, items(NOTES[0])).made
    cards.trash_cards(book, [made])
    found, wishes = met(book, items(NOTES[0]))
    assert fates(found) == [Fate.TRASHED]
    (again,) = bring(book, items(NOTES[0]), [wishes[0]._replace(deed=Deed.MAKE)]).made
    assert [(each.fate, each.card_id) for each in met(book, items(NOTES[0]))[0]] == [(Fate.BEFORE, again)]


def test_a_changed_note_may_become_a_card_of_its_own(book: Notebook) -> None:
    brought(book, items(*NOTES))
    newer = items("Kirov was shot in the Smolny", *NOTES[1:])
    wishes = met(book, newer)[1]
    assert len(bring(book, newer, [wishes[0]._replace(deed=Deed.MAKE), *wishes[1:]]).made) == 1
    assert titles(book) == [*NOTES, "Kirov was shot in the Smolny"]
    assert set(fates(met(book, newer)[0])) == {Fate.BEFORE}


def test_records_are_found_by_their_keys_and_highlights_by_their_words(book: Notebook) -> None:
    def of(what: What, *texts: str) -> Writing:
        blocks = (Block(what, text, place=f"row-{number}") for number, text in enumerate(texts))
        return Writing("Cards", "cards.csv", tuple(blocks))

    for what, fate in ((What.RECORD, Fate.NEWER), (What.HIGHLIGHT, Fate.NEW)):
        brought(book, of(what, *NOTES), Rule(Way.RECORD))
        assert fates(met(book, of(what, *NOTES[:2], "All is new"), Rule(Way.RECORD))[0])[2] is fate
        book.undo()

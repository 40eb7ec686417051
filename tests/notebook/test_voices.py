"""What a card says in its three voices, wherever the notebook is asked for it."""

from essayplanner.domain.cards import Kind, Spoken, Voice
from essayplanner.domain.documents import Spot as At
from essayplanner.notebook import cards, documents, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.library import card_rows
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import card_texts
from essayplanner.notebook.plans import read_plan


def test_lists_show_own_words_else_the_quotation_else_the_idea(book: Notebook) -> None:
    made = [
        cards.add_card(book, Kind.CLAIM, "A", text="Mine", quotation="Theirs", idea="Why?", voice=Voice.QUOTATION),
        cards.add_card(book, Kind.CLAIM, "B", quotation="He said “no”", idea="Why?"),
        cards.add_card(book, Kind.CLAIM, "C", idea="Why?"),
        cards.add_card(book, Kind.CLAIM, "D"),
    ]
    rows = card_rows(book, made)
    assert [rows[id].text for id in made] == ["Mine", "“He said ‘no’”", "Why?", ""]


def test_outline_and_coach_are_given_the_voice_that_was_chosen(book: Notebook, section: int) -> None:
    voices = {"text": "Mine.", "quotation": "Theirs.", "idea": "Why?"}
    made = [cards.add_card(book, Kind.CLAIM, "N", **voices, voice=voice) for voice in Voice]  # type: ignore[arg-type]
    made.append(cards.add_card(book, Kind.CLAIM, "O", idea="Only this", voice=Voice.QUOTATION))
    made.append(cards.add_card(book, Kind.CLAIM, "P"))
    outlining.place(book, made, Spot("section", section))
    document = documents.add_document(book, "lecture.pdf")
    documents.add_passage(book, document, made[0], "Theirs, at length.", At(1, 0, 4))
    (read,) = outlines.read_outline(book, 1).sections
    wanted = [
        *(Spoken(voice, words) for voice, words in zip(Voice, voices.values(), strict=True)),
        Spoken(Voice.IDEA, "Only this"),
        Spoken(Voice.OWN_WORDS, ""),
    ]
    assert [placed.card.spoken for placed in read.placements] == wanted
    facts = read_plan(book, 1).facts
    assert [facts[id].said for id in made] == ["Mine.", "“Theirs.”", "Why?", "Only this", ""]
    assert facts[made[0]].theirs == ("Theirs.", "Theirs, at length.")
    assert card_texts(book, 1)[made[0]] == "Mine.\nTheirs.\nWhy?"
    assert made[-1] not in card_texts(book, 1)

"""Essays taken apart, and their plans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.coach.xray import Does, Essay, Xray, guess, planned, surnames
from essayplanner.coach.xray_text import paragraphs_of
from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role

SENTENCES = [
    ("Lenin led. Stalin followed.", ["Lenin led.", "Stalin followed."]),
    ("On 1 Dec. 1934 Kirov was shot. Fear grew.", ["On 1 Dec. 1934 Kirov was shot.", "Fear grew."]),
    ("J. V. Stalin won. A.J.P. Taylor doubts it.", ["J. V. Stalin won.", "A.J.P. Taylor doubts it."]),
    ("He led the U.S.S.R. The Party obeyed.", ["He led the U.S.S.R.", "The Party obeyed."]),
    ("Dr. Smith and Prof. Service agree. So do I.", ["Dr. Smith and Prof. Service agree.", "So do I."]),
    ("She said no. Then came no. 5. Art. Life.", ["She said no.", "Then came no. 5.", "Art.", "Life."]),
    ("See Service, p. 227. It is long.", ["See Service, p. 227.", "It is long."]),
    ("“Terror works.” So he said.", ["“Terror works.”", "So he said."]),
    ("“Why now?” he asked. Nobody knew!", ["“Why now?” he asked.", "Nobody knew!"]),
    ("He waited… and then struck. Then… Silence.", ["He waited… and then struck.", "Then…", "Silence."]),
    ("It rose by 3.5 per cent. In 1937 it fell.", ["It rose by 3.5 per cent.", "In 1937 it fell."]),
    ("Camps, exile, etc. were known. Prisons, etc. The list is long.", [
        "Camps, exile, etc. were known.", "Prisons, etc.", "The list is long."]),
    ("Lenin began it.1 Stalin went on.[12] Others fell.", ["Lenin began it.1", "Stalin went on.[12]", "Others fell."]),
    ("1937 was worst. 681,692 were shot.", ["1937 was worst.", "681,692 were shot."]),
    ("No stop at the end", ["No stop at the end"]),
]  # fmt: skip

ESSAY = """How far did Stalin continue Lenin’s rule?

Lenin built the tools. I shall argue that Stalin used them anew.

Lenin was already a dictator. By 1921 factions were banned. This left no way to object. Conquest finds nothing new.

Yet the scale was Stalin’s own. In 1937 Congress delegates were shot.

So the break is in the scale."""


def texts(text: str) -> list[str]:
    return [text[start:end] for paragraph in paragraphs_of(text) for start, end in paragraph.sentences]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Shortened words, initials, dates, quotations, notes."""
    assert texts(text) == sentences


def test_paragraphs_and_headings() -> None:
    """By blank lines, else by lines; headings hold no sentence."""
    assert [each.heading for each in paragraphs_of("# One\nFirst. Second.\n\n## Two ##\n\nThird.")] == [
        "One",
        "",
        "Two",
        "",
    ]
    assert len(paragraphs_of("A first line here.\nA second one.\nA third.")) == 3
    assert len(paragraphs_of("A line that\nwas broken.\n\nA second one.")) == 2
    assert [each.heading for each in paragraphs_of(ESSAY)][:2] == ["How far did Stalin continue Lenin’s rule?", ""]
    assert paragraphs_of(" \n\n ") == ()


def test_text_from_a_page_whose_lines_were_cut() -> None:
    """Without blank lines, as it comes out of a PDF: a paragraph ends where a line ends early, and with a sentence."""
    cut = """The Terror
Stalin was the main author of the Terror, because he chose its
targets and set its limits. Others made the machine run, and it
was theirs too.
The decision came from Stalin himself. Order 00447 of July 1937
set quotas, which the Politburo approved.
So he was responsible, to a very great extent, and nobody could
have begun it or ended it but he."""
    found = paragraphs_of(cut)
    assert [(each.heading, len(each.sentences)) for each in found] == [("The Terror", 0), ("", 2), ("", 2), ("", 1)]
    assert len(paragraphs_of(cut.split("\n", 1)[1])) == 3


def test_headings_within_and_the_notes_at_the_end_hold_no_sentences() -> None:
    """As from a page of the web; a short last line is a paragraph, and so is a short sentence with a note."""
    body = "Fear\n\nHe was afraid.[1] So he shot.\n\nNot all agree.2\n\nIt was fear"
    for notes in (
        "[1] Getty, Origins, p. 4.\n\n[2] Ibid.",
        "Bibliography:\nGetty, Origins.\n\nService, Stalin.",
        "## Notes\n\nOne.",
    ):
        essay = Essay(f"Why?\n\n{body}\n\n{notes}")
        assert [essay.words(each) for each in essay.sentences] == [
            "He was afraid.[1]",
            "So he shot.",
            "Not all agree.2",
            "It was fear",
        ]
        sections = planned(essay, Xray((Does.NOTHING,) * 4))
        assert [each.role for each in sections] == [Role.INTRODUCTION, Role.PARAGRAPH, Role.CONCLUSION]
    assert paragraphs_of("Notes\n\nOne sentence.")[1].sentences


@settings(max_examples=60)
@given(st.text(alphabet="aA1 .…?!”“’#\n\t()[]Dr¹é", max_size=200))
def test_joined_again_it_is_the_text(text: str) -> None:
    """Nothing is lost or said twice: between sentences there is room, and nothing else but headings."""
    at, left = 0, []
    for paragraph in paragraphs_of(text):
        for start, end in paragraph.sentences or ((paragraph.start, paragraph.end),):
            assert start < end
            left.append(text[at:start])
            at = end
    assert not "".join([*left, text[at:]]).strip()


def test_guesses() -> None:
    """A historian first, then the first sentence, then a figure."""
    essay, names = Essay(ESSAY), surnames(["Robert Conquest", "de Gaulle, a name in small letters", ""])
    found = {essay.words(each): guess(essay, each, names) for each in essay.sentences}
    assert found["Conquest finds nothing new."] is Does.HISTORIAN
    assert found["Lenin was already a dictator."] is Does.CLAIM
    assert found["By 1921 factions were banned."] is Does.EVIDENCE
    assert found["This left no way to object."] is None


def test_what_is_said_goes_on_and_back() -> None:
    """To the next of which nothing is said; past the last when all are."""
    now = Xray((None,) * 3).say(Does.CLAIM).say(Does.NOTHING)
    assert (now.at, now.done) == (2, 2)
    assert now.back()[:2] == ((Does.CLAIM, None, None), 1)
    early = now.gone_to(0).say(Does.EVIDENCE)
    assert (early.said[0], early.at) == (Does.EVIDENCE, 2)
    end = early.say(Does.EXPLAINS)
    assert (end.at, end.say(Does.CLAIM)) == (3, end)
    assert early.back()[:2] == ((Does.CLAIM, Does.NOTHING, None), 0), "another sentence than the last one said"
    assert early.back().back().back() == Xray((None,) * 3) == Xray((None,) * 3).back()


def test_the_plan_of_an_essay() -> None:
    """Paragraphs are sections, what explains is a note, evidence stands under its claim."""
    essay = Essay(ESSAY)
    does = [Does.NOTHING, Does.CLAIM, Does.CLAIM, Does.EVIDENCE, Does.EXPLAINS, Does.HISTORIAN, Does.CLAIM,
            Does.EVIDENCE, Does.EXPLAINS]  # fmt: skip
    sections = planned(essay, Xray(tuple(does)))
    assert [each.role for each in sections] == [Role.INTRODUCTION, Role.PARAGRAPH, Role.PARAGRAPH, Role.CONCLUSION]
    assert [each.title for each in sections][1:3] == [
        "Lenin was already a dictator.",
        "Yet the scale was Stalin’s own.",
    ]
    cards = sections[1].cards
    assert [(card.kind, card.under) for card in cards] == [(Kind.CLAIM, -1), (Kind.EVIDENCE, 0), (Kind.HISTORIAN, 0)]
    assert cards[1].note == "This left no way to object."
    known = surnames(["Robert Conquest"])
    (who,) = planned(Essay("Conquest’s view is another."), Xray((Does.HISTORIAN,)), known)[0].cards
    assert (who.title, who.text) == ("Robert Conquest", "Conquest’s view is another.")
    two = planned(Essay("Lenin led. Stalin followed."), Xray((Does.CLAIM, Does.CLAIM)))
    assert [(each.title, each.role) for each in two] == [("Lenin led.", Role.PARAGRAPH)]
    assert sections[3].note == "So the break is in the scale."
    assert (essay.title, sections[1].words) == ("How far did Stalin continue Lenin’s rule?", 20)

"""Notes compared with cards by the words in them."""

import pytest

from essayplanner.coach.wording import has_figure, is_of_figures, repeats, replies, takes_up


@pytest.mark.parametrize(
    ("text", "has", "is_of"),
    [
        ("", False, False),
        ("In 1937–38 and the 1920s", False, False),
        ("On 1 December 1934", False, False),
        ("The 17th Congress", False, False),
        ("Order 00447 named them", False, False),
        ("See p. 227, ¶4 and §II", False, False),
        ("Rykov and 18 others", True, False),
        ("Only 16 of 71", True, True),
        ("1,996 delegates", True, True),
        ("681692 were shot", True, True),
        ("About 84%", True, True),
        ("1.5 times as many", True, True),
        ("One million people", True, True),
    ],
)
def test_what_counts_something_has_figures_and_what_is_about_a_count_is_of_figures(
    text: str, has: bool, is_of: bool
) -> None:
    assert (has_figure(text), is_of_figures(text)) == (has, is_of)


@pytest.mark.parametrize(
    ("note", "text", "takes"),
    [
        ("Coerced, they say.", "The coercion of peasants", True),
        ("Who CONFESSÉD?", "All confessed", True),
        ("Two thirds of 1,108", "of the 1.108 delegates", True),
        ("In 1934 too", "It met in 1934", False),
        ("There were others", "There stood the others", False),
        ("A new man", "The new men", False),
        ("", "Anything", False),
    ],
)
def test_a_note_takes_up_a_text_by_a_word_that_says_something(note: str, text: str, takes: bool) -> None:
    assert takes_up(note, text) is takes


def test_words_that_stand_elsewhere_too_show_nothing_and_more_can_be_asked() -> None:
    assert not takes_up("Peasants were coerced", "The coercion of peasants", ["Peasants", "Coercion"])
    assert takes_up("Peasants were coerced", "The coercion of peasants", words=2)
    assert not takes_up("Peasants were coerced", "The coercion of peasants", ["Peasants"], words=2)


@pytest.mark.parametrize(("note", "same"), [("", True), ("It was one party!", True), ("A party of one ruler", False)])
def test_a_note_repeats_what_it_adds_no_word_to(note: str, same: bool) -> None:
    assert repeats(note, ["One party", "It let nobody in: that was it"]) is same
    assert repeats("1921", ["One party"]) is False


@pytest.mark.parametrize(
    ("note", "is_reply"),
    [
        ("But who chose them?", True),
        ("The other side. Yet nobody could organise.", True),
        ("A yet unseen vote", False),
        ("Serious, but local.", True),
        ("It rests on one vote alone.", True),
        ("The other side: leaders could still be voted out.", False),
        ("Here is the other side of it, and it is a vote as in all of them.", False),
        ("The secretaries had picked every delegate long before anybody came to Moscow.", True),
    ],
)
def test_a_reply_objects_or_says_much_that_is_new(note: str, is_reply: bool) -> None:
    said = ["In 1925 a vote was lost", "Here leaders of the other side could lose it, as all of them did."]
    assert replies(note, said) is is_reply

"""What restates a title, and what is one sentence."""

import pytest

from tests.content.wording import content_words, restates, sentences


@pytest.mark.parametrize(
    ("reason", "one", "other", "so"),
    [
        ("The flood of the mill was the flood that closed it.", "The flood closed the mill", "It was a flood", True),
        ("When the river flooded, mills were closing.", "The flood closed the mill", "The river rose", True),
        ("The mill closed in the big flood.", "The flood closed the mill", "Rain fell", True),
        ("Much of the flour was wet by then.", "The flood closed the mill", "The flour was spoilt", True),
        ("Wet stones grind nothing for a month.", "The flood closed the mill", "The river rose", False),
        ("What floods a mill need not ruin its owner.", "The flood closed the mill", "The owner closed it", False),
        ("If the flood closed it, the owner did not.", "The flood closed the mill", "The owner closed it", False),
        ("Of 12 pounds he had 3 in hand.", "A carpenter asked for 12 pounds", "The owner closed it", False),
    ],
)
def test_reasons_that_restate(reason: str, one: str, other: str, so: bool) -> None:
    assert restates(reason, one, other) is so
    assert restates(reason, other, one) is so


def test_content_words_are_stems() -> None:
    assert content_words("Planned, and the Party’s plans for 1,108 planning") == content_words("plan party 1108")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("M. N. Reed gives p. 7 and c. 1902.", 1),
        ("He asks (why? Really!) and goes.", 1),
        ("He asks “why?” and goes.", 1),
        ("It was 2.9 million. Say so.", 2),
        ("It says “so.” Ask who.", 2),
        ("One. 2 are two. “Three” is three.", 3),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(sentences(text)) == count

"""What a student is told of a trouble, whole and in its parts."""

import pytest

from essayplanner import language
from essayplanner.domain.errors import BusyError, EssayError, Offer, Trouble, UnusableFileError
from essayplanner.language.choosing import load


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (Trouble("A card cannot be linked to itself."), "A card cannot be linked to itself."),
        (Trouble("The disk is full", "nothing was changed"), "The disk is full; nothing was changed."),
        (Trouble("The disk is full", mend="make room"), "The disk is full: make room."),
        (
            Trouble("“x” is in use", "nothing was changed", "try again"),
            "“x” is in use; nothing was changed: try again.",
        ),
        (Trouble("It has 2 faults", more="line 1\nline 2"), "It has 2 faults."),
    ],
)
def test_the_parts_are_one_sentence(trouble: Trouble, sentence: str) -> None:
    assert trouble.sentence == sentence
    assert str(trouble) == (f"{sentence}\n\n{trouble.more}" if trouble.more else sentence)


def test_no_mark_is_added_to_a_sentence_that_has_one_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", load(["qps"], lambda: None)[1])
    whole = language._("The title is blank. Nothing was changed.")
    assert Trouble(whole).sentence == whole
    assert Trouble(language._("The disk is full")).sentence == f"{language._('The disk is full')}."


def test_an_error_carries_what_was_told_to_another() -> None:
    error = BusyError("“x” cannot be changed here", "nothing was changed", "save a copy", offer=Offer.SAVE_A_COPY)
    again = UnusableFileError(error.trouble)
    assert again.trouble == error.trouble
    assert again.trouble.offer is Offer.SAVE_A_COPY
    assert str(again) == str(error) == "“x” cannot be changed here; nothing was changed: save a copy."
    assert EssayError("“x” is here").trouble != EssayError("“x” is here", offer=Offer.SAVE_A_COPY).trouble

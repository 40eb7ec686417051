"""How many words in a row are the source's."""

from hypothesis import given
from hypothesis import strategies as st

from essayplanner.domain.borrowed_words import MOST_WORDS, Borrowed, Run, longest_run

QUOTE = "The Party’s General Secretary was, by 1922, master of the whole apparatus."


def found(text: str, *sources: str) -> tuple[int, str]:
    run = longest_run(text, *sources)
    return run.words, text[run.first : run.last]


def test_case_accents_punctuation_and_dashes_are_no_difference() -> None:
    own = "He was — by 1922 “already” — MASTER OF THE WHOLE apparatus!"
    assert found(own, QUOTE) == (5, "MASTER OF THE WHOLE apparatus")
    assert found("the party's general secretary, was by 1922 MÁSTER", QUOTE)[0] == 8
    assert found("in five-year plans", "a Five Year Plan; the five year plans") == (3, "five-year plans")
    assert found("681,692 were shot", "There 681.692 were shot") == (3, "681,692 were shot")


def test_the_first_of_two_runs_and_the_words_it_stands_at() -> None:
    own = "(By 1922, master.) The whole apparatus."
    assert found(own, QUOTE) == (3, "By 1922, master")


def test_what_is_quoted_is_not_borrowed_and_parts_a_run() -> None:
    for opening, closing in ("“”", '""', "«»", "„“"):
        assert found(f"He was {opening}master of the whole apparatus{closing}.", QUOTE)[0] <= 1
        assert found(f"master {opening}of{closing} the whole", QUOTE) == (2, "the whole")


def test_no_run_goes_from_one_text_into_the_next() -> None:
    assert found("one two three four", "one two", "three four") == (2, "one two")
    assert found("two three", "one two", "two three")[0] == 2


def test_nothing_of_nothing() -> None:
    assert longest_run("any words", "") == longest_run("", QUOTE) == longest_run("— …", "— …") == Run()
    assert longest_run("any words") == Run()


def test_of_a_book_the_beginning_is_compared() -> None:
    book = " ".join(str(number) for number in range(MOST_WORDS + 10))
    assert found("0 1 2", book)[0] == 3
    assert found(f"{MOST_WORDS} {MOST_WORDS + 1}", book)[0] == 0


words = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30)


@given(words, st.lists(words, max_size=3))
def test_it_finds_what_trying_all_finds(own: list[str], sources: list[list[str]]) -> None:
    borrowed = Borrowed(map(" ".join, sources))
    text = " ".join(own)
    run = borrowed.longest_in(text)
    spans = [
        (last - first, -first, own[first:last]) for first in range(len(own)) for last in range(first, len(own) + 1)
    ]
    there = (
        span for span in spans if any(span[2] == other[at : at + span[0]] for other in sources for at in range(31))
    )
    length, first, best = max(there, default=(0, 0, []))
    assert run.words == length
    assert text[run.first : run.last].split() == best
    assert not length or run.first == -first * 2

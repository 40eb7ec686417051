"""Which words of a text are looked up, and what of them is misspelt."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayplanner.spelling.words import Word, faults, names_in, script_of, words

KNOWN = {"the", "well", "known", "history", "of", "lenin", "end", "don't", "students", "café", "marxist", "link", "see"}


def misspelt(text: str, language: str = "en_GB") -> list[str]:
    """The words of a text that are misspelt by a small dictionary."""
    found = [fault for word in words(text) for fault in faults(word, knows, script_of(language))]
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [encoded[2 * each.start : 2 * each.end].decode("utf-16-le", "surrogatepass") for each in found]


def knows(word: str) -> bool:
    return word.lower() in KNOWN


def test_a_word_that_is_not_in_the_dictionary_is_found() -> None:
    assert misspelt("The histroy of Lenin: teh end.") == ["histroy", "teh"]


@pytest.mark.parametrize(
    "text",
    [
        "the 1930s, the 20th, T-34, end-1930s",
        "NKVD, USSR's, USSR’s, NGOs, N.K.V.D.",
        "pp. xiv–xx, ibid., cf., eds, x, d’état",
        "see [@service1997, p. 227; @lewin] me@uni.ac.uk",
        "https://exmple.org/histroy?a=wrng www.wrng.org wrng.org.uk ftp://wrng/x",
        "[link](https://wrng.org/wrng) <https://wrng> <em>the</em> `wrng cde` &nbsp; [^wrng]",
        "snake_wrng the_wrng_word wrng.txt e.g. i.e.",
        r"\wrng{the}",
        "Ленин Μαρξ",
        "the café, the cafe\u0301, the his\u00adtory, the “history”, ‘known’",
        "don't don’t students’ students'",
        "**the** _history_ __of__ *Lenin* ~~end~~ # the > end",
        "well-known Lenin–Marxist Lenin’s",
    ],
)
def test_what_needs_no_dictionary_is_left_alone(text: str) -> None:
    assert misspelt(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("well-knwn", ["knwn"]),
        ("Marxist-Leninnist history", ["Leninnist"]),
        ("end.Teh", ["Teh"]),
        ("**histroy** _histroy_", ["histroy", "histroy"]),
        ("[lnik](https://a.b)", ["lnik"]),
        ("😀 teh 𝔘 teh", ["teh", "teh"]),
        ("his\u00adtroy", ["his\u00adtroy"]),
        ("teh’s", ["teh’s"]),
        ("Teh", ["Teh"]),
        ("teh\n\nteh", ["teh", "teh"]),
    ],
)
def test_a_fault_is_found_where_it_stands(text: str, wrong: list[str]) -> None:
    assert misspelt(text) == wrong


def test_a_russian_dictionary_is_asked_about_russian_words_alone() -> None:
    assert misspelt("Ленин, the histroy", "ru_RU") == ["Ленин"]


def test_names_are_words_with_a_capital() -> None:
    assert names_in("Dzerzhinsky’s Cheka at Brest-Litovsk in 1918") == {
        "Dzerzhinsky",
        "Cheka",
        "Brest-Litovsk",
        "Brest",
        "Litovsk",
    }


@given(st.text(st.sampled_from("ab1_-.'’@/:\\`<>[]()&; \n\u0301\u00ad😀éЛ")))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    encoded, end = text.encode("utf-16-le"), 0
    for word in words(text):
        assert end <= word.start < word.end
        there = encoded[2 * word.start : 2 * word.end].decode("utf-16-le")
        assert not set(there) & set("@/:\\`<>[]()&; \n😀")
        for fault in faults(word, lambda _: False):
            assert word.start <= fault.start < fault.end <= word.end
        end = word.end


@pytest.mark.parametrize(
    "part", ["a", ".", "a.", "[^", "`", "](", "<a", "a-", "@", "&a", "\u0301", "a'", "_", "\\", "a:"]
)
def test_no_text_takes_longer_than_its_length(part: str) -> None:
    def takes(length: int) -> float:
        text = (part * length)[:length]
        return min(_seconds(text) for _ in range(3))

    assert takes(80_000) < 40 * takes(10_000) + 0.05  # eight times the text; what goes back takes 64 times as long


def _seconds(text: str) -> float:
    began = time.thread_time()
    for _ in words(text):
        pass
    return time.thread_time() - began


def test_a_word_is_as_a_dictionary_has_it() -> None:
    assert list(words("Lenin’s")) == [Word(0, 7, "Lenin's")]

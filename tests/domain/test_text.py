"""Text as it is let in, shortened, folded and counted."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.text import (
    as_called,
    as_typed,
    clean_line,
    clean_text,
    fold,
    in_order,
    shorten,
    typed_positions,
    words_of,
)

ANY = st.text(st.characters(), max_size=60)
QUIET = settings(max_examples=400, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\r\nb\rc\x0bd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("nul\0 bell\a esc\x1b[31m", "nul bell esc[31m"),
        ("\ufefftop", "top"),
        ("gpj\u202eexe", "gpjexe"),
        ("half \ud83d pair", "half  pair"),
        ("e\u0301", "é"),
        ("kept\ttab  and spaces  ", "kept\ttab  and spaces  "),
        ("👩‍👩‍👧 شكراً עברית", "👩‍👩‍👧 شكراً עברית"),
    ],
)
def test_cleaned_at_the_door(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(ANY)
@QUIET
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    clean.encode()
    assert not any(
        (unicodedata.category(c) == "Cc" and c not in "\n\t") or unicodedata.category(c) == "Cs" for c in clean
    )
    assert not set(clean) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
    line = clean_line(text)
    assert clean_line(line) == line == line.strip()
    assert "\n" not in line
    assert "  " not in line


@given(ANY, st.integers(1, 50))
@QUIET
def test_shortened_is_short(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert short == clean_line(text) or short.endswith("…")


@given(ANY)
@QUIET
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(typed_positions(text)) == len(as_typed(text))
    assert typed_positions(text) == sorted(typed_positions(text))


def test_folding_by_hand() -> None:
    assert fold("Émile ЁЛКА Ñandú İ") == "emile елка nandu i"
    assert fold("한글") == "한글"  # syllables are letters, not letters with accents
    assert as_typed("Œuvre ﬁn Straße Łódź ’") == "oeuvre fin strasse lodz '"
    assert typed_positions("aﬁb") == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("stalin's rule", "Stalin’s  Rule"),
        ("stalin´s rule", "STALIN‘S\u00a0RULE "),
        ('"terror" - why?', "“Terror” – why?"),
        ("Trotsky-Zinoviev", "Trotsky‑Zinoviev"),
        ("cafe\u0301", "Café"),
        ("STRASSE", "straße"),
        ("\u0390", "\u03b9\u0308\u0301"),
    ],
)
def test_a_title_is_found_as_it_is_called(typed: str, title: str) -> None:
    assert as_called(typed) == as_called(title)


def test_what_is_called_otherwise_is_another() -> None:
    assert len({as_called(title) for title in ("cafe", "café", "it's", "its", "a-b", "a b", "ab")}) == 7


def test_words_are_counted_between_white_space() -> None:
    assert words_of("One  two\nthree-four") == 3
    assert words_of(" \n ") == 0


@pytest.mark.parametrize(
    "sorted_names",
    [
        ["Ångström", "Edwards", "Émile", "Łukasz", "Lunacharsky", "Šik", "Stalin", "Zola"],
        ["cote", "coté", "côte", "côté", "Cotes"],
        ["‘Excesses’", "“Fear”", "O’Brien", "Obrucheva", "Øst", "the end"],
        ["Service 1997", "Service 2004", "Service and Getty 1990"],
        ["Ежов", "Ёлкин", "Жданов", "Ильин", "Йорк", "Киров"],
        ["Straße", "strasse 2", "Strassen"],
    ],
)
def test_texts_are_sorted_as_a_reader_looks_for_them(sorted_names: list[str]) -> None:
    backwards = sorted_names[::-1]
    assert sorted(backwards, key=in_order) == sorted_names
    decomposed = [unicodedata.normalize("NFD", name) for name in backwards]
    assert sorted(decomposed, key=in_order) == decomposed[::-1]

"""The words of a question, and texts that speak of them."""

import tomllib

import pytest

from essayplanner.coach.questions import read_question
from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.coach.terms import stem, terms, touched, touches
from essayplanner.domain.question import Correction, Part
from essayplanner.resources import resources

FILE = tomllib.loads((resources() / "questions.toml").read_text(encoding="utf-8"))
ASKED = terms(read_question("How far was fear of opposition the main reason for Stalin’s purges of 1936–38?"))


def test_the_words_of_a_question_are_those_it_is_about() -> None:
    assert {stem(word) for word in ("fear", "opposition", "stalin", "purges")} == ASKED
    other = read_question("How far was fear the reason?", (), [Correction(Part.OTHER, "The economy")])
    assert terms(other) == {"fear", stem("economy")}
    assert terms(read_question("How far was it?")) == frozenset()
    assert terms(read_question("How far were religious issues the main cause?")) == {stem("religion")}


@pytest.mark.parametrize(
    "text",
    [
        "A purge of the Party",
        "He purged the army",
        "Purging went on",
        "THE OPPOSITION",
        "Stalinist rule",
        "Stalin’s will",
        "Stalinism",
        "fears",
    ],
)
def test_a_text_speaks_of_them(text: str) -> None:
    assert touches(text, ASKED)


@pytest.mark.parametrize(
    "text",
    ["", "1936–38", "The main reason for it", "Stalingrad fell", "A position", "The feature", "How far?", "Purgatory"],
)
def test_a_text_that_only_looks_so_does_not(text: str) -> None:
    assert not touches(text, ASKED)


def test_no_text_speaks_of_nothing() -> None:
    assert not touches("Fear of opposition", frozenset())
    assert touched("Fear of the purge", ASKED) == {stem("fear"), stem("purge")}


@pytest.mark.parametrize(
    "words",
    [
        "purge purges purged purging",
        "Stalin Stalinist Stalinists Stalinism",
        "communist communists communism",
        "economy economies economic economics economically",
        "policy policies",
        "crisis crises",
        "collectivise collectivised collectivising collectivisation collectivization",
        "industrial industrialised industrialisation",
        "plan plans planned planning",
        "kill kills killed killing",
        "class classes",
        "revolution revolutions revolutionary",
        "Russia Russian Russians",
        "leader leaders leadership",
        "reform reforms reformed",
        "church churches",
        "religion religions religious",
        "tax taxes taxation taxed",
        "weak weakness weaknesses",
        "rebel rebels rebellion",
        "Britain British",
        "industry industries industrial industrialised",
    ],
)
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word.lower()) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "policy police",
        "king kings kin",
        "need ned",
        "union unit",
        "war ware wary",
        "red reed",
        "reform reformation",
        "nation nationalism",
        "race racism",
    ],
)
def test_other_words_have_another(words: str) -> None:
    stems = {stem(word) for word in words.split()}
    assert len(stems) == len(words.split()) - ("kings" in words)


def test_no_word_is_of_two_families_and_none_of_a_family_is_passed_over() -> None:
    families = [family.split() for family in FILE["words"]["kin"].splitlines() if family]
    words = [word for family in families for word in family]
    assert len(set(words)) == len(words)
    assert families == sorted(families)
    for family in families:
        assert {stem(word) for word in family} == {stem(family[0])}
        assert not vocabulary().stop.intersection(family)

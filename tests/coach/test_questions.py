"""A question as it is read with what the student knows and corrects, and what no text may do to its reading."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from essayplanner.coach.questions import read_question
from essayplanner.domain.edtf import read_edtf
from essayplanner.domain.question import Correction, Known, Mark, Misspelt, Part, Reading, Task

QUESTION = "How far was fear of opposition the main reason for the Great Terror of 1936–38?"
WITHIN = {Part.YEARS, Part.PLACE, Part.PERSON}

WORDS = """how far was did had can to what extent assess the view that a main reason for in of and or than more why
    explain compare with sources using discuss war change led because not by between from century nineteenth Stalin’s
    Henry VIII Germany Russia 1924 1930s 1936–38 ( ) [25] ‘ ’ “ ” ' " , . ? : ; – 😀 שלום é İ""".split()  # noqa: SIM905
TEXTS = some.lists(some.sampled_from([*WORDS, "\n"]) | some.text(max_size=4), max_size=30).map(" ".join) | some.text(
    max_size=80
)
KNOWN = some.lists(
    some.builds(Known, some.sampled_from(WORDS) | some.text(max_size=5), some.sampled_from(Part)), max_size=4
)


def with_corrections(question: str) -> some.SearchStrategy[tuple[str, list[Correction]]]:
    """A question with what is said of stretches of it."""
    place = some.integers(0, len(question))
    stretch = some.tuples(place, place).map(lambda ends: question[min(ends) : max(ends)])
    return some.tuples(
        some.just(question), some.lists(some.builds(Correction, some.sampled_from(Part), stretch), max_size=3)
    )


def texts(reading: Reading, part: Part) -> tuple[str, ...]:
    return reading.texts(part)


def assert_sound(reading: Reading) -> None:
    """Its marks lie in the question, in order; two of them overlap only where a name or years lie in something else."""
    for mark in reading.marks:
        if mark.part is Part.OTHER:
            assert (mark.start, mark.end) == (0, 0)
        else:
            assert 0 <= mark.start < mark.end <= len(reading.question)
            assert reading.question[mark.start : mark.end] == mark.text
    placed = [mark for mark in reading.marks if mark.part is not Part.OTHER]
    assert placed == sorted(placed, key=lambda mark: (mark.start, -mark.end))
    for one, other in combinations(placed, 2):
        if one.start < other.end and other.start < one.end:
            inner, outer = (one, other) if one.part in WITHIN else (other, one)
            assert (inner.part in WITHIN, outer.part in WITHIN) == (True, False)
            assert outer.start <= inner.start < inner.end <= outer.end
    assert not reading.dates or read_edtf(reading.dates)


@settings(deadline=None)
@given(TEXTS.flatmap(with_corrections), KNOWN)
def test_whatever_is_asked_its_parts_lie_in_it(said: tuple[str, list[Correction]], known: list[Known]) -> None:
    assert_sound(read_question(said[0], known, said[1]))


@pytest.mark.parametrize(
    "text",
    [
        "how far was the main reason for the " * 300,
        "a" * 10_000,
        "was was was the the the " * 400,
        "‘" * 10_000,
        "1936 " * 2_000,
        "in in in of of " * 600 + "?",
        "more important than in for to " * 300,
        "How far did " + "the war and the peace of " * 25 + "change?",
        "Stalin’s " * 1_100,
        "? " * 5_000,
        "How far was it? " * 600,
        "Who was more important, " + "a or b, in " * 60,
        "Did " + "a owe b more to " * 40 + "c or to d?",
        "Asses too what extend " * 30,
    ],
    ids=lambda text: text[:12],
)
def test_long_texts_are_read_at_once(text: str) -> None:
    """That they end at all: a pattern that tries every way through such a text takes hours."""
    assert_sound(read_question(text, [Known("Stalin", Part.PERSON)]))


def test_what_the_student_says_comes_first() -> None:
    said = [
        Correction(Part.FACTOR, "opposition"),
        Correction(Part.TOPIC, "Terror"),
        Correction(Part.OTHER, "The economy"),
        Correction(Part.OTHER, "Careers"),
        Correction(Part.PERSON, "no longer there"),
    ]
    reading = read_question(QUESTION, (), said)
    assert texts(reading, Part.FACTOR) == ("opposition",)
    assert texts(reading, Part.TOPIC) == ("Terror",)
    assert texts(reading, Part.CLAIM) == ("the main reason",)
    assert texts(reading, Part.PERSON) == ()
    assert [mark for mark in reading.marks if mark.part is Part.OTHER] == [
        Mark(Part.OTHER, 0, 0, "The economy"),
        Mark(Part.OTHER, 0, 0, "Careers"),
    ]
    assert reading.claim == "Fear of opposition was the main reason for the Great Terror."
    assert reading.unread == ()


def test_what_the_student_says_is_found_again_where_it_moved() -> None:
    said = [Correction(Part.TOPIC, "the Great Terror")]
    assert texts(read_question(f"Well: {QUESTION}", (), said), Part.TOPIC) == ("the Great Terror",)
    assert texts(read_question("How far was fear the reason for the Purges?", (), said), Part.TOPIC) == ("the Purges",)
    assert texts(read_question(QUESTION.upper(), (), said), Part.TOPIC) == ("THE GREAT TERROR",)


def test_another_part_than_was_read_is_that_part() -> None:
    reading = read_question(QUESTION, (), [Correction(Part.CLAIM, "fear of opposition")])
    assert texts(reading, Part.FACTOR) == ()
    assert texts(reading, Part.CLAIM) == ("fear of opposition",)
    assert reading.claim == "Fear of opposition was the main reason for the Great Terror."
    other = read_question("Fear, and the Terror, 1936", (), [Correction(Part.CLAIM, "Fear")])
    assert (other.claim, other.unread) == ("Fear.", ("Terror",))


def test_words_can_be_said_to_be_none_of_these() -> None:
    question = "How far was fear of opposition the main reason for the Great Terror of 1936–38?"
    read = read_question(question)

    def without(text: str) -> Reading:
        return read_question(question, (), [Correction(Part.NOTHING, text)])

    assert without("fear of opposition") == read._replace(
        marks=tuple(mark for mark in read.marks if mark.part is not Part.FACTOR), unread=("fear of opposition",)
    )
    assert (without("How far").task, without("1936–38").dates) == (None, "")
    assert Part.TOPIC not in {mark.part for mark in without("Great").marks}  # of which it is a part


def test_years_and_a_command_can_be_corrected() -> None:
    asked = "Bearing in mind 1917, discuss the Terror of 1936–38."
    assert read_question(asked, (), [Correction(Part.YEARS, "1936–38")]).dates == "1936/1938"
    title = "I am to account for the Terror"
    assert read_question(title).task is None
    assert read_question(title, (), [Correction(Part.COMMAND, "account for")]).task is Task.CAUSES


def test_a_command_that_is_spelt_wrongly_is_asked_for_and_nothing_is_read() -> None:
    question = "Well: To what extend was fear the main reason for the Terror of 1936?"
    misspelt = read_question(question).misspelt
    assert misspelt == Misspelt(6, 20, "To what extend", "To what extent")
    assert read_question(question).marks == (Mark(Part.YEARS, 64, 68, "1936"),)
    mended = question[: misspelt.start] + misspelt.meant + question[misspelt.end :]
    assert read_question(mended).misspelt is None
    assert read_question(mended).task is Task.EXTENT
    assert read_question(question, (), [Correction(Part.COMMAND, "To what extend")]).misspelt is None
    shouted = read_question(question.upper()).misspelt
    assert shouted
    assert shouted.meant == "TO WHAT EXTENT"


@pytest.mark.parametrize(
    "question",
    [
        "To what extend",  # a word that may still be typed
        "How far did Peter extend his power over the asses of Russia?",
        "How tight was Stalin’s grip?",
        "Tractors asses bread.",
    ],
)
def test_what_may_be_as_it_is_meant_is_left_alone(question: str) -> None:
    assert read_question(question).misspelt is None


def test_of_a_second_question_nothing_is_made() -> None:
    reading = read_question("Why did it fall in 1917? [25 marks] 2. How far was Henry VIII a tyrant by 1545?")
    assert (reading.dates, reading.unread) == ("1917", ())
    assert {mark.part for mark in reading.marks} == {Part.COMMAND, Part.TOPIC, Part.YEARS}


def test_names_are_those_of_the_notebook() -> None:
    known = [
        Known("Leon Trotsky", Part.PERSON),
        Known("Trotsky", Part.PERSON),
        Known("Conquest", Part.PERSON),
        Known("Service", Part.PERSON),
        Known("Tiflis", Part.PLACE),
    ]
    asked = "Why did Leon Trotsky, and Trotskyists in Tiflis, oppose the Civil Service, as Conquest says of conquest?"
    reading = read_question(asked, known)
    assert texts(reading, Part.PERSON) == ("Leon Trotsky", "Conquest")
    assert texts(reading, Part.PLACE) == ("Tiflis",)


def test_a_topic_that_is_known_is_marked_where_nothing_else_is() -> None:
    known = [Known("great terror", Part.TOPIC)]
    assert texts(read_question("The Great Terror, 1936–38", known), Part.TOPIC) == ("Great Terror",)
    assert texts(read_question(QUESTION, known), Part.TOPIC) == ("the Great Terror",)


@pytest.mark.parametrize(
    ("question", "people", "places"),
    [
        ("How far was Lenin’s Russia free?", ("Lenin",), ("Russia",)),
        ("Lenin’s rule was harsh. Discuss.", (), ()),
        ("Henry VII’s rule was harsh. Discuss.", ("Henry VII",), ()),
        ("Why was King John hated?", ("King John",), ()),
        ("Assess the Bolsheviks’ victory and Germany’s defeat.", (), ("Germany",)),
        ("Assess Parliament’s role in the Russia Company, the Vietnam War and the Congress of Vienna.", (), ()),
        ("Assess the unification of Germany after World War II.", (), ("Germany",)),
        ("Assess the British, the Russians and the Great Terror’s victims.", (), ()),
    ],
)
def test_names_that_nobody_knows(question: str, people: tuple[str, ...], places: tuple[str, ...]) -> None:
    reading = read_question(question)
    assert texts(reading, Part.PERSON) == people
    assert texts(reading, Part.PLACE) == places


@pytest.mark.parametrize(
    ("years", "dates", "marked"),
    [
        ("1924-53", "1924/1953", "1924-53"),
        ("(1924–53)", "1924/1953", "1924–53"),
        ("from 1924 to 1953", "1924/1953", "from 1924 to 1953"),
        ("between 1928 and 1941", "1928/1941", "between 1928 and 1941"),
        ("in the years 1936-38", "1936/1938", "1936-38"),
        ("in the 1930s", "193X", "1930s"),
        ("by 1929", "../1929", "by 1929"),
        ("since 1945", "1945/..", "since 1945"),
        ("before 1917", "[..1916]", "before 1917"),
        ("in the nineteenth century", "18XX", "nineteenth century"),
        ("in the early sixteenth century", "~1501/~1532", "early sixteenth century"),
        ("in October 1917", "1917-10", "October 1917"),
        ("in the first half of the 1930s", "1930/1934", "first half of the 1930s"),
        ("in 44 BC", "-0043", "44 BC"),
        ("in 871–899", "0871/0899", "871–899"),
        ("of 1905 and of 1917", "1905/1917", "1905"),
        ("in Paper 1 of 25 marks", "", ""),
        ("in the 1900s", "", ""),
    ],
)
def test_years(years: str, dates: str, marked: str) -> None:
    reading = read_question(f"Why did the state decay {years}?")
    assert reading.dates == dates
    assert " ".join(texts(reading, Part.YEARS)[:1]) == marked

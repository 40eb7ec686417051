"""A name is read the same in the form, in RIS, in BibTeX and in JSON; files lose what a catalogue says beside it."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from essayplanner.domain.csl import tidy_item
from essayplanner.domain.naming import Person
from essayplanner.domain.people import as_body, name_text, names_in, read_name
from essayplanner.domain.reading_names import read_listed
from essayplanner.formats.bibliography import read_bibliography
from essayplanner.formats.bibtex_names import read_people

#: Names as they are written and what they are: the family name before the bar, a body in brackets, several by “;”.
EVERYWHERE = [
    ("Robert Service", "Service|Robert"),
    ("Service, Robert", "Service|Robert"),
    ("A. J. P. Taylor", "Taylor|A. J. P."),
    ("E P Thompson", "Thompson|E P"),
    ("Jean-Paul Sartre", "Sartre|Jean-Paul"),
    ("Лев Толстой", "Толстой|Лев"),
    ("Толстой Л. Н.", "Толстой|Л. Н."),
    ("Sir John Seeley", "Seeley|John"),
    ("Martin Luther King, Jr.", "King|Martin Luther|Jr."),
    ("King, Jr., Martin Luther", "King|Martin Luther|Jr."),
    ("King, Martin Luther Jr.", "King|Martin Luther|Jr."),
    ("Yale Law School", "[Yale Law School]"),
    ("Charity International", "[Charity International]"),
    ("World Bank", "[World Bank]"),
    ("Wikipedia contributors", "[Wikipedia contributors]"),
    ("Royal Commission on Salt, Fens", "[Royal Commission on Salt, Fens]"),
    ("Great Britain, Home Office", "[Great Britain, Home Office]"),
    ("Taylor, Walton & Co", "[Taylor, Walton & Co]"),
    ("Elizabeth I", "[Elizabeth I]"),
    ("Victoria, Queen", "[Victoria, Queen]"),
    ("Ellington, Duke", "Ellington|Duke"),
    ("Ann Rowe, Jon Moss and Kate Hill", "Rowe|Ann; Moss|Jon; Hill|Kate"),
    ("Rowe, Ann, Jon Moss, and Kate Hill", "Rowe|Ann; Moss|Jon; Hill|Kate"),
    ("Rowe, Ann, Moss, Jon, and Hill, Kate", "Rowe|Ann; Moss|Jon; Hill|Kate"),
    ("Rowe, A., Moss, J., & Hill, K.", "Rowe|A.; Moss|J.; Hill|K."),
    ("Rowe A, Moss JB", "Rowe|A; Moss|JB"),
    ("Ann Rowe & Jon Moss", "Rowe|Ann; Moss|Jon"),
    ("Ann Rowe and the Fen Society", "Rowe|Ann; [the Fen Society]"),
    ("Harper & Row", "[Harper & Row]"),
    ("Pope John Paul II", "[Pope John Paul II]"),
    ("Various authors", "[Various authors]"),
]
#: What only files have, with the role that it says.
IN_FILES = [
    ("Rowe, Ann.", "Rowe|Ann", "author"),
    ("Rowe, A.", "Rowe|A.", "author"),
    ("Great Britain. Home Office.", "[Great Britain. Home Office]", "author"),
    ("Rowe, Ann (ed.)", "Rowe|Ann", "editor"),
    ("Ann Rowe, ed.", "Rowe|Ann", "editor"),
    ("Ann Rowe and Jon Moss (eds)", "Rowe|Ann; Moss|Jon", "editor"),
    ("ed. by Ann Rowe", "Rowe|Ann", "editor"),
    ("Rowe, Ann editor.", "Rowe|Ann", "editor"),
    ("Rowe, Ann, 1950-2001, translator.", "Rowe|Ann", "translator"),
    ("Rowe, Ann (1950-2001)", "Rowe|Ann", "author"),
    ("Seeley, Sir John", "Seeley|John", "author"),
    ("Rowe, Ann, et al.", "Rowe|Ann; [others]", "author"),
    ("edited by Ann Rowe and Jon Moss", "Rowe|Ann; Moss|Jon", "editor"),
    ("(ed.) Rowe, Ann", "Rowe|Ann", "editor"),
    ("by Ann Rowe", "Rowe|Ann", "author"),
    ("[Rowe, Ann]", "Rowe|Ann", "author"),
    ("Rowe, Ann <ann@example.org>", "Rowe|Ann", "author"),
]


def said(people: list[Person]) -> str:
    return "; ".join(
        f"[{person['literal']}]" if "literal" in person else "|".join(person[part] for part in person)
        for person in (
            {part: each[part] for part in ("family", "given", "suffix", "literal") if part in each} for each in people
        )
    )


def files(name: str) -> dict[str, str]:
    return {
        "ris": f"TY  - BOOK\nAU  - {name}\nTI  - T\nER  - \n",
        "bib": f"@book{{k, author = {{{name.replace('&', chr(92) + '&')}}}, title = {{T}}}}",
        "json": json.dumps([{"type": "book", "title": "T", "author": name}]),
    }


@pytest.mark.parametrize(("name", "right"), EVERYWHERE)
def test_a_name_is_read_by_one_rule(name: str, right: str) -> None:
    assert said([read_name(each) for each in names_in(name)]) == right
    for kind, text in files(name).items():
        (item,) = read_bibliography(text.encode(), f"x.{kind}").items
        assert (kind, said(item["author"])) == (kind, right)


@pytest.mark.parametrize(("name", "right", "role"), IN_FILES)
def test_a_file_says_beside_a_name_what_is_no_part_of_it(name: str, right: str, role: str) -> None:
    for kind, text in files(name).items():
        (item,) = read_bibliography(text.encode(), f"x.{kind}").items
        assert (kind, said(item[role])) == (kind, right)
        assert ("author" in item) == (role == "author")


def test_what_the_student_called_a_body_stays_one_while_it_is_typed_on() -> None:
    body = as_body("Robert Service")
    assert read_name("Robert Services", body) == {"literal": "Robert Services"}
    assert read_name("Taylor, Walton", as_body("Taylor, Walton and Sons, London")) == {
        "family": "Taylor",
        "given": "Walton",
    }
    assert read_name("Rowe, Ann, B.") == {"family": "Rowe", "given": "Ann B."}
    assert read_name("Robert Service") == read_name(name_text(read_name("Robert Service")))


PIECES = [
    "Rowe",
    "Ann",
    ",",
    ";",
    " and ",
    " & ",
    "(ed.)",
    "[",
    "]",
    "(",
    ")",
    " ",
    ".",
    "-",
    "Jr.",
    "III",
    "II",
    "de",
    "Dr",
    "Queen",
]


@given(
    st.lists(
        st.sampled_from([*PIECES, "of", "et al.", "1950-", "A.", "B", "the", "Society", "{", "}", "\\", "x"]),
        max_size=12,
    )
)
@example([",", ",", "A."])
def test_whatever_is_typed_or_written_is_a_name_that_can_be_kept(pieces: list[str]) -> None:
    text = "".join(pieces)
    for name in names_in(text):
        person = read_name(name)
        assert tidy_item({"author": [person]})["author"] == [person]
        assert read_name(name_text(person), person) == person
    for listed in (read_listed(text), *read_people(text)):
        assert len(tidy_item({"author": [*listed.people]}).get("author", [])) <= len(listed.people)

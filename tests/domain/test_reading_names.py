"""Names as catalogues and reference managers list them."""

import pytest

from essayplanner.domain.naming import looks_like_body
from essayplanner.domain.reading_names import OTHERS, read_listed

ROWE = {"family": "Rowe", "given": "Ann"}


@pytest.mark.parametrize(
    "name",
    [
        "Charity International",
        "Amnesty International",
        "Yale Law School",
        "Oxford University Press",
        "British Museum",
        "Bibliothèque de France",
        "Gesellschaft der Musikfreunde",
        "Labour Party (Great Britain)",
        "Great Britain. Parliament. House of Commons",
        "Churchill College, Cambridge",
        "Smith, Elder & Co.",
        "U.S. Treasury",
        "Spartacus Educational",
        "Marks and Spencer",
        "Zedong Mao",
        "Malcolm X",
        "Homer",
        "Anon.",
        "BBC",
    ],
)
def test_two_words_without_comma_stay_as_they_are(name: str) -> None:
    assert read_listed(name).people == ({"literal": name},)


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Robert Service", "Service", "Robert"),
        ("V. I. Lenin", "Lenin", "V. I."),
        ("Lenin V. I.", "Lenin", "V. I."),
        ("Sir Winston Churchill", "Churchill", "Winston"),
        ("Dr Zoe Pike", "Pike", "Zoe"),
        ("Jan van der Berg", "van der Berg", "Jan"),
        ("van der Berg, Jan", "van der Berg", "Jan"),
        ("Charles de Gaulle", "de Gaulle", "Charles"),
        ("José Ortega y Gasset", "Ortega y Gasset", "José"),
        ("Church, Frederic", "Church", "Frederic"),
        ("Rowe, Ed.", "Rowe", "Ed."),
        ("Jones, Chas.", "Jones", "Chas."),
    ],
)
def test_who_is_plainly_a_person_is_one(name: str, family: str, given: str) -> None:
    assert read_listed(name).people == ({"family": family, "given": given},)


def test_a_name_is_a_persons_where_the_file_has_it_with_a_comma() -> None:
    assert read_listed("Zoe Pike").people == ({"literal": "Zoe Pike"},)
    assert read_listed("Zoe Pike", {"Zoe Pike"}).people == ({"family": "Pike", "given": "Zoe"},)


@pytest.mark.parametrize(
    ("listed", "role"),
    [
        ("Rowe, Ann (Ann B.), author.", "author"),
        ("Rowe, Ann, 1950-", ""),
        ("Rowe, Ann, 1950- editor.", "editor"),
        ("Rowe, Ann, 1950-2001, editor, translator.", "editor"),
        ("Rowe, Ann (1950–2001)", ""),
        ("Rowe, Ann, approximately 1500-1560", ""),
        ("Rowe, Ann, active 16th century.", ""),
        ("Rowe, Ann, ed.", "editor"),
        ("Rowe, Ann (Hrsg.)", "editor"),
        ("Rowe, Ann [translator]", "translator"),
        ("Rowe, Ann, joint author", "author"),
        ("translated by Ann Rowe", "translator"),
        ("Rowe, Ann, Dame", ""),
    ],
)
def test_what_a_catalogue_says_beside_a_name_is_no_part_of_it(listed: str, role: str) -> None:
    assert read_listed(listed) == ((ROWE,), role)


def test_bodies_lose_the_word_for_what_they_did() -> None:
    assert read_listed("Great Britain. Home Office, issuing body.") == (
        ({"literal": "Great Britain. Home Office"},),
        "",
    )


def test_suffixes_ranks_and_rulers() -> None:
    king = {"family": "King", "given": "Martin Luther", "suffix": "Jr."}
    assert read_listed("King, Martin Luther, Jr., 1929-1968").people == (king,)
    assert read_listed("Martin Luther King Jr.").people == (king,)
    earl = {"family": "Clarendon", "given": "Edward Hyde", "suffix": "Earl of"}
    assert read_listed("Clarendon, Edward Hyde, Earl of, 1609-1674").people == (earl,)
    assert read_listed("Elizabeth I, Queen of England, 1533-1603").people == (
        {"literal": "Elizabeth I, Queen of England"},
    )


@pytest.mark.parametrize(
    "listed", ["Rowe, Ann, et al.", "Ann Rowe & others", "Rowe, Ann and others", "Rowe, Ann [et al.]"]
)
def test_others_stay_others(listed: str) -> None:
    assert read_listed(listed).people == (ROWE, OTHERS)


def test_several_in_one_field_are_several() -> None:
    hill = {"family": "Hill", "given": "Jane"}
    assert read_listed("Rowe, Ann; Hill, Jane").people == (ROWE, hill)
    assert read_listed("Rowe, Ann and Hill, Jane").people == (ROWE, hill)
    assert read_listed("et al.").people == (OTHERS,)
    assert read_listed(" , ").people == ()


def test_a_body_is_told_from_initials() -> None:
    assert looks_like_body("Yale Law School")
    assert not looks_like_body("J. Press")

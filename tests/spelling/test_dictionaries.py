"""The dictionaries of this computer, where there are any; and what is said where there are none."""

import os
from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError
from essayplanner.spelling import dictionaries
from essayplanner.spelling.dictionaries import Speller, nearest, open_dictionaries


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with nothing in it; what the program tells Enchant is forgotten after the test."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("ENCHANT_CONFIG_DIR", "PYENCHANT_LIBRARY_PATH"):
        monkeypatch.setenv(name, "")  # so that it is put back as it was
        monkeypatch.delenv(name)
    return home


@pytest.fixture
def english(tmp_path: Path) -> Speller:
    """A dictionary of English, of whatever sort there is."""
    try:
        there = open_dictionaries(tmp_path / "enchant")
    except EssayError:
        pytest.skip("there is no Enchant on this computer")
    language = nearest("en_GB", there.languages)
    if not language:
        pytest.skip("there is no dictionary of English on this computer")
    return there.speller(language)


def test_a_dictionary_knows_words_and_suggests_others(english: Speller) -> None:
    assert english.check("history")
    assert not english.check("histroy")
    assert "history" in english.suggest("histroy")


def test_nothing_is_suggested_for_a_line_without_a_space(english: Speller) -> None:
    """Enchant would be at it for seconds."""
    assert english.suggest("histroy" * 1_000) == []


def test_the_home_folder_gets_no_files_of_enchant(english: Speller, tmp_path: Path, home: Path) -> None:
    english.check("history")
    assert list(home.rglob("*")) == []
    assert (tmp_path / "enchant").is_dir()


def test_a_dictionary_that_a_student_puts_there_is_found(english: Speller, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "hunspell"
    folder.mkdir(parents=True)
    (folder / "tlh_XX.aff").write_text("SET UTF-8\n")
    (folder / "tlh_XX.dic").write_text("1\nqapla\n")
    there = open_dictionaries(tmp_path / "own")
    assert "tlh_XX" in there.languages
    assert there.speller("tlh_XX").check("qapla")


@pytest.mark.skipif(os.name == "nt", reason="there Enchant comes with the program")
def test_without_enchant_it_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "_ON_LINUX", True)
    monkeypatch.setattr(dictionaries, "_LIBRARY", "libthere-is-none.so.7")
    with pytest.raises(EssayError, match=r"^Spelling cannot be checked: there is no spelling dictionary .*\.$"):
        open_dictionaries(tmp_path / "enchant")


def test_a_folder_that_cannot_be_made_is_said_too(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EssayError, match="Spelling cannot be checked"):
        open_dictionaries(tmp_path / "file" / "enchant")


@pytest.mark.parametrize(
    ("wanted", "there", "found"),
    [
        ("en_GB", ("de_DE", "en_GB", "en_US"), "en_GB"),
        ("en_GB", ("de_DE", "en_AU", "en_US"), "en_AU"),
        ("en_GB", ("en",), "en"),
        ("en_GB", ("de_DE", "enm_XX"), ""),
        ("en_GB", (), ""),
    ],
)
def test_where_a_dictionary_is_missing_another_sort_of_the_language_stands_in(
    wanted: str, there: tuple[str, ...], found: str
) -> None:
    assert nearest(wanted, there) == found

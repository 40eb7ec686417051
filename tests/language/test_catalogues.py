"""What translators are given, and what the program needs to find in what they write."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from catalogues import faults, template, write

from essayplanner.language.pseudo import odd

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "resources" / "languages" / "essayplanner.pot"


def test_translators_are_given_every_sentence() -> None:
    assert TEMPLATE.read_bytes() == template(ROOT / "essayplanner"), "run `python3 packaging/dev.py languages`"


def test_the_pseudo_language_breaks_no_place_mnemonic_or_tag() -> None:
    for message in read_po(BytesIO(TEMPLATE.read_bytes())):
        forms = [str(form) for form in (message.id if isinstance(message.id, tuple) else (message.id,))]
        assert not faults(forms, [odd(form) for form in forms])


@pytest.mark.parametrize(
    ("sentence", "translation"),
    [
        ("“{title}” was moved.", "„{titel}“ wurde verschoben."),
        ("“{title}” was moved.", "Verschoben."),
        ("&Save", "Speichern"),
        ("Save", "&Speichern"),
        ("<b>{n}</b> cards", "{n} Karten"),
        ("F1 shows this.", "F2 zeigt das."),
        ("name a file with -o.", "mit -ü eine Datei nennen."),
        ("--split needs a style", "--teilen braucht einen Stil"),
        ("ignored explicit argument %r", "unbeachtetes Argument"),
        (("{n} card in {where}", "{n} cards in {where}"), ("eine Karte", "{n} Karten in {where}")),
        (("{n} card", "{n} cards"), ("{n} Karte", "{m} Karten")),
    ],
)
def test_a_translation_that_breaks_something_is_told(
    sentence: str | tuple[str, ...], translation: str | tuple[str, ...]
) -> None:
    assert len(faults(sentence, translation)) == 1


def test_a_translation_may_say_one_without_the_number_and_be_missing() -> None:
    assert not faults(("{n} card", "{n} cards"), ("eine Karte", "{n} Karten"))
    assert not faults("&Save “{title}”", "„{title}“ &speichern")
    assert not faults("Save", "")


def test_a_broken_translation_is_not_compiled(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "languages" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "essayplanner").mkdir()
    source = folder / "essayplanner.po"
    source.write_text('msgid "&Save"\nmsgstr "Speichern"\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="differ in &"):
        write(tmp_path)
    assert not source.with_suffix(".mo").exists()
    source.write_text('msgid "&Save"\nmsgstr "&Speichern"\n', encoding="utf-8")
    write(tmp_path)
    assert source.with_suffix(".mo").exists()


def test_no_sentence_points_to_a_side() -> None:
    """Where a window runs from right to left, or is narrow, it stands elsewhere; and not everyone sees where."""
    for message in read_po(BytesIO(TEMPLATE.read_bytes())):
        for form in message.id if isinstance(message.id, tuple) else (message.id,):
            assert not re.search(
                r"\b(?:on|at|to) the (?:left|right)\b|(?:left|right) (?:panel|pane|side)\b", str(form)
            ), form

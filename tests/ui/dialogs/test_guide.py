"""The guide and the list of keys in another language: a guide of its own, or the English one with its marks kept."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.formats.safe_html import safe_html
from essayplanner.language.pseudo import odd, odd_markdown
from essayplanner.resources import resources
from essayplanner.ui.dialogs.guide import GuideDialog, guide
from essayplanner.ui.look.theme import Theme

ENGLISH = resources() / "help" / "guide.md"


def tags(html: str) -> list[str]:
    return re.findall(r"</?\w+", html)


def blocks(html: str) -> list[str]:
    """The texts of headings, paragraphs, items and cells, without what stands in them in turn."""
    found = re.findall(r"<(h\d|p|li|td|th)[^>]*>(.*?)</\1>", html, re.DOTALL)
    return [re.sub("<[^>]+>", "", text).strip() for _, text in found]


def test_a_language_with_a_guide_of_its_own_shows_that(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "guide.md").write_text("# Ein Leitfaden", "utf-8")
    (tmp_path / "guide.md").write_text("# A guide", "utf-8")
    assert guide(tmp_path, "de") == "# Ein Leitfaden"
    assert guide(tmp_path, "fr") == guide(tmp_path, "en") == "# A guide"
    assert guide(tmp_path, "qps") == "# [Åå ĝûûîîđéé]"


def test_the_odd_guide_is_the_english_one_in_its_marks_and_in_nothing_else() -> None:
    text = ENGLISH.read_text("utf-8")
    english, other = (safe_html(each, tables=True) for each in (text, guide(ENGLISH.parent, "qps")))
    assert tags(other) == tags(english)
    assert re.findall("<code>.*?</code>", other) == re.findall("<code>.*?</code>", english)
    pairs = list(zip(blocks(english), blocks(other), strict=True))
    assert len(pairs) > 50
    for before, after in pairs:
        if after != before:
            assert after == f"[{after[1:-1]}]"
        else:
            assert odd(before) == before  # names of keys


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A b\n\nTo do\nit.", "# [Åå ƀ]\n\n[Ŧöö đöö\nîîŧ.]"),
        ("- one\n- two\n  lines\n", "- [ööñéé]\n- [ŧŵöö\n  ļîîñééš]\n"),
        ("1. **I** am\n2. `no`", "1. [**Îî** ååḿ]\n2. `no`"),
        ("| a | F6 |\n|---|---|\n| `x` | on |", "| [åå] | F6 |\n|---|---|\n| `x` | [ööñ] |"),
        ("> so\n\nthen", "> [šöö]\n\n[ŧĥééñ]"),
        ("A list:\n- of one", "[Åå ļîîšŧ:]\n- [ööƒ ööñéé]"),
    ],
)
def test_markdown_keeps_its_marks(before: str, after: str) -> None:
    assert odd_markdown(before) == after


def test_the_guide_is_shown_in_english(qtbot: QtBot, theme: Theme) -> None:
    dialog = GuideDialog(theme)
    qtbot.addWidget(dialog)
    assert "Planning an essay" in dialog.page.toPlainText()


_ROWS = """
from essayplanner.ui.dialogs.shortcuts import ShortcutsModel
from essayplanner.ui.frame import card_commands, edit_commands, file_commands, outline_commands, view_commands
from essayplanner.ui.outline import actions
modules = (edit_commands.SPECS, file_commands.SPECS, outline_commands.SPECS, view_commands.SPECS)
every = (*modules, card_commands.NEW, card_commands.IN_LIST, card_commands.REST, actions.IN_TREE)
specs = [spec for specs in every for spec in specs if spec.keys]
model = ShortcutsModel([(spec.menu.title, spec.text, spec.keys) for spec in specs])
for row in model.rows:
    print(row.menu, row.text, *row.keys, sep="\\t")
assert model.narrow("ctrl+shift+l") == 1
"""


def test_the_rows_of_the_list_of_keys_are_in_the_language_and_their_keys_are_not() -> None:
    rows = {}
    for language in ("en", "qps"):
        environment = os.environ | {"ESSAYPLANNER_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, "-c", _ROWS], capture_output=True, env=environment, check=True, timeout=50
        )
        rows[language] = [line.split("\t") for line in run.stdout.decode().splitlines()]
    assert len(rows["en"]) > 30
    for (menu, text, *keys), (odd_menu, odd_text, *same) in zip(rows["en"], rows["qps"], strict=True):
        assert same == keys
        for plain, other in ((menu, odd_menu), (text, odd_text)):
            assert len(other) > len(plain) or not plain
            assert not plain or (other[0], other[-1]) == ("[", "]")


def test_the_guide_has_no_frame_until_it_is_reached_by_tab(theme: Theme, qtbot: QtBot) -> None:
    dialog = GuideDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.page.hasFocus)
    assert not dialog.page.property("marked")
    QTest.keyClick(dialog.page, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(dialog.page.hasFocus)
    assert dialog.page.property("marked")

"""Settings: kept whole, and whatever stands in the file, the program starts."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.settings import DOCUMENTS, LARGEST, Settings
from essayplanner.ui.desk.taking_up import keep_screens
from tests.system_calls import Calls, watched_system

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX alone")


@pytest.fixture
def file(app_data: Path) -> Path:
    app_data.mkdir()
    return app_data / "settings.json"


def remembered(settings: Settings) -> dict[str, Any]:
    return {name: value for name, value in vars(settings).items() if name not in ("file", "trouble")}


def test_what_is_saved_is_loaded(file: Path) -> None:
    settings = Settings.load(file)
    assert settings.trouble == ""
    settings.theme, settings.text_scale, settings.folder = "dark", 150, "/é/\udcff"
    settings.panes, settings.outlines = [1, 2, 3], {"uid": 4}
    settings.exports = {"uid": {"format": "docx", "split": True}}
    keep_screens(settings, "uid", {"map": {"whole": True, "scale": 80, "folded": "1 2"}})
    settings.remember(Path("/some/where\udcff.essayplan"))
    again = Settings.load(file)
    assert again.trouble == ""
    assert remembered(again) == remembered(settings)


@watched_system
def test_settings_are_on_disk_before_they_replace_the_old_ones(file: Path, calls: Calls) -> None:
    Settings(file).save()
    assert calls.seen == [f"fsync {file.stat().st_size}", "replace settings.json", f"fsync {file.parent.name}/"]
    before = file.read_bytes()
    for call in ("fsync", "replace"):
        calls.failing = call
        settings = Settings(file)
        settings.folder = "elsewhere"
        settings.save()
        assert file.read_bytes() == before
        assert [each.name for each in file.parent.iterdir()] == [file.name]


def pipe(file: Path) -> None:
    os.mkfifo(file)


HOSTILE: dict[str, bytes | Callable[[Path], None]] = {
    "empty": b"",
    "not JSON": b"{",
    "not text": b"\xff\xfe\x00" * 50,
    "deep": b"[" * 100_000,
    "deep inside": b'{"exports": {"u": {"style": ' + b"[" * 500 + b"]" * 500 + b"}}}",
    "huge": b'{"theme": "dark", "folder": "' + b"x" * LARGEST + b'"}',
    "a huge number": b'{"text_scale": ' + b"9" * 100_000 + b"}",
    "a list": b"[1, 2]",
    "a number": b"1",
    "wrong kinds": json.dumps(
        {
            "theme": 1,
            "text_scale": "large",
            "recent": {},
            "geometry": [],
            "panes": "x",
            "folder": None,
            "outlines": [],
            "exports": 3,
        }
    ).encode(),
    "wrong kinds inside": json.dumps(
        {
            "recent": [1, None],
            "panes": ["a"],
            "outlines": {"u": "x"},
            "exports": {"u": {"format": {}}},
            "left": {"u": {"map": {"scale": []}}},
        }
    ).encode(),
    "nonsense": json.dumps(
        {
            "theme": "purple",
            "text_scale": 10**9,
            "recent": ["a\0b"],
            "geometry": "\ud800",
            "panes": [-1, 2**70, 3],
            "folder": "\0",
            "outlines": {"u": 1.5},
            "exports": {"u": 1},
            "left": {"u": {"timeline": {"end": 10**400}}},
        }
    ).encode(),
    "a folder": lambda file: file.mkdir(),
    "a pipe": pipe,
    "a circle": lambda file: file.symlink_to(file),
}


@posix
@pytest.mark.timeout(20)
@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_settings_start_with_defaults_and_say_so(file: Path, what: str) -> None:
    made = HOSTILE[what]
    made(file) if callable(made) else file.write_bytes(made)
    settings = Settings.load(file)
    assert remembered(settings) == remembered(Settings(file))
    assert settings.trouble.count(".") == 1
    settings.save()


def test_what_is_sound_beside_what_is_not_is_kept(file: Path) -> None:
    file.write_text(json.dumps({"theme": "dark", "panes": "x", "save": 1, "file": "/etc/passwd"}))
    settings = Settings.load(file)
    assert (settings.theme, settings.panes, settings.file) == ("dark", [], file)
    assert settings.trouble


def test_how_the_notebooks_were_left_that_were_seen_last_is_kept(file: Path) -> None:
    settings = Settings(file)
    for uid in ("first", "second", "third", "first"):
        keep_screens(settings, uid, {"map": {"order": uid * 5_000}})
    assert list(settings.left) == ["second", "third", "first"]
    keep_screens(settings, "second", {"timeline": {"lanes": "kind"}})
    assert list(settings.left["second"]) == ["map", "timeline"], "a screen that was not made is as it was"
    keep_screens(settings, "fourth", {"map": {"order": "x" * 30_000}})
    assert list(settings.left) == ["first", "second", "fourth"]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], Program]]:
    """Starts the program in this process; its windows are closed after the test."""
    programs: list[Program] = []

    def started() -> Program:
        programs.append(Program(qapp))
        return programs[-1]

    yield started
    for program in programs:
        for window in list(program.windows.values()):
            window.close()


def test_of_documents_those_are_forgotten_that_were_not_read_for_long(file: Path) -> None:
    settings = Settings(file)
    for number in range(DOCUMENTS):
        settings.documents[f"{number}"] = [f"/{number}", 1, 1]
    settings.remember_document("0", ("/0", 1, 1))
    settings.remember_document("new", ("/new", 1, 1))
    kept = list(Settings.load(file).documents)
    assert (len(kept), kept[0], kept[-2:]) == (DOCUMENTS, "2", ["0", "new"])


@pytest.mark.parametrize("what", ["wrong kinds", "nonsense", "wrong kinds inside", "deep"])
def test_the_window_opens_with_hostile_settings_and_says_so(
    file: Path, what: str, start: Callable[[], Program], notebook_path: Path
) -> None:
    made = HOSTILE[what]
    assert isinstance(made, bytes)
    file.write_bytes(made)
    program = start()
    window = program.open(notebook_path)
    assert window
    window.complete_now()
    assert window.banner.isVisible()
    assert "could not be read" in window.banner.text.text()
    window.close()
    assert Settings.load(file).trouble == ""


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_notebook_whose_name_is_no_text_opens_works_and_closes(
    tmp_path: Path, start: Callable[[], Program], qtbot: QtBot, file: Path
) -> None:
    from essayplanner.notebook.backups import backups

    path = tmp_path / os.fsdecode(b"caf\xe9 \xff.essayplan")
    try:
        make_notebook(path, "Name")
    except OSError:
        pytest.skip("this disk takes no such name")
    window = start().open(path)
    assert window
    window.complete_now()
    window.commands.outlines.begin_outline()
    qtbot.waitUntil(lambda: len(backups(path)) == 1)
    window.commands.view.about()
    assert window.close()
    assert not window.isVisible()
    assert Settings.load(file).recent == [str(path)]
    assert [step.label.words for step in Notebook.open(path).history()]
    again = start().open_last()
    assert again
    assert again.book.path == path

"""What was chosen in the preferences of the language and of dates is there when the window's program starts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from essayplanner.language.choosing import languages

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from essayplanner.__main__ import _prefer
_prefer()
from essayplanner.domain.dates import show_date
from essayplanner.language import code
print(code, show_date("1934-12-01"), show_date("1934-12"), show_date("1934-11-30/1934-12-01"), sep="|")
"""


def started(folder: Path, **named: str) -> list[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_"))}
    environment |= {"PYTHONPATH": str(ROOT), "ESSAYPLANNER_DATA": str(folder), "PYTHONIOENCODING": "utf-8", **named}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, env=environment, check=True)
    return done.stdout.decode().strip().split("|")


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ("", ["1 Dec 1934", "Dec 1934", "30 Nov 1934 – 1 Dec 1934"]),
        ("month-first", ["Dec 1, 1934", "Dec 1934", "Nov 30, 1934 – Dec 1, 1934"]),
        ("year-first", ["1934-12-01", "Dec 1934", "1934-11-30 – 1934-12-01"]),
        ("nonsense", ["1 Dec 1934", "Dec 1934", "30 Nov 1934 – 1 Dec 1934"]),
    ],
)
def test_days_are_written_in_the_order_that_was_chosen(tmp_path: Path, dates: str, shown: list[str]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"dates": dates}), encoding="utf-8")
    assert started(tmp_path) == ["en", *shown]


def test_the_language_that_was_chosen_is_spoken(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "qps"}), encoding="utf-8")
    assert started(tmp_path)[0] == "qps"
    assert started(tmp_path, ESSAYPLANNER_LANGUAGE="en")[0] == "en"  # what is named for this start comes first


@pytest.mark.parametrize(
    "kept", ["[1]", "{", '{"language": 5, "dates": ["x"]}', '{"language": "a\\u0000"}', "[" * 9**5]
)
def test_settings_that_are_broken_choose_nothing(tmp_path: Path, kept: str) -> None:
    (tmp_path / "settings.json").write_text(kept, encoding="utf-8")
    assert started(tmp_path)[:2] == ["en", "1 Dec 1934"]


def test_the_languages_that_there_are(tmp_path: Path) -> None:
    for name in ("pl", "de_AT"):
        (tmp_path / "languages" / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / "languages" / name / "LC_MESSAGES" / "essayplanner.mo").touch()
    (tmp_path / "languages" / "essayplanner.pot").touch()
    assert languages(tmp_path) == ["en", "de_AT", "pl"]
    assert languages(None) == ["en"]

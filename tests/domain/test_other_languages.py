"""Dates, names and errors as a reader of another language writes them; and what they are is read again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from catalogues import write

from tests.domain.test_typed_dates import FORMS

ROOT = Path(__file__).resolve().parents[2]

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "month, short"
msgid "Dec"
msgstr "Dez."

msgctxt "month, short, after its day"
msgid "Dec"
msgstr "Dez."

msgctxt "month"
msgid "December"
msgstr "Dezember"

msgctxt "month, after its day"
msgid "December"
msgstr "Dezember"

msgctxt "month"
msgid "March"
msgstr "März"

msgctxt "date"
msgid "{day} {month} {year}"
msgstr "{day}. {month} {year}"

msgctxt "a day, the month in full"
msgid "{day} {month} {year}"
msgstr "{day}. {month} {year}"

msgid "spring {year}"
msgstr "Frühjahr {year}"

msgid "Spring {year}"
msgstr "Frühjahr {year}"

msgctxt "a year"
msgid "{year} BC"
msgstr "{year} v. Chr."

msgctxt "about that date"
msgid "c. {date}"
msgstr "um {date}"

msgctxt "so no later than that date"
msgid "by {date}"
msgstr "bis {date}"

msgctxt "a span of dates"
msgid "{first} – {last}"
msgstr "{first} bis {last}"

msgctxt "digits of the second year in “1937–38”: 2 or 4"
msgid "2"
msgstr "4"

msgid "{some} and {last}"
msgstr "{some} und {last}"

msgid "{name} et al."
msgstr "{name} u. a."

msgctxt "what happened; what was kept"
msgid "{what}; {kept}"
msgstr "{what} ({kept})"

msgctxt "a sentence"
msgid "{sentence}."
msgstr "{sentence}。"
"""

DATES = ["1934-12-01", "1934-12", "1932-21", "1937/1938", "1899/1901", "1928-10-01/1932-12", "1934%", "../1934-12"]
ITEMS = [
    {"date-parts": [[1997, 12, 5]]},
    {"date-parts": [[1997, 3]]},
    {"date-parts": [[1921]], "season": 1},
    {"date-parts": [[-44]], "circa": True},
    {"date-parts": [[1937], [1938]]},
    {"date-parts": [[1937, 5, 1], [1937, 12]]},
    {"date-parts": [[-44, 3, 15]]},
    {"date-parts": [[50, 3], [50, 12]]},
]
TYPED = [
    "5. Dez. 1997",
    "5 DEZEMBER 1997",
    "5. Dezember 1997",
    "5 December 1997",
    "Dec 1997",
    "c. 44 BC",
    "um 44 v. Chr.",
    "Frühjahr 1900",
    "bis 1934",
]
PROGRAM = """
import json, sys
from pathlib import Path
from typing import Any
from essayplanner import language
from essayplanner.language.choosing import load

asked = json.load(sys.stdin)
if asked["folder"]:
    language.catalogue = load(["de"], lambda: Path(asked["folder"]))[1]
from essayplanner.domain.cards import Source
from essayplanner.domain.dates import show_date, show_date_beside
from essayplanner.domain.errors import Trouble
from essayplanner.domain.source_dates import date_text, read_date
from essayplanner.domain.typed_dates import stored_date

people = [{"family": name} for name in "ABC"]
json.dump(
    {
        "shown": [show_date(each) for each in asked["dates"]],
        "texts": [date_text(each) for each in asked["items"]],
        "read": [read_date(date_text(each)) for each in asked["items"]],
        "typed": [read_date(each) for each in asked["typed"]],
        "stored": [stored_date(each) for each in asked["typed"]],
        "again": [stored_date(show_date(each), by_hand=True) for each in asked["dates"]],
        "short": [Source("", "", {"author": people[:count]}).short for count in (1, 2, 3)],
        "troubles": [str(Trouble("What", "kept", "mend")), str(Trouble("All is said。"))],
        "beside": show_date_beside("1937/1938", "Executions in 1937–38"),
    },
    sys.stdout,
)
"""


def said(folder: Path | None, code: str, **asked: list[Any]) -> dict[str, Any]:
    """What the program says in a language, whose catalogue may lie in a folder."""
    asked = {"folder": str(folder or ""), "dates": DATES, "items": ITEMS, "typed": TYPED, **asked}  # type: ignore[dict-item]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ESSAYPLANNER_LANGUAGE": code}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(asked).encode(),
        capture_output=True,
        env=environment,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def put_into(tmp_path: Path, translated: str) -> Path:
    """A program's own files, with a catalogue that is asked for as German."""
    folder = tmp_path / "resources" / "languages" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "essayplanner.po").write_text(translated, encoding="utf-8")
    (tmp_path / "essayplanner").mkdir()
    write(tmp_path)
    return tmp_path / "resources"


@pytest.fixture
def german(tmp_path: Path) -> dict[str, Any]:
    return said(put_into(tmp_path, GERMAN), "en")


def test_a_language_writes_dates_names_and_errors_its_own_way(german: dict[str, Any]) -> None:
    assert german["shown"] == [
        "1. Dez. 1934",
        "Dez. 1934",
        "Frühjahr 1932",
        "1937–1938",
        "1899–1901",
        "1. Oct 1928 bis Dez. 1932",
        "um 1934?",
        "bis Dez. 1934",
    ]
    assert german["texts"] == [
        "5. Dezember 1997",
        "März 1997",
        "Frühjahr 1921",
        "um 44 v. Chr.",
        "1937–1938",
        "1. May 1937 bis Dezember 1937",
        "15. March 44 v. Chr.",
        "März 50 AD bis Dezember 50 AD",
    ]
    assert german["short"] == ["A", "A und B", "A u. a."]
    assert german["troubles"] == ["What (kept): mend。", "All is said。"]
    assert german["beside"] == ""  # the title says it, though otherwise


MAY = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

""" + "\n".join(
    f'msgctxt "{context}"\nmsgid "May"\nmsgstr "{name}"\n'
    for context, name in {
        "month": "maj",
        "month, after its day": "maja",
        "month, short": "maj.",
        "month, short, after its day": "maj.a",
    }.items()
)


def test_a_month_after_its_day_may_have_a_form_of_its_own(tmp_path: Path) -> None:
    items = [{"date-parts": [[1937, 5]]}, {"date-parts": [[1937, 5, 4]]}]
    typed = ["maj 1937", "4 maja 1937", "4 maj.a 1937", "Maj. 1937"]
    polish = said(put_into(tmp_path, MAY), "en", dates=["1937-05", "1937-05-04"], items=items, typed=typed)
    assert polish["shown"] == ["maj. 1937", "4 maj.a 1937"]
    assert polish["texts"] == ["maj 1937", "4 maja 1937"]
    assert polish["read"] == items
    assert polish["typed"] == [items[0], items[1], items[1], items[0]]


def test_a_date_is_read_as_the_reader_and_as_english_writes_it(german: dict[str, Any]) -> None:
    assert german["read"] == ITEMS
    assert german["again"] == DATES
    assert german["stored"] == [*["1997-12-05"] * 4, "1997-12", "-0043~", "-0043~", "1900-21", "../1934"]
    day, month, circa = {"date-parts": [[1997, 12, 5]]}, {"date-parts": [[1997, 12]]}, ITEMS[3]
    assert german["typed"][:7] == [day, day, day, day, month, circa, circa]


def test_what_the_pseudo_language_shows_is_read_again() -> None:
    dates = [stored for _typed, stored, _shown in FORMS]
    found = said(None, "qps", dates=dates)
    assert found["again"] == dates
    assert found["shown"][dates.index("1953-~01/1953-~04")] == "[ééååŕļý 1953]"
    assert found["read"] == ITEMS
    assert found["texts"][2] == "[Šþŕîîñĝ 1921]"

"""The program in the reader's language: which one, and how a sentence is made in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from catalogues import write

from essayplanner import language
from essayplanner.language import Plural, _, ended, form, join_and, join_facts, join_or, n_, number, p_, sentences
from essayplanner.language.choosing import load, wanted
from essayplanner.language.pseudo import odd

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ("ESSAYPLANNER_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

POLISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "{n} card"
msgid_plural "{n} cards"
msgstr[0] "{n} karta"
msgstr[1] "{n} karty"
msgstr[2] "{n} kart"

msgid "{some} and {last}"
msgstr "{some} i {last}"

msgctxt "between thousands"
msgid ","
msgstr " "

msgctxt "month"
msgid "May"
msgstr "maj"

msgid "Save"
msgstr "Zapisz"
"""


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The own files of a program that has been put into Polish, and this program speaking it."""
    folder = tmp_path / "resources" / "languages" / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "essayplanner.po").write_text(POLISH, encoding="utf-8")
    (tmp_path / "essayplanner").mkdir()
    write(tmp_path)
    code, catalogue = load(["pl"], lambda: tmp_path / "resources")
    assert code == "pl"
    monkeypatch.setattr(language, "catalogue", catalogue)
    return tmp_path / "resources"


def test_english_has_no_catalogue_and_reads_nothing() -> None:
    def folder() -> Path:
        raise AssertionError("English asks for no file")

    for names in ([""], ["C"], ["en_GB", "en"], ["en"]):
        assert load(names, folder) == ("en", None)


def test_the_first_language_that_there_is_is_taken(polish: Path) -> None:
    assert load(["de_AT", "de", "pl_PL", "pl"], lambda: polish)[0] == "pl"
    assert load(["de", "en", "pl"], lambda: polish) == ("en", None)
    assert load(["de"], lambda: polish) == ("en", None)
    assert load(["pl"], lambda: None) == ("en", None)


def test_what_the_student_sets_comes_before_what_the_system_says(settings: pytest.MonkeyPatch) -> None:
    settings.setattr(sys, "platform", "linux")
    assert wanted() == [""]
    settings.setenv("LANG", "de_AT.UTF-8")
    assert wanted() == ["de_AT", "de"]
    settings.setenv("LC_ALL", "sr_RS@latin")
    assert wanted() == ["sr_RS", "sr"]
    settings.setenv("LANGUAGE", "fr:pt-BR")
    assert wanted() == ["fr", "pt_BR", "pt"]
    settings.setenv("ESSAYPLANNER_LANGUAGE", "qps")
    assert wanted() == ["qps"]


def test_english_is_what_stands_in_the_code() -> None:
    assert _("Save") == "Save"
    assert _("100 % {of}") == "100 % {of}"  # nothing goes in, so nothing is a place
    assert _("“{title}”", title="{x}") == "“{x}”"
    assert n_("{n} card", "{n} cards", 1) == "1 card"
    assert n_("{n} card in {where}", "{n} cards in {where}", 1234, where="a") == "1,234 cards in a"
    assert p_("month", "May") == "May"
    assert number(1234) == "1,234"
    assert _("in {year}", year="1934") == "in 1934"
    assert [join_and(["a", "b", "c"][:count]) for count in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
    assert [join_or(["a", "b", "c"][:count]) for count in (1, 2, 3)] == ["a", "a or b", "a, b or c"]


def test_another_language_has_its_own_forms_numbers_and_lists(polish: Path) -> None:
    assert _("Save") == "Zapisz"
    assert _("Not translated") == "Not translated"
    shown = {1: "1 karta", 3: "3 karty", 5: "5 kart", 1234: "1 234 karty"}
    assert {count: n_("{n} card", "{n} cards", count) for count in shown} == shown
    assert form(*Plural("{n} card", "{n} cards"), 22) == "{n} karty"
    assert join_and(["a", "b", "c"]) == "a, b i c"
    assert p_("month", "May") == "maj"


def test_a_line_of_facts_is_not_broken_before_a_dot() -> None:
    assert join_facts(["5 cards", "", "1 historian"]) == "5 cards\u00a0· 1 historian"
    assert join_facts(["", ""]) == ""


def test_the_pseudo_language_keeps_what_is_no_word() -> None:
    assert odd("&Save as “{title}”…") == "[&Sååṽéé ååš “{title}”…]"
    assert odd(" <b>Ctrl+Z</b> undoes\n") == " [<b>Ctrl+Z</b> ûûñđööééš]\n"
    assert odd("{n}, {m}") == "{n}, {m}"
    assert odd("--save-intact - or -o") == "[--save-intact - ööŕ -o]"
    assert 1.3 < len(odd("Nothing can go under evidence: put the claim before it.")) / 55 < 1.5


def test_a_sentence_at_the_top_of_a_module_is_in_the_language_too() -> None:
    program = "from essayplanner.language import _, n_, code; print(code, _('Save'), n_('{n} card', '{n} cards', 3))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ESSAYPLANNER_LANGUAGE": "qps", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True)
    assert done.stdout.decode().split() == ["qps", "[Šååṽéé]", "[3", "çååŕđš]"]


def test_english_loads_no_gettext() -> None:
    program = "import sys, essayplanner.language; print('gettext' in sys.modules, 'locale' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ESSAYPLANNER_LANGUAGE": "en"}
    done = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, env=environment, check=True)
    assert done.stdout.decode().split() == ["False", "False"]


@pytest.mark.parametrize(
    "whole",
    [
        "It is kept.",
        "Is it?",
        "Trop tard !",
        "Wait…",
        "保存しました。",
        "هل حفظت؟",
        "यह सहेजा गया।",
        "Ποιος ήταν;",
        "Ποιος ήταν\u037e",
        "Պահված է։",
        "ተቀምጧል።",
        "ማን ነበር፧",
        "သိမ်းပြီး။",
        "បានរក្សាទុក។",
        "ཉར་ཚགས་བྱས།",
        "[Îţ îš ķéþţ.]",
        "(See below.)",
    ],
)
def test_a_sentence_that_ends_gets_no_other_mark(whole: str) -> None:
    assert ended(whole) == whole


@pytest.mark.parametrize(
    "half", ["It is kept", "There is no card “Who?”", "[Îţ îš ķéþţ]", "“x” is there (see “y.”)", "a.b"]
)
def test_what_does_not_end_is_ended(half: str) -> None:
    assert ended(half) == f"{half}."


def test_what_is_said_one_after_the_other_is_ended_once(polish: Path) -> None:
    assert sentences(["Who?", "", "Lenin ", "  ", "Said so.", "twice"]) == "Who? Lenin. Said so. twice"
    assert sentences(["alone"]) == "alone"
    assert sentences([]) == ""

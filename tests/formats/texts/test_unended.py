"""What has no end, or closes itself, hides no more of a page than it must."""

import pytest

from essayplanner.formats.texts.pages import read_html, read_page


def seen(html: str) -> str:
    return " ".join(block.text for block in read_html(html).blocks)


@pytest.mark.parametrize(
    "html",
    [
        "<title/><p>seen",
        "<script src='a'/><p>seen</p><script>not seen</script>",
        "<script src=a /></script><p>seen",
        "<textarea/><style />seen",
        "<i/>seen",
        "<svg/><select />seen",
        "<a id='p1'/>seen",
        '<iframe src="a" style="display:none"></iframe><p>seen',
        "<style hidden>p {}</style>seen",
        "<p hidden>not seen<div>seen</div>",
        "<p hidden>not seen<h2>seen</h2>",
        "<p style='display:none'>not seen<ul><li>seen</ul>",
        "<div><p hidden>not seen</div>seen",
        "<section><nav>not seen<p>not seen</section><p>seen",
        "<div hidden><p>not seen</p><div>not seen</div>not seen</div>seen",
        "<table><tr><td><div hidden>not seen<td>seen</table>",
        "<ul><li><p hidden>not seen<li>seen</ul>",
        "<ul hidden><li>not seen</ul>seen",
        "<body style='visibility: hidden'><p>seen",
        "<b><p hidden>not seen</b>not seen<p>seen",
    ],
)
def test_what_stands_behind_is_seen(html: str) -> None:
    assert seen(html).replace("**", "") == "seen"


def test_a_paragraph_that_ended_before_its_end_ends_there_too() -> None:
    assert [block.text for block in read_html("<p>a<div>b</div>c</p>d").blocks] == ["a", "b", "c", "d"]


def test_a_slash_at_the_end_of_an_address_closes_no_link() -> None:
    assert seen("<a href=https://example.org/>seen</a>") == "[seen](https://example.org/)"


def test_an_xhtml_page_without_a_title_is_read_whole() -> None:
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>Kirov</p>'
    assert [block.text for block in read_page(page, "a.xhtml").blocks] == ["Kirov"]


def test_much_that_closes_itself_is_gone_through_once() -> None:
    assert seen("<script/><style/>" * 50_000 + "seen") == "seen"
    assert seen("<i hidden><p hidden>" * 50_000 + "</i>" * 50_000 + "</p>" * 50_000) == ""

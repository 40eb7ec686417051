"""Quotations as the preview sets them."""

from essayplanner.formats.essay import freeze
from essayplanner.ui.paper.paragraphs import paragraphs_of
from tests.formats.sample import LONG, QUOTED, SAMPLE


def test_a_long_quotation_is_set_in_and_the_note_stands_after_what_is_quoted() -> None:
    shown = paragraphs_of(freeze(SAMPLE))
    (first, last) = (each for each in shown if each.style == "block")
    assert "\n".join((first.text, last.text.removesuffix("7"))) == LONG.quotation
    (short,) = (each for each in shown if each.text.startswith("“Comrade Stalin, ‘having"))
    assert [(each.spans[-1].href, each.spans[-1].face) for each in (short, last)] == [
        ("#note-6", "raised"),
        ("#note-7", "raised"),
    ]
    titles = [each for each in shown if any(span.text in (QUOTED.title, LONG.title) for span in each.spans)]
    assert len(titles) == 2
    assert not any(span.href for each in titles for span in each.spans)

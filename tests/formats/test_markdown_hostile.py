"""No text of a card or of the student breaks the structure of an export, in three readers."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings

from essayplanner.domain.outline import Outline
from essayplanner.formats import markup
from essayplanner.formats.essay import ExportOptions, freeze
from tests.formats.as_markdown import export_markdown
from tests.formats.outlines import FRAGMENTS, expected_blocks, outline_of, outlines
from tests.formats.reading import check_same, commonmark_blocks, pandoc_blocks, python_markdown_blocks
from tests.formats.sample import SAMPLE

EVERYTHING = ExportOptions(word_targets=True, cautions=True)
LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]


def notes_of(outline: Outline) -> list[str]:
    return ["".join(f"<i>{run.text}</i>" if run.italic else run.text for run in note) for note in freeze(outline).notes]


def works_of(outline: Outline) -> list[tuple[str, str]]:
    works = [
        "".join(f"<i>{run.text}</i>" if run.italic else run.text for run in work) for work in freeze(outline).works
    ]
    return (
        [("h2", "Works cited"), *(block for work in works for block in (("li", ""), ("li p", work)))] if works else []
    )


def check_commonmark(outline: Outline) -> None:
    notes = [("p", f"[^{number}]: {note}") for number, note in enumerate(notes_of(outline), 1)]
    found = commonmark_blocks(export_markdown(outline, EVERYTHING))
    check_same(found, expected_blocks(outline) + notes + works_of(outline), misses_faces=True)


def check_pandoc(outline: Outline) -> None:
    found, notes = pandoc_blocks(export_markdown(outline, EVERYTHING))
    check_same(found, expected_blocks(outline) + works_of(outline), misses_faces=True)
    check_same([*notes.items()], [(str(n), note) for n, note in enumerate(notes_of(outline), 1)])


def check_python_markdown(outline: Outline) -> None:
    found = python_markdown_blocks(export_markdown(outline, EVERYTHING))
    check_same(found, expected_blocks(outline) + works_of(outline), misses_faces=True)


@pytest.mark.parametrize("check", [check_commonmark, check_pandoc, check_python_markdown])
def test_every_hostile_piece_in_every_place_is_read_as_it_was_written(check: Callable[[Outline], None]) -> None:
    check(outline_of(FRAGMENTS))


@settings(max_examples=60, deadline=None, suppress_health_check=LENIENT)
@given(outlines())
def test_commonmark_finds_every_block_as_it_was_written(outline: Outline) -> None:
    check_commonmark(outline)


@settings(max_examples=30, deadline=None, suppress_health_check=LENIENT)
@given(outlines())
def test_python_markdown_finds_every_block_as_it_was_written(outline: Outline) -> None:
    check_python_markdown(outline)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=LENIENT)
@given(outlines())
@example(outline_of(["@\U00031350", "_\U00031350_"]))
@example(outline_of(["a@b@c", "a@@b", "x@y.org@z.org@", "a@b.c@d, e@f"]))
def test_pandoc_finds_every_block_as_it_was_written(outline: Outline) -> None:
    check_pandoc(outline)


def test_pandoc_s_clever_punctuation_changes_quotation_marks_and_dashes_alone() -> None:
    plain, _ = pandoc_blocks(export_markdown(SAMPLE, EVERYTHING))
    clever, _ = pandoc_blocks(export_markdown(SAMPLE, EVERYTHING), "markdown")
    assert [path for path, _ in clever] == [path for path, _ in plain]
    told = str.maketrans("’\xa0", "' ")
    assert [text.translate(told) for _, text in clever] == [text.translate(told) for _, text in plain]


def _each_alone() -> dict[str, str]:
    return {piece: export_markdown(outline_of([piece]), EVERYTHING) for piece in FRAGMENTS}


@pytest.mark.parametrize("guard", [*"\\`*[{^~$_&<@", "block mark", "block number", "task"])
def test_each_guard_is_needed(guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    guarded, never = _each_alone(), "(?!)"
    monkeypatch.setattr(markup, "_ALWAYS", tuple(mark for mark in markup._ALWAYS if mark != guard))
    monkeypatch.setattr(markup, "_SOMETIMES", tuple(rule for rule in markup._SOMETIMES if rule[0] != guard))
    if guard == "task":
        monkeypatch.setattr(markup, "_TASK", re.compile(f"{never}()"))
    mark = never if guard == "block mark" else markup._BLOCK_MARK
    number = f"{never}()" if guard == "block number" else markup._BLOCK_NUMBER
    monkeypatch.setattr(markup, "_BLOCK_START", re.compile(f"{markup.BLOCK}(?:{mark}|{number})"))
    unguarded = [piece for piece, text in _each_alone().items() if text != guarded[piece]]
    with pytest.raises((AssertionError, RuntimeError)):
        check_pandoc(outline_of(unguarded))

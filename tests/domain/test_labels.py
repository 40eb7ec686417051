"""What a step did, as words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import SENTENCES, Label, label
from essayplanner.language import Plural

PACKAGE = Path(__file__).resolve().parents[2] / "essayplanner"


def places(key: str) -> set[str]:
    sentence = SENTENCES[key]
    forms = sentence if isinstance(sentence, Plural) else (sentence,)
    found = {frozenset(name for _, name, _, _ in Formatter().parse(form) if name is not None) for form in forms}
    assert len(found) == 1
    return set(found.pop())


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (label("place-card", title="Terror {n}"), "Place “Terror {n}”"),
        (label("place-cards", n=1), "Place 1 card"),
        (label("place-cards", n=0), "Place 0 cards"),
        (label("empty-trash", n=12_345), "Empty the trash (12,345 cards)"),
        (label("merge-sources", gone="A", kept="B"), "Merge source “A” into “B”"),
        (label("edit-card", title="a\x1b[2J\nb"), "Edit “a[2J b”"),
        (label("add-note"), "Add a note"),
        (Label("Delete 2 cards"), "Delete 2 cards"),
        (Label("a-key-of-a-newer-program", '{"title": "x"}'), "a-key-of-a-newer-program"),
        (Label(""), ""),
    ],
)
def test_a_label_is_shown_as_a_sentence(made: Label, words: str) -> None:
    assert made.words == words


@pytest.mark.parametrize(
    "details",
    ["", "{", "[]", "1", "null", '"x"', "[" * 100_000, '{"title": ["x"]}', '{"title": null}', '{"title": {"a": 1}}'],
)
def test_a_label_of_a_strangers_file_is_shown_whatever_it_holds(details: str) -> None:
    assert Label("place-card", details).words == "Place “…”"
    assert Label("place-cards", details).words == "Place … cards"


def test_no_value_reaches_into_the_program() -> None:
    """A value is put in as it is: places in it are none."""
    hostile = '{"title": "{title.__class__} {0} {", "0": "x", "n": "1", "unknown": 5}'
    assert Label("place-card", hostile).words == "Place “{title.__class__} {0} {”"
    assert Label("place-cards", hostile).words == "Place 1 cards"
    Label("place-card", '{"title": "\\ud800"}').words.encode()


def test_every_sentence_has_places_for_what_is_told_of_it() -> None:
    assert {name for key in SENTENCES for name in places(key)} == {"title", "n", "gone", "kept", "side", "other"}
    for key, sentence in SENTENCES.items():
        assert isinstance(sentence, Plural) == ("n" in places(key))


def made_in(source: str) -> Iterator[tuple[str, set[str]]]:
    """The keys of labels made in the text of a module, as patterns, and the names of what is told with each."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "label" and node.args:
            names = {str(each.arg) for each in node.keywords}
            for key in (node.args[0].body, node.args[0].orelse) if isinstance(node.args[0], ast.IfExp) else node.args:
                if isinstance(key, ast.Constant):
                    yield re.escape(str(key.value)), names
                elif isinstance(key, ast.JoinedStr):
                    parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z]+" for p in key.values)
                    yield "".join(parts), names


def test_every_label_that_is_made_has_a_sentence_with_its_places() -> None:
    made = [
        each
        for path in PACKAGE.rglob("*.py")
        if "label(" in (text := path.read_text("utf-8"))
        for each in made_in(text)
    ]
    assert len(made) > 25
    for pattern, names in made:
        keys = [key for key in SENTENCES if re.fullmatch(pattern, key)]
        assert keys, pattern
        assert any(places(key) == names for key in keys), pattern


def test_there_is_no_sentence_that_nothing_uses() -> None:
    kinds = "|".join(Kind)
    sought = {part for key in SENTENCES for part in (key, re.sub(rf"({kinds})$", "", key), key.partition("-")[0])}
    quoted = re.compile(f"""["']({"|".join(map(re.escape, sought))})["'{{]""")
    words = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name != "labels.py" and quoted.search(text := path.read_text("utf-8")):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    words.add(node.value)
    assert [
        key
        for key in SENTENCES
        if key not in words
        and re.sub(rf"({kinds})$", "", key) not in words
        and not (re.fullmatch(r"[a-z]+-(one|cards?|sections)", key) and key.partition("-")[0] in words)
    ] == []


def test_a_key_without_a_sentence_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        label("no-such-thing")

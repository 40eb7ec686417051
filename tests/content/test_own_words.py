"""Nothing is copied: the check of own words on a made-up document, and the tests themselves against the real one."""

import pytest

from tests.content.mill import mill_pack
from tests.content.spoiling import Spoiler, put, put_link, put_outline, put_section
from tests.content.stalin import LONGEST_RUN, ROOT, Paragraph, words_of
from tests.content.truth import check_own_words, runs_of

#: A document in which ten words come in a row.
DOCUMENT = [Paragraph("I", "The mill", 1, "Twice the miller measured, counted and weighed every sack of flour.")]
COPIED = "The miller measured (counted, and weighed) every sack of flour."
TEXTS = {".py", ".toml", ".md", ".json", ".txt", ".xml", ".csl", ".ris", ".bib", ".html", ".tex"}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (put("water-rose", text=COPIED), "water-rose: the miller measured counted and weighed every sack of"),
        (put("water-rose", title=COPIED.upper()), "water-rose: miller measured"),
        (put("water-rose", short=COPIED), "water-rose: "),
        (put("water-rose", caution=COPIED), "water-rose: "),
        (put("water-rose", undated=COPIED), "water-rose: "),
        (put("water-rose", text="He is trusted: twice the miller measured. Counted and weighed every sack."), "twice"),
        (put_link("water-rose", "flood-closed-it", because=COPIED), "water-rose > flood-closed-it"),
        (put_outline(0, thesis=COPIED), "continuity-with-lenin"),
        (put_section(0, 0, note=COPIED), "Introduction"),
    ],
)
def test_copied_words_are_noticed(spoil: Spoiler, says: str) -> None:
    pack = mill_pack()
    assert check_own_words(pack, DOCUMENT) == []
    spoil(pack)
    assert any(says in complaint for complaint in check_own_words(pack, DOCUMENT))


def test_quoted_words_and_tags_are_not_counted_as_copied() -> None:
    pack = mill_pack()
    put("water-rose", text="The miller “measured, counted” and weighed every sack of flour.", tags=[COPIED])(pack)
    assert check_own_words(pack, DOCUMENT) == []


def test_no_test_carries_a_sentence_of_the_document(document: list[Paragraph]) -> None:
    size = LONGEST_RUN + 1
    theirs = {run for one in document for run in runs_of(words_of(one.text), size)}
    files = [path for path in (ROOT / "tests").rglob("*") if path.is_file() and path.suffix in TEXTS]
    assert len(files) > 100
    copied = {
        f"{path.name}: {' '.join(run)}"
        for path in files
        for run in runs_of(words_of(path.read_text(encoding="utf-8", errors="replace")), size)
        if run in theirs
    }
    assert copied == set()

"""What `import` says of each record of a list, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from essayplanner.domain.source_lists import Listed, SourceList, Unread
from tests.cli.conftest import Run, assert_refused

CASES = Path(__file__).parents[1] / "cases"
UNREAD = Unread(2, 9, "smith1999", "“winter” is no month", "@book{smith1999, month = winter}")
ITEM = {"type": "book", "title": "Lenin’s Last Struggle", "author": [{"family": "Lewin"}]}


def read_so(monkeypatch: pytest.MonkeyPatch, found: SourceList) -> None:
    """Have the file read as this list."""
    monkeypatch.setattr("essayplanner.work.bringing_in.sources_in", lambda data, name, progress: found)


def test_newspapers_of_several_days_stay_apart(run: Run, book: Path) -> None:
    done = run("import", book, CASES / "ris-newspapers-taken-for-one.ris")
    assert done.out.splitlines()[0] == "Imported 3 sources."
    assert [line[:3] for line in done.out.splitlines()[1:]] == ["new"] * 3
    issued = [each["issued"] for each in json.loads(run("sources", book, "--json").out)]
    assert sorted(issued) == ["1812-03-03", "1812-03-10", "1812-03-17", "2004"]


def test_what_could_not_be_read_is_listed_after_what_came_in(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_so(monkeypatch, SourceList("s.bib", (Listed(1, 1, ITEM),), (UNREAD,)))
    path = tmp_path / "s.bib"
    path.touch()
    done = run("import", book, path)
    assert done.code == 0
    assert done.err == ""
    first, new, *rest = done.out.splitlines()
    assert first == "Imported 1 source. 1 record could not be read."
    assert new.startswith("new ")
    assert rest == ["", "Not read:", "No. 2, line 9, “smith1999”: “winter” is no month."]


def test_where_nothing_could_be_read_it_ends_with_1_and_lists_why(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.bib"
    path.touch()
    before = book.read_bytes()
    read_so(monkeypatch, SourceList("s.bib", (), (UNREAD,)))
    assert_refused(run("import", book, path), "None of the sources in “s.bib” could be read", "line 9", "no month.")
    read_so(monkeypatch, SourceList("s.bib", (), (UNREAD, UNREAD._replace(number=3, line=14))))
    done = run("import", book, path)
    assert (done.code, done.err) == (1, "None of the sources in “s.bib” could be read, so nothing was imported.\n")
    assert done.out.splitlines()[1:] == [
        "No. 2, line 9, “smith1999”: “winter” is no month.",
        "No. 3, line 14, “smith1999”: “winter” is no month.",
    ]
    assert book.read_bytes() == before


def test_what_only_seems_to_be_here_is_told_with_the_way_to_add_it(run: Run, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps([{"type": "book", "title": "Stalin", "author": [{"family": "Service"}]}]), "utf-8")
    done = run("import", book, path)
    assert done.code == 0
    assert done.out.splitlines()[0] == "Imported 0 sources. 1 source seems to be here already and was not added."
    last = re.sub(r", line \d+", "", done.out.splitlines()[-1])
    assert last == "No. 1, Service, “Stalin”: here as Service 2004, “Stalin: A Biography” (service2004)"
    assert done.err == "Use --duplicates to add what only seems to be here already.\n"
    assert run("import", book, path, "--duplicates").out.splitlines()[0] == "Imported 1 source."


def test_a_source_of_a_pack_that_looks_like_one_here_is_told_by_name(run: Run, book: Path, pack: Path) -> None:
    done = run("import", book, pack)
    assert done.code == 0
    assert "1 source looks like one that was here before; both are kept." in done.out
    assert "Service 2004, “Stalin: A Biography”: looks like Service 2004, “Stalin: A Biography”" in done.out

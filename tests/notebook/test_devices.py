"""What a device is called in the steps that are made on it: one name beside the settings, which no notebook tells."""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.domain.whole_files import whole_file
from essayplanner.notebook import cards, device
from essayplanner.notebook.notebook import Notebook, new_uid
from tests.notebook.tools import device_in, new_notebook, posix, quick_book


def devices(book: Notebook) -> set[str]:
    return {device for (device,) in book.rows("SELECT device FROM step")}


def test_all_windows_know_one_device(tmp_path: Path, app_data: Path) -> None:
    found = set()
    for name in ("one", "other", "other"):
        book = quick_book(tmp_path, f"{name}.essayplan")
        cards.add_card(book, Kind.CLAIM)
        cards.add_card(book, Kind.CLAIM)
        found |= devices(book)  # copies of one notebook
        wanted = device_in(book, app_data)
        book.close()
    assert found == {wanted}
    assert [path.name for path in app_data.iterdir()] == ["device"]
    if os.name != "nt":
        assert stat.S_IMODE((app_data / "device").stat().st_mode) == 0o600


@pytest.mark.parametrize("there", [b"", b"junk", b"\xff" * 36, b"x" * 200])
def test_what_is_no_device_is_written_anew(book: Notebook, app_data: Path, there: bytes) -> None:
    app_data.mkdir()
    (app_data / "device").write_bytes(there)
    cards.add_card(book, Kind.CLAIM)
    assert devices(book) == {device_in(book, app_data)}


def _put_a_file(place: Path) -> None:
    place.parent.rmdir()
    place.parent.write_text("A letter")


PLACES: dict[str, Callable[[Path], object]] = {
    "a folder in its place": lambda place: place.mkdir(),
    "a link to nowhere": lambda place: place.symlink_to("nowhere"),
    "a pipe": lambda place: os.mkfifo(place),
    "a file in the place of the folder": _put_a_file,
}


@posix
@pytest.mark.parametrize("what", PLACES)
def test_where_none_can_be_kept_steps_are_made_all_the_same(book: Notebook, app_data: Path, what: str) -> None:
    app_data.mkdir()
    PLACES[what](app_data / "device")
    for _ in range(2):
        cards.add_card(book, Kind.CLAIM)
    (found,) = devices(book)
    assert UUID(found).version == 5


def test_a_device_that_cannot_be_read_just_now_stays(monkeypatch: pytest.MonkeyPatch, app_data: Path) -> None:
    known = device.device_id(new_uid())

    def fails(*_: object) -> bytes:
        raise EssayError("The disk failed.")

    with monkeypatch.context() as failing:
        failing.setattr(device, "read_file", fails)
        assert device.device_id(new_uid()) != known
    assert device.device_id(new_uid()) == known


def test_two_windows_that_make_it_at_once_agree(monkeypatch: pytest.MonkeyPatch, app_data: Path) -> None:
    there = "11111111-2222-4333-8444-555555555555"

    def late(place: Path, *, mode: int, replace: bool) -> Any:
        place.write_text(there)
        return whole_file(place, mode=mode, replace=replace)

    monkeypatch.setattr(device, "whole_file", late)
    assert device.device_id(new_uid()) == there
    assert (app_data / "device").read_text() == there


def test_two_notebooks_of_one_student_do_not_tell_that_they_are(book: Notebook, tmp_path: Path) -> None:
    other = new_notebook(tmp_path / "other.essayplan", "Another")
    with contextlib.closing(other):
        for each in (book, other):
            cards.add_card(each, Kind.CLAIM)
        assert devices(book).isdisjoint(devices(other))
    with contextlib.closing(Notebook.open(book.path)) as again:
        cards.add_card(again, Kind.CLAIM)
    assert len(devices(book)) == 1

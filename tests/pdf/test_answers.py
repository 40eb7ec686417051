"""What the process that reads a PDF answers is believed as far as it has the shape that was asked for."""

import io
import math
import struct

import pytest

from essayplanner.pdf.errors import PdfError
from essayplanner.pdf.messages import Head, receive
from essayplanner.pdf.process import EndedError, Process
from tests.pdf.conftest import Open
from tests.pdf.made import paged


class Liar(Process):
    """A process that was taken over by what it read."""

    def ask(self, asked: Head) -> tuple[Head, bytes]:
        """Something of another shape than was asked for."""
        lies: dict[str, tuple[Head, bytes]] = {
            "open": super().ask(dict(asked)) if asked["do"] == "open" else ({}, b""),
            "draw": ({"width": 9, "height": 9}, bytes(9)),
            "text": ({"text": "ab", "has_images": False}, bytes(16)),
            "find": ({"found": [], "next": 1}, b""),
            "labels": ({"labels": 7}, b""),
            "headings": ({"headings": [[math.inf, "Kirov", 1]]}, b""),
        }
        return lies.get(asked["do"], ({}, b""))


def test_an_answer_of_another_shape_than_asked_for_is_not_believed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("essayplanner.pdf.file.Process", Liar)
    file = opened(paged(["a"]).data())
    asks = (lambda: file.drawn(1, 1), lambda: file.text(1), lambda: list(file.find("a")))
    for ask in (*asks, file.labels, file.headings, file.about):
        with pytest.raises(PdfError, match="is broken and cannot be read"):
            ask()


class Stray(Process):
    """A process that finds words on a page that there is not."""

    def ask(self, asked: Head) -> tuple[Head, bytes]:
        """What is found of any words."""
        return super().ask(asked) if asked["do"] == "open" else ({"found": [[2, 0, 1]], "next": 0, "unread": []}, b"")


def test_words_are_found_on_pages_that_there_are(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.pdf.file.Process", Stray)
    file = opened(paged(["a"]).data())
    with pytest.raises(PdfError, match="is broken and cannot be read"):
        list(file.find("a"))


@pytest.mark.parametrize("said", [b'{"at": Infinity}', b"[" * 100_000])
def test_one_that_says_what_is_no_answer_is_ended(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    message = struct.pack("<IQ", len(said), 0) + said
    monkeypatch.setattr("essayplanner.pdf.process.receive", lambda _pipe: receive(io.BytesIO(message)))
    process = Process()
    with pytest.raises(EndedError):
        process.ask({"do": "headings"})
    assert process.has_ended

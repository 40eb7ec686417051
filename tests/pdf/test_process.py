"""The process that reads a PDF: within bounds, ended and started anew, and never left behind."""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from essayplanner.domain.errors import StoppedError
from essayplanner.pdf.errors import PdfError
from essayplanner.pdf.file import PdfFile
from essayplanner.pdf.messages import Head
from essayplanner.pdf.process import EndedError, Process
from tests.pdf.conftest import Open
from tests.pdf.made import Pdf, column, paged, written

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what runs is asked of Linux")
ROOT = Path(__file__).parents[2]


def readers(parent: int | None = None) -> set[int]:
    """The processes that read PDFs for one."""
    started = Path(f"/proc/{parent or os.getpid()}/task").glob("*/children")
    found = {int(pid) for file in started for pid in told(file).split()}
    return {pid for pid in found if b"--read-pdf" in told(Path(f"/proc/{pid}/cmdline"))}


def told(file: Path) -> bytes:
    """What the system tells of a thread or process; nothing of one that has ended since."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def is_gone(pid: int) -> bool:
    """Whether a process has ended with all its threads, ours to bury or somebody else's."""
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return not told(Path(f"/proc/{pid}/cmdline"))


def until(met: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not met():
        assert time.monotonic() < ends
        time.sleep(0.02)


def started(opened: Open, data: bytes, longest_wait: float = 60.0) -> tuple[PdfFile, int]:
    """A PDF, and the process that reads it."""
    before = readers()
    file = opened(data, longest_wait=longest_wait)
    (pid,) = readers() - before
    return file, pid


def test_each_file_has_a_process_that_ends_with_it(opened: Open, tmp_path: Path) -> None:
    file, pid = started(opened, paged(["a"]).data())
    file.close()
    assert is_gone(pid)
    before = readers()
    thrown_away = [PdfFile(tmp_path / "chapter 0.pdf")]
    assert len(readers() - before) == 1
    thrown_away.clear()
    gc.collect()
    until(lambda: readers() == before)
    with pytest.raises(PdfError):
        opened(b"%PDF-1.7 no more")
    assert readers() == before


def test_its_bounds(opened: Open) -> None:
    file, pid = started(opened, paged(["a"]).data())
    file.text(1)
    limits = Path(f"/proc/{pid}/limits").read_text()
    found = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert 20 < int(found["Max cpu time"]) < 30
    assert 1_500_000_000 <= int(found["Max address space"]) < 1_510_000_000
    assert found["Max file size"] == found["Max core file size"] == "0"


def test_one_that_was_ended_is_started_anew_three_times(opened: Open) -> None:
    file, pid = started(opened, paged(["a"]).data())
    for _ in range(2):
        os.kill(pid, signal.SIGKILL)
        until(partial(is_gone, pid))
        before = readers()
        assert file.text(1).text == "a"
        (pid,) = readers() - before
    os.kill(pid, signal.SIGKILL)
    until(partial(is_gone, pid))
    with pytest.raises(PdfError, match="failed too often while it was read, so it is read no more"):
        file.text(1)


def test_one_that_takes_too_long_is_ended(opened: Open) -> None:
    file, pid = started(opened, paged(["a", "b"]).data(), longest_wait=2)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(PdfError, match=r"Page 1 of “chapter 0[.]pdf” takes too long to read"):
        file.drawn(1, 1)
    assert is_gone(pid)
    assert file.text(2).text == "b"


@pytest.mark.parametrize(
    ("how", "why"), [(signal.SIGXCPU, "slow"), (signal.SIGSEGV, "broke"), (signal.SIGKILL, "broke")]
)
def test_how_it_ended_is_told_apart(how: signal.Signals, why: str) -> None:
    process = Process()
    os.kill(process.id, how)
    with pytest.raises(EndedError, match=why):
        process.ask({"do": "headings"})
    process.end()


def test_one_without_memory_says_so(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it has no memory with the program, as there is on Linux alone, it needs some to draw a page."""
    import resource

    monkeypatch.setattr("essayplanner.pdf.shared.make", lambda: None)
    file, pid = started(opened, paged(["a", "b"]).data())
    resource.prlimit(pid, resource.RLIMIT_AS, (150_000_000, 150_000_000))
    with pytest.raises(PdfError, match=r"Page 1 of “chapter 0[.]pdf” needs more memory than a page may have"):
        file.drawn(1, 9)
    assert file.text(2).text == "b"
    assert len(set(file.drawn(2, 1).data)) > 2


def test_a_page_that_ends_it_is_tried_once_and_the_others_are_read(opened: Open) -> None:
    import resource

    bomb = Pdf([column("before")])
    bomb.add_page(b"q " * 1_000_000)
    bomb.add_page(b"BT /F1 12 Tf 72 700 Td (after) Tj ET")
    file, pid = started(opened, bomb.data())
    resource.prlimit(pid, resource.RLIMIT_AS, (150_000_000, 150_000_000))
    for _ in range(4):
        with pytest.raises(PdfError, match=r"Page 2 of “chapter 0[.]pdf” is broken and cannot be read"):
            file.text(2)
    assert is_gone(pid)
    assert file.text(3).text == "after"
    assert list(file.find("after")) == [(3, 0, 5)]
    assert file.drawn(1, 1).width == 612


def test_a_search_goes_on_behind_pages_that_end_it_and_tells_them(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four of them: more often than a file may end it and nobody knows why."""
    monkeypatch.setattr("essayplanner.pdf.file.Process", Tight)
    bombs = Pdf([column("before")])
    for number in range(4):
        bombs.add_page(b"q " * 1_000_000)
        bombs.add_page(written(column(f"after {number}")))
    bombs.add_page(b"", more="/Type /Nothing")
    bombs.about(Title="Bombs and after")
    file = opened(bombs.data())
    assert file.about()["title"] == "Bombs and after"
    left_out = [file.left_out]
    assert [page for page, _first, _last in file.find("after")] == [3, 5, 7, 9]
    assert [page for page, _first, _last in file.find("before")] == [1]
    left_out.append(file.left_out)
    assert left_out == [(2, 4), (2, 4, 6, 8, 10)]  # what is no page was read by nobody either
    assert file.text(9).text == "after 3"


def test_a_file_that_changed_is_not_taken_for_the_same(opened: Open, tmp_path: Path) -> None:
    file, pid = started(opened, paged(["a"]).data())
    other = tmp_path / "other.pdf"
    other.write_bytes(paged(["another one"]).data())
    other.rename(tmp_path / "chapter 0.pdf")
    assert file.text(1).text == "a"
    os.kill(pid, signal.SIGKILL)
    until(partial(is_gone, pid))
    with pytest.raises(PdfError, match="was changed by another program"):
        file.text(1)


def test_a_packed_program_starts_itself(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "essayplanner"
    packed.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m essayplanner "$@"\n')
    packed.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(packed))
    assert opened(paged(["a"]).data()).text(1).text == "a"


def test_pages_are_drawn_where_no_memory_can_be_had_with_the_process(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "memfd_create")
    assert len(set(opened(paged(["a"]).data()).drawn(1, 1).data)) > 2


def test_memory_that_both_have_cannot_be_taken_away_and_is_let_go_of() -> None:
    from essayplanner.pdf import shared

    file = shared.make()
    assert file is not None
    for size in (0, 1_000_000_000):
        with pytest.raises(PermissionError):
            os.ftruncate(file, size)
    ours, theirs = shared.Shared(file, writes=False), shared.Shared(file, writes=True)
    theirs.room(40_000_000)[:4] = b"page"
    assert ours.read(4) == b"page"
    taken = os.fstat(file).st_blocks
    theirs.room(4)
    assert os.fstat(file).st_blocks < taken
    for size in (-1, 1_000_000_000):
        with pytest.raises(ValueError, match=str(size)):
            ours.read(size)
    os.close(file)


class Tight(Process):
    """A process that may take little memory."""

    def ask(self, asked: Head) -> tuple[Head, bytes]:
        """As others, with less memory from when the file is open."""
        import resource

        answer = super().ask(asked)
        if asked["do"] == "open":
            resource.prlimit(self.id, resource.RLIMIT_AS, (150_000_000, 150_000_000))
        return answer


def test_closing_stops_what_is_being_read_and_what_waits(opened: Open) -> None:
    file, pid = started(opened, paged(["a", "b"]).data())
    os.kill(pid, signal.SIGSTOP)
    said: list[str] = []
    looked = [0, 0, 0]

    def ask(page: int) -> None:
        def is_cancelled() -> bool:
            looked[page] += 1
            return False

        try:
            file.drawn(page, 1, cancelled=is_cancelled)
        except StoppedError as error:
            said.append(str(error))

    threads = [threading.Thread(target=ask, args=(page,)) for page in (1, 2)]
    threads[0].start()
    until(lambda: looked[1] == 1)
    threads[1].start()
    until(lambda: looked[2] > 1)  # it looks again for as long as the first is read
    file.close()
    for thread in threads:
        thread.join(30)
    assert said == ["Stopped."] * 2
    assert is_gone(pid)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_where_the_program_is_killed_even_amid_a_page(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "slow.pdf"
    slow = Pdf([])
    slow.add_page(b"0 0 m 600 700 l 0 700 l f " * 200_000)
    slow.write(path)
    code = (
        "from pathlib import Path\nfrom essayplanner.pdf.file import PdfFile\n"
        f"file = PdfFile(Path({json.dumps(str(path))}))\nprint('open', flush=True)\n"
        "for _ in range(1000): file.drawn(1, 3)"
    )
    command = [sys.executable, "-P", "-c", code]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        until(lambda: len(readers(program.pid)) == 1)
        (pid,) = readers(program.pid)
        program.send_signal(how)
    until(partial(is_gone, pid))

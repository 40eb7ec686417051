"""What the citation engine does when things go wrong, and what a style cannot make it do."""

import stat
import sys
from pathlib import Path

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import _LOOK, Pandoc, PandocError, PandocMissingError
from essayplanner.cite.styles import StyleError, load_style, read_style
from essayplanner.domain.cited import plain_text
from essayplanner.domain.errors import StoppedError
from tests.cite.clusters import CLUSTERS, cite
from tests.cite.styles import GOOD, HEAD, INFO

#: Takes longer than any test, and leaves a file where it is waited for to its end.
WAITING = "time.sleep(60); open(os.path.join(os.path.dirname(__file__), 'whole'), 'w')"


def program(tmp_path: Path, script: str, time_at_most: float = 60.0) -> Pandoc:
    path = tmp_path / "pandoc"
    path.write_text(f"#!{sys.executable}\nimport sys, time, os\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Pandoc(path, time_at_most=time_at_most)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
class TestWhatGoesWrong:
    def test_pandoc_is_not_there(self, tmp_path: Path) -> None:
        assert not Pandoc(tmp_path / "no").found
        with pytest.raises(PandocMissingError, match="pip install pypandoc_binary"):
            cite(CitationEngine(Pandoc(tmp_path / "no")))

    def test_no_pandoc_anywhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("essayplanner.cite.pandoc.find_spec", lambda name: None)
        monkeypatch.setattr("essayplanner.cite.pandoc.which", lambda name: None)
        with pytest.raises(PandocMissingError):
            Pandoc()(["--version"], b"")

    def test_it_takes_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(PandocError, match="longer than 1 second and"):
            cite(CitationEngine(program(tmp_path, WAITING, time_at_most=1.0)))
        assert not (tmp_path / "whole").exists()

    def test_it_is_stopped(self, tmp_path: Path) -> None:
        engine = CitationEngine(program(tmp_path, WAITING))
        assert _LOOK <= 0.1  # seconds between two questions whether it is to stop
        with pytest.raises(StoppedError):
            engine.format_citations(CLUSTERS, [], load_style("mhra"), cancel=lambda: True)
        assert not (tmp_path / "whole").exists()

    @pytest.mark.parametrize(
        ("script", "said"),
        [
            (
                "sys.stderr.write('[WARNING] x\\nno such thing.\\nHasCallStack'); sys.exit(3)",
                r"do that \(no such thing\)",
            ),
            ("sys.exit(251)", "out of memory"),
            ("print('hello')", "cannot be read"),
            ("print('{\"blocks\": []}')", "did not return the notes"),
            ("print('[' * 100000)", "cannot be read"),
            ('print(\'{"blocks": [{"t": "Para", "c": 3}]}\')', "cannot be read"),
            ("os.kill(os.getpid(), 11)", "could not do that"),
        ],
    )
    def test_it_fails_or_answers_nonsense(self, tmp_path: Path, script: str, said: str) -> None:
        with pytest.raises(PandocError, match=said):
            cite(CitationEngine(program(tmp_path, script)))

    def test_it_cannot_be_started(self, tmp_path: Path) -> None:
        path = tmp_path / "pandoc"
        path.write_bytes(b"\x7fELF nonsense")
        path.chmod(0o755)
        with pytest.raises(PandocError):
            cite(CitationEngine(Pandoc(path)))

    @pytest.mark.skipif(sys.platform != "linux", reason="Linux alone lets a program limit another")
    def test_it_is_ended_even_where_nobody_waits_for_it(self, tmp_path: Path) -> None:
        asks = "import resource; time.sleep(0.3); print(resource.getrlimit(resource.RLIMIT_CPU))"
        assert program(tmp_path, asks)([], b"").strip() == b"(61, 61)"

    def test_it_writes_without_end(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("essayplanner.cite.pandoc.MOST_OUTPUT", 1_000_000)
        for script in ("while True: print('x' * 1000)", "print('x' * 2_000_000)"):
            with pytest.raises(PandocError, match="wrote more than"):
                program(tmp_path, script)([], b"")

    def test_more_data_may_take_more_time(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("essayplanner.cite.pandoc._TIME_FOR_EACH_MB", 2.0)
        with pytest.raises(PandocError, match="longer than 5 seconds"):
            program(tmp_path, "os.kill(os.getpid(), 19)", time_at_most=1.0)([], b"x" * 2_500_000)

    def test_much_text_in_and_out_is_no_deadlock(self, tmp_path: Path) -> None:
        slow = program(tmp_path, "time.sleep(0.3); sys.stdout.buffer.write(sys.stdin.buffer.read())")
        assert slow([], b"x" * 3_000_000) == b"x" * 3_000_000


def test_a_style_that_multiplies_itself_is_refused() -> None:
    macros = (
        "".join(f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * 10 + "</macro>" for n in range(12))
        + '<macro name="m12"><text variable="title"/></macro>'
    )
    layout = b'<citation><layout><text macro="m0"/></layout></citation></style>'
    with pytest.raises(StyleError, match="repeats its own parts too often"):
        read_style(HEAD + INFO + macros.encode() + layout, "bomb.csl")


def test_nothing_is_fetched_or_read_for_a_style() -> None:
    cited = CitationEngine().format_citations(CLUSTERS[:1], [], read_style(GOOD, "x.csl"))
    assert plain_text(cited.notes[0]).startswith("Stalin: A Biography")
    with pytest.raises(PandocError):  # the sandbox holds: a file that was not named is not read
        Pandoc()(["-f", "rst", "-t", "json", "--fail-if-warnings"], b".. include:: /etc/passwd\n")

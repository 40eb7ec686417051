"""The program started where there is no screen: what can be done is done, and what cannot is one sentence."""

import sys
from pathlib import Path

import pytest

from essayplanner.notebook.notebook import Notebook
from essayplanner.work.new_notebooks import SAMPLE_NAME
from tests.ui.running.started import started


@pytest.mark.skipif(sys.platform != "linux", reason="a screen can be taken away on Linux only")
def test_without_a_screen_the_main_job_is_done(app_data: Path) -> None:
    done = started()
    out, err = done.communicate(timeout=50)
    assert done.returncode == 0, err
    assert out.startswith("There is no display, ")
    notebook = app_data / SAMPLE_NAME
    picture, essay = (app_data / f"{notebook.stem}, without a display{suffix}" for suffix in (".png", ".md"))
    assert str(picture) in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    exported = essay.read_text("utf-8")
    assert exported.startswith("# To what extent was Stalin’s rule a continuation of Lenin’s?")
    assert "[^1]" in exported
    book = Notebook.open(notebook)
    assert [step.label.words.split()[0] for step in book.history()] == ["Place"]
    book.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a screen can be taken away on Linux only")
def test_without_a_screen_a_notebook_of_the_student_s_is_left_alone(notebook_path: Path) -> None:
    before = notebook_path.read_bytes()
    done = started(str(notebook_path))
    out, err = done.communicate(timeout=50)
    assert (done.returncode, out) == (1, "")
    assert err.startswith(f"There is no display to open “{notebook_path.name}” on. ")
    assert err.count("\n") == 1
    assert notebook_path.read_bytes() == before
    assert [each.name for each in notebook_path.parent.iterdir() if each.is_file()] == [notebook_path.name]


@pytest.mark.skipif(sys.platform != "linux", reason="a screen can be taken away on Linux only")
def test_without_a_screen_a_failure_is_one_sentence(app_data: Path) -> None:
    (app_data / f"{Path(SAMPLE_NAME).stem}, without a display.md").mkdir(parents=True)
    done = started()
    _, err = done.communicate(timeout=50)
    assert done.returncode == 1, err
    assert "it is a folder" in err
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="a screen can be taken away on Linux only")
@pytest.mark.parametrize(("name", "said"), [("missing", "There is no file"), ("x" * 300, "There is no display")])
def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, name: str, said: str) -> None:
    done = started(str(tmp_path / f"{name}.essayplan"))
    _, err = done.communicate(timeout=50)
    assert done.returncode == 1
    assert err.startswith(said)
    assert f"{name}.essayplan”" in err
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="a screen can be taken away on Linux only")
@pytest.mark.parametrize("below", ["", "/below"])
def test_a_data_folder_that_is_a_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    (tmp_path / "a letter").write_text("Dear")
    monkeypatch.setenv("ESSAYPLANNER_DATA", f"{tmp_path / 'a letter'}{below}")
    done = started()
    out, err = done.communicate(timeout=50)
    assert (done.returncode, out) == (1, "")
    assert err.count("\n") == 1
    assert "a letter" in err
    assert (tmp_path / "a letter").read_text() == "Dear"

"""The folder of a vault is read within bounds, and nothing outside of it."""

from pathlib import Path

import pytest

from essayplanner.domain.brought import What
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.work import vaults
from essayplanner.work.progress import Progress
from essayplanner.work.vaults import read_folder


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "Vault"
    (folder / "Sub").mkdir(parents=True)
    (folder / "One.md").write_text("First words", "utf-8")
    (folder / "Sub" / "Two.md").write_text("Second words", "utf-8")
    return folder


def texts(folder: Path) -> list[str]:
    return [block.text for block in read_folder(folder, Progress()).blocks]


def test_notes_are_found_in_all_folders_but_the_hidden(vault: Path) -> None:
    (vault / ".obsidian").mkdir()
    (vault / ".obsidian" / "Hidden.md").write_text("no", "utf-8")
    (vault / "picture.png").write_bytes(b"no")
    found = read_folder(vault, Progress())
    assert [(block.what, block.place, block.title, block.text) for block in found.blocks] == [
        (What.RECORD, "One.md", "One", "First words"),
        (What.RECORD, "Sub/Two.md", "Two", "Second words"),
    ]
    assert (found.title, found.came_from, found.remarks) == ("Vault", "Vault", ())


def test_links_are_not_followed(vault: Path) -> None:
    outside = vault.parent / "outside"
    outside.mkdir()
    (outside / "Secret.md").write_text("secret", "utf-8")
    try:
        (vault / "Out.md").symlink_to(outside / "Secret.md")
        (vault / "Away").symlink_to(outside, target_is_directory=True)
        (vault / "Round").symlink_to(vault, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    found = read_folder(vault, Progress())
    assert [block.text for block in found.blocks] == ["First words", "Second words"]
    assert found.remarks == ("3 links to elsewhere were not followed.",)


def test_a_vault_named_by_a_link_is_read(vault: Path) -> None:
    link = vault.parent / "Link"
    try:
        link.symlink_to(vault, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert texts(link) == ["First words", "Second words"]


def test_what_lies_too_deep_is_told(vault: Path) -> None:
    deep = vault.joinpath(*["d"] * 14)
    deep.mkdir(parents=True)
    (deep / "Deep.md").write_text("deep", "utf-8")
    found = read_folder(vault, Progress())
    assert "deep" not in [block.text for block in found.blocks]
    assert found.remarks == ("1 folder lies too deep to be read.",)


def test_a_note_that_is_too_large_is_told_and_the_others_are_read(vault: Path) -> None:
    (vault / "Large.md").write_bytes(b"x" * 2_000_001)
    found = read_folder(vault, Progress())
    assert len(found.blocks) == 2
    assert found.remarks == ("“Large.md” is larger than 2 MB, the most that can be read.",)


def test_too_many_notes_are_refused(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vaults, "MOST_NOTES", 1)
    with pytest.raises(EssayError, match="“Vault” has more than 1 notes"):
        read_folder(vault, Progress())


def test_a_folder_without_notes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EssayError, match="no notes"):
        read_folder(tmp_path, Progress())
    with pytest.raises(EssayError, match="cannot be read"):
        read_folder(tmp_path / "nowhere", Progress())


def test_it_stops_when_it_is_asked_to(vault: Path) -> None:
    class Stopped(Progress):
        asked = 0

        def cancelled(self) -> bool:
            self.asked += 1
            return self.asked > 1

    with pytest.raises(StoppedError):
        read_folder(vault, Stopped())

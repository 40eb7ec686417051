"""What the set-up script installs where it may, and goes without where it may not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from setting_up import system
from setting_up.environment import Environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux needs system packages")


def test_a_dictionary_and_its_library_are_wished_for_where_they_are_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system, "library_folders", lambda: [tmp_path])
    assert system.wished_packages(tmp_path) == ["libenchant-2-2", "hunspell-en-gb"]
    (tmp_path / "de_DE.dic").touch()
    (tmp_path / "libenchant-2.so.2").touch()
    assert system.wished_packages(tmp_path) == ["hunspell-en-gb"]
    (tmp_path / "en_US.dic").touch()
    assert system.wished_packages(tmp_path) == []


def test_what_is_only_wished_for_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    system.install_wished(["libenchant-2-2", "hunspell-en-gb"])
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "sudo apt-get install --no-install-recommends libenchant-2-2 hunspell-en-gb" in said


@pytest.mark.parametrize(("verb", "wished"), [("run", True), ("test", True), ("check", False), ("pin", False)])
def test_only_what_shows_a_window_wishes_for_a_dictionary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, verb: str, wished: bool
) -> None:
    monkeypatch.setattr("setting_up.environment.is_debian_like", lambda: True)
    monkeypatch.setattr("setting_up.environment.wished_packages", lambda: ["hunspell-en-gb"])
    assert bool(Environment(tmp_path).wished_packages(verb)) is wished

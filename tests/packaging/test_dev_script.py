"""The set-up script: what it finds missing, what it says, and that its second start is cheap."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from setting_up import system
from setting_up.environment import Environment
from setting_up.reasons import reason

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "dev.py"
PINS = [ROOT / "packaging" / "requirements.txt", ROOT / "packaging" / "requirements-dev.txt"]

PROGRAM = """
import os, sys
print(sys.argv[1:], os.getcwd(), flush=True)
if sys.argv[1:] == ["wait"]:
    import signal, time
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))
    print("ready", flush=True)
    for _short in range(300):  # a signal just before a sleep does not end it
        time.sleep(0.1)
sys.exit(7)
"""


def load(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_script", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout whose `.venv` is stamped as installed, with a program that tells its arguments."""
    root = tmp_path / "a checkout"
    (root / "packaging").mkdir(parents=True)
    for file in (SCRIPT, *PINS):
        shutil.copy(file, root / "packaging")
    shutil.copytree(SCRIPT.with_name("setting_up"), root / "packaging" / "setting_up")
    (root / "essayplanner").mkdir()
    (root / "essayplanner" / "__init__.py").touch()
    (root / "essayplanner" / "__main__.py").write_text(PROGRAM)
    here = Environment(root)
    venv.create(here.folder, with_pip=False, symlinks=os.name != "nt")
    for pins in ("requirements.txt", "requirements-dev.txt"):
        here.stamp_of(here.pins / pins).write_text(here.stamp_text(here.pins / pins))
    return root


def call(checkout: Path, *arguments: str, cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(checkout / "packaging" / "dev.py"), *arguments],
        cwd=cwd or checkout,
        env=os.environ | extra,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )


def test_arguments_folder_and_exit_code_pass_through(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "essayplanner.py").write_text("raise SystemExit('the wrong program')")
    done = call(checkout, "run", "open", "--a b", cwd=tmp_path)
    assert done.stdout == f"['open', '--a b'] {tmp_path}\n"
    assert done.stderr == ""
    assert done.returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to pass on")
def test_a_signal_reaches_the_program(checkout: Path) -> None:
    command = [sys.executable, str(checkout / "packaging" / "dev.py"), "run", "wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert child.stdout.readline() == "ready\n"
        child.terminate()
        assert child.wait(timeout=50) == 9


def test_a_second_start_imports_nothing_dear(checkout: Path) -> None:
    started = [sys.executable, "-X", "importtime", str(checkout / "packaging" / "dev.py"), "run"]
    done = subprocess.run(started, capture_output=True, text=True, check=False, timeout=50)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert (done.returncode, "setting_up.environment" in imported) == (7, True)
    dear = {"tempfile", "shutil", "venv"} | ({"subprocess"} if os.name != "nt" else set())
    assert not imported & dear  # what takes long is done by other programs


def test_changed_pins_and_a_changed_python_are_noticed(checkout: Path) -> None:
    here = Environment(checkout)
    pins = here.pins / "requirements.txt"
    assert here.is_installed(pins)
    text = pins.read_text()
    pins.write_text(text + "\n")
    assert not here.is_installed(pins)
    pins.write_text(text)
    assert here.is_installed(pins)
    configuration = here.folder / "pyvenv.cfg"
    configuration.write_text(re.sub("home = .*", "home = /nowhere/at/all", configuration.read_text()))
    assert here.interpreter() is None
    assert not here.is_installed(pins)


def test_a_safe_path_of_python_s_is_no_hindrance(checkout: Path) -> None:
    assert call(checkout, "run", "hello", PYTHONSAFEPATH="1").returncode == 7


def test_missing_libraries_are_named(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    (here / "libEGL.so.1").touch()
    (there / "libGL.so.1").touch()
    missing = system.missing_libraries(system.OFFSCREEN, [here, there])
    assert missing == [name for name in system.OFFSCREEN if name not in ("libEGL.so.1", "libGL.so.1")]


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux needs system packages")
@pytest.mark.parametrize(
    ("screen", "verb", "expected"),
    [("", "check", set()), ("", "run", {"offscreen"}), (":9", "run", {"offscreen", "window"})],
)
def test_a_screen_decides_which_libraries_are_needed(
    monkeypatch: pytest.MonkeyPatch, screen: str, verb: str, expected: set[str]
) -> None:
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(system, "library_folders", list)
    monkeypatch.setattr(system, "has_font", lambda: True)
    sets = {"offscreen": system.OFFSCREEN, "window": system.WINDOW}
    wanted = {package for name in expected for package in sets[name].values()}
    assert set(system.missing_packages(verb, with_venv=True)) == wanted


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux needs system packages")
def test_the_programs_that_tests_start_are_needed_wherever_they_stand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, services = tmp_path / "bin", tmp_path / "libexec"
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setattr(system, "SERVICES", (str(services),))
    monkeypatch.setattr(system, "missing_libraries", lambda *_: [])
    monkeypatch.setattr(system, "has_font", lambda: True)
    assert system.missing_packages("test", with_venv=True) == ["xvfb", "strace", "dbus", "at-spi2-core"]
    assert system.missing_packages("run", with_venv=True) == []
    for folder, name in ((path, "dbus-daemon"), (services, "at-spi2-registryd"), (path, "Xvfb")):
        folder.mkdir(exist_ok=True)
        (folder / name).touch(mode=0o755)
    assert system.missing_packages("test", with_venv=True) == ["strace"]


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux needs system packages")
def test_without_rights_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    dev = load(SCRIPT)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(Environment, "missing_packages", lambda _self, _verb: ["libegl1", "fonts-inter"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "sudo apt-get install --no-install-recommends libegl1 fonts-inter" in said


#: What pip 23 and pip 26 print where a server on this machine shows a certificate that it made itself, or one of
#: another name, and what apt-get prints.
SELF_SIGNED = """
WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by \
'SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed \
certificate (_ssl.c:1006)'))': /simple/thing/
Could not fetch URL https://localhost:1/simple/thing/: There was a problem confirming the ssl certificate: \
HTTPSConnectionPool(host='localhost', port=1): Max retries exceeded with url: /simple/thing/ (Caused by \
SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed \
certificate (_ssl.c:1006)'))) - skipping
ERROR: Could not find a version that satisfies the requirement thing==1 (from versions: none)
ERROR: No matching distribution found for thing==1
"""
OTHER_NAME = """
Could not fetch URL https://127.0.0.1:1/simple/thing/: There was a problem confirming the ssl certificate: [SSL: \
CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for '127.0.0.1'. \
(_ssl.c:1006) - skipping
ERROR: No matching distribution found for thing==1
"""
APT = """
E: Failed to fetch https://localhost/pool/x.deb  Certificate verification failed: The certificate is NOT trusted. \
The certificate issuer is unknown.  Could not handshake: Error in the certificate verification. [IP: 127.0.0.1 443]
"""


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (SELF_SIGNED, "not trust the certificate of the package index (self-signed certificate); a school’s proxy"),
        (SELF_SIGNED, "set PIP_CERT to its path, and start again."),
        (OTHER_NAME, "(Hostname mismatch, certificate is not valid for '127.0.0.1');"),
        (APT, "the certificate of the package index is not trusted; a school’s proxy"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("WARNING: Retrying ... NewConnectionError\nERROR: No matching distribution found for x==1", "network"),
        ("E: Failed to fetch something  Temporary failure resolving 'somewhere'", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "recorded hash"),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend.", "another package manager"),
        ("ERROR: No matching distribution found for thing==1.0 (from -r x)", "there is no thing==1.0 for Python 3."),
        ("noise\nERROR: something else\nmore noise", "something else"),
        ("", "no reason"),
    ],
)
def test_failures_become_one_sentence(output: str, words: str) -> None:
    sentence = reason(output)
    assert words in sentence
    assert "\n" not in sentence


def test_a_failed_installation_ends_with_one_sentence(checkout: Path) -> None:
    stamp = checkout / ".venv" / "requirements.stamp"
    stamp.write_text(stamp.read_text() + "older")
    done = call(checkout, "run")
    assert done.returncode == 1
    assert "Python packages could not be installed: " in done.stderr
    assert "Traceback" not in done.stderr


def test_an_environment_that_is_only_linked_here_is_left_alone(checkout: Path, tmp_path: Path) -> None:
    elsewhere = (checkout / ".venv").rename(tmp_path / "elsewhere")
    (checkout / ".venv").symlink_to(elsewhere)
    (elsewhere / "requirements.stamp").write_text("of another checkout")
    before = sorted(elsewhere.rglob("*"))
    done = call(checkout, "run")
    assert done.returncode == 1
    assert "remove the link first" in done.stderr
    assert sorted(elsewhere.rglob("*")) == before


def test_an_unknown_python_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    dev = load(SCRIPT)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 1))
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err == "Python 3.11 to 3.14 is needed, and this is Python 3.9.\n"


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    dev = load(SCRIPT)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Environment, "set_up", interrupt)
    assert dev.main(["run"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_pins_carry_hashes_and_no_address(pins: Path) -> None:
    text = pins.read_text()
    assert not re.search(r"://|^\s*(-i|-f|--(extra-)?index|--find-links|--trusted)", text, re.MULTILINE)
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_pins_satisfy_what_the_package_declares() -> None:
    pinned = {}
    for line in PINS[0].read_text().splitlines():
        if match := re.match(r"([a-z0-9.-]+)==(\S+)", line):
            pinned[match[1]] = match[2]
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for dependency in map(Requirement, declared):
        version = pinned[canonicalize_name(dependency.name)]
        assert dependency.specifier.contains(version), f"{dependency} does not allow {version}"


def test_qt_survives_twenty_thousand_calls() -> None:
    """PySide6 6.12.0 loses a reference to None at every void call and aborts on Python 3.11 after some 5,500."""
    code = (
        "from PySide6.QtCore import QObject\no = QObject()\nfor n in range(20000): o.setObjectName('x')\nprint('alive')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=50)
    assert done.stdout == "alive\n", done.stderr
    assert done.returncode == 0

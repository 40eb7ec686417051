"""The program in a process of its own, on an accessibility bus of its own on which somebody listens."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from setting_up.system import TOOLS, program

from essayplanner.coach.registry import BY_KEY
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.running.knocking import knock
from tests.ui.bus.listener import Listener, Thing, wait_for
from tests.ui.running.started import ROOT
from tests.ui.waiting import AT_MOST

#: A bus of which nothing is started by itself, and on which whoever runs the tests may say anything.
_BUS = """<busconfig>
<type>session</type>
<listen>unix:path={folder}/bus</listen>
<auth>EXTERNAL</auth>
<policy context="default">
<allow own="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
</policy>
</busconfig>
"""
#: What Qt writes where somebody asks for a row just when it goes.
_GONE = "qt.accessibility.atspi: Could not find accessible on path"


def _start(held: ExitStack, *command: str | Path, **how: object) -> "subprocess.Popen[bytes]":
    """A process that is ended, and waited for, with what is held."""
    process: subprocess.Popen[bytes] = subprocess.Popen([*map(str, command)], **how)  # type: ignore[call-overload]

    def end() -> None:
        process.terminate()
        try:
            process.wait(AT_MOST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    held.callback(end)
    return process


@pytest.fixture
def held() -> Iterator[ExitStack]:
    """What is ended after the test, the last first."""
    with ExitStack() as held:
        yield held


@pytest.fixture
def address(held: ExitStack, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where an accessibility bus is, with its registry; a program that is started now tells there what it shows."""
    daemon, registry = (program(name) for name in ("dbus-daemon", "at-spi2-registryd"))
    if not daemon or not registry:
        pytest.skip(f"there is no accessibility bus without {TOOLS['dbus-daemon']} and {TOOLS['at-spi2-registryd']}")
    if not os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        pytest.skip("only a program on an X display tells what it shows, here")
    folder = held.enter_context(TemporaryDirectory())
    settings = Path(folder, "bus.conf")
    settings.write_text(_BUS.format(folder=folder))
    printed = ("--nofork", "--print-address=1")
    bus = _start(held, daemon, f"--config-file={settings}", *printed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert bus.stdout
    held.callback(bus.stdout.close)
    address = bus.stdout.readline().decode().strip()
    for name in ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    _start(held, registry, stdout=subprocess.DEVNULL)
    return address


@pytest.fixture
def listener(held: ExitStack, address: str) -> Listener:
    """Somebody who listens there."""
    listener = Listener(address)
    held.callback(listener.close)
    return listener


@pytest.fixture
def window(held: ExitStack, listener: Listener, notebook_path: Path, app_data: Path) -> Iterator[Thing]:
    """The window of the program on the notebook, with the focus in it; it must end without a fault.

    The coach asks nothing: when it does depends on how busy the machine is.
    """
    settings = Settings(app_data / "settings.json")
    settings.rules_off = sorted(BY_KEY)
    settings.save()
    faults = notebook_path.with_name("faults.txt")
    with faults.open("wb") as file:
        process = _start(held, sys.executable, "-P", "-m", "essayplanner", notebook_path, stderr=file)
    window = listener.program("EssayPlanner").find("frame")
    window.find("tree", "Outline")
    # A second start brings the window forward. There is nobody else here who would give it the focus.
    wait_for(lambda: all(map(knock, (app_data / "open").glob("*.knock"))), "window that can be brought forward")
    wait_for(lambda: "active" in window.states, "active window")
    listener.hear("tree item")  # the row of the outline to which the keys come
    yield window
    told = [line for line in faults.read_text().splitlines() if not line.startswith(_GONE)]
    assert (process.poll(), told) == (None, [])

"""A short run of what the program opens, and that anything else would be seen."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.trials import opens
from tests.trials.opened import Deed, deeds


@pytest.mark.slow
def test_nothing_is_opened_that_is_not_on_the_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["opens.py", "--count", "3", "--seed", "7"])
    code = opens.main()
    said = capsys.readouterr().out
    if code == 2:
        pytest.skip(said.strip())
    assert code == 0, said
    assert said.startswith("3 runs: ")


def test_whatever_is_not_on_the_list_is_seen(tmp_path: Path) -> None:
    log, stranger = tmp_path / "log", tmp_path / "stranger"
    log.write_text(
        rf"""1 openat(AT_FDCWD<{stranger}>, "bait.png", O_RDONLY) = -1 ENOENT (No such file or directory)
1 openat(AT_FDCWD<{stranger}>, "{tmp_path}/data/settings.json", O_RDONLY|O_CLOEXEC) = 3<x>
2 openat(AT_FDCWD<{stranger}>, "out.docx", O_WRONLY|O_CREAT, 0666 <unfinished ...>
3 openat(AT_FDCWD<{stranger}>, "/usr/lib/x", O_RDWR|O_CREAT, 0666) = 4<x>
3 execve("/bin/ls", ["sh", "-c", "/usr/lib/x"], 0x7 /* 9 vars */) = 0
4 rename("/etc/\303\244", "{tmp_path}/data/x") = 0
4 unlink("bait.png") = 0
5 socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 9<x>
5 connect(9<x>, {{sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}}, 110) = 0
5 socket(AF_UNIX, SOCK_STREAM, 0) = 9<x>
""",
        encoding="utf-8",
    )
    found = Counter(deeds(log))
    assert sorted(opens.unexpected(found, opens.rules(opens.places(tmp_path)))) == [
        Deed("connect", "/tmp/.X11-unix/X0"),
        Deed("connect", "AF_INET6"),
        Deed("connect", "AF_UNIX"),
        Deed("read", f"{stranger}/bait.png"),
        Deed("run", "/bin/ls"),
        Deed("write", "./bait.png"),
        Deed("write", "/etc/ä"),
        Deed("write", "/usr/lib/x"),
    ]


def test_the_list_can_be_read(tmp_path: Path) -> None:
    assert {rule.how for rule in opens.rules(opens.places(tmp_path))} == {"read", "write", "run"}

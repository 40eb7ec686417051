"""How a second start is heard by the program that has the file open, and told so."""

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier

#: Milliseconds that the first program has to answer.
_PATIENCE = 1000

if sys.platform == "win32":

    def knock(place: Path) -> bool:
        """Have the program that listens at a place hear it; gives whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(place.name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(b"raise")
        socket.flush()
        return socket.waitForReadyRead(_PATIENCE)

    def listen(place: Path, owner: QObject, heard: Callable[[], object]) -> Callable[[], None] | None:
        """Call `heard` whenever somebody knocks at a place; gives what ends it, None where nobody can knock there."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(owner)
        QLocalServer.removeServer(place.name)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            while server.hasPendingConnections():
                socket = server.nextPendingConnection()
                socket.write(b"raised")
                socket.flush()
                socket.disconnected.connect(socket.deleteLater)
            heard()

        server.newConnection.connect(answer)
        return server.deleteLater if server.listen(place.name) else None

else:
    # By two pipes with names, one for each direction: Qt's sockets take 3 MB, and their place is the common /tmp.

    def knock(place: Path) -> bool:
        """Have the program that listens at a place hear it; gives whether it answered."""
        return any(_is_answered(each) for each in _places(place))

    def _is_answered(place: Path) -> bool:
        from select import select

        with contextlib.suppress(OSError), contextlib.ExitStack() as opened:
            answers = opened.enter_context(_both_ends(_answers(place)))[0]
            with contextlib.suppress(BlockingIOError):
                os.read(answers, 64)  # what somebody did not wait for
            bell = opened.enter_context(_end(place, os.O_WRONLY))
            os.write(bell, b"!")
            return bool(select([answers], [], [], _PATIENCE / 1000)[0])
        return False

    def listen(place: Path, owner: QObject, heard: Callable[[], object]) -> Callable[[], None] | None:
        """Call `heard` whenever somebody knocks at a place; gives what ends it, None where nobody can knock there."""
        for at in _places(place):
            held = contextlib.ExitStack()
            with contextlib.suppress(OSError):
                for pipe in (at, _answers(at)):
                    held.callback(_take_away, pipe)
                    pipe.unlink(missing_ok=True)  # of a program that was killed
                    os.mkfifo(pipe, 0o600)
                bell = held.enter_context(_both_ends(at))[0]
                return _listening(bell, at, held, owner, heard)
            held.close()
        return None

    def _listening(
        bell: int, place: Path, held: contextlib.ExitStack, owner: QObject, heard: Callable[[], object]
    ) -> Callable[[], None]:
        notifier = QSocketNotifier(bell, QSocketNotifier.Type.Read, owner)

        def answer() -> None:
            with contextlib.suppress(OSError):
                knocks = os.read(bell, 64)
                with _end(_answers(place), os.O_WRONLY) as answers:
                    os.write(answers, knocks)
            heard()

        def end() -> None:
            notifier.setEnabled(False)
            notifier.activated.disconnect(answer)  # else it may hold its owner, who would delete it once more
            notifier.deleteLater()
            held.close()

        notifier.activated.connect(answer)
        return end

    def _places(place: Path) -> Iterator[Path]:
        """Where the pipes may stand: on some disks none can, then it is the folder that the system has for that."""
        yield place
        if folder := os.environ.get("XDG_RUNTIME_DIR"):
            yield Path(folder, place.name)

    def _take_away(pipe: Path) -> None:
        """Who lets a file go is not kept from it by a folder that was changed meanwhile."""
        with contextlib.suppress(OSError):
            pipe.unlink()

    def _answers(place: Path) -> Path:
        return place.with_suffix(".answer")

    @contextlib.contextmanager
    def _both_ends(pipe: Path) -> Iterator[tuple[int, int]]:
        """A pipe open for reading, which does not end where those who write to it do, for we hold that end too."""
        with _end(pipe, os.O_RDONLY) as reading, _end(pipe, os.O_WRONLY) as writing:
            yield reading, writing

    @contextlib.contextmanager
    def _end(pipe: Path, way: int) -> Iterator[int]:
        """An end of a pipe, which waits for nothing; OSError where there is none, or nobody at the other end."""
        end = os.open(pipe, way | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            if not stat.S_ISFIFO(os.fstat(end).st_mode):
                raise OSError(pipe)
            yield end
        finally:
            os.close(end)

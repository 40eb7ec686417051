"""One window for one file: a second start hands over to the first."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject

from essayplanner.ui.running.locks import lock

#: Milliseconds that the first program has to answer.
_PATIENCE = 1000


class Doors(QObject):
    """The files that this program has open, locked against a second window, and listening for one."""

    def __init__(self, folder: Path, knocked: Callable[[Path], None]) -> None:
        super().__init__()
        self._folder, self._knocked = folder, knocked
        self._locks: dict[Path, Callable[[], None]] = {}
        self._servers: dict[Path, QObject] = {}

    def _key(self, path: Path) -> str:
        digest = QCryptographicHash.hash(os.fsencode(path), QCryptographicHash.Algorithm.Sha256)  # hashlib takes 3 ms
        return "essayplanner-" + bytes(digest.toHex().data()).decode()[:24]

    def enter(self, path: Path) -> bool:
        """Lock a file for this program; False where another one has it and has brought its window forward."""
        if let_go := self._lock(path):
            self._locks[path] = let_go
            return True
        return not self._knock(path)

    def is_open(self, path: Path) -> bool:
        """Whether this program, or another one, has a file open."""
        if path in self._locks:
            return True
        if let_go := self._lock(path):
            let_go()
        return let_go is None

    def _lock(self, path: Path) -> Callable[[], None] | None:
        """What lets a file go, which is taken; None where another program has it."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        return lock(self._folder / f"{self._key(path)}.lock")

    def _knock(self, path: Path) -> bool:
        """Ask the program that has the file open to bring its window forward; gives whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._key(path))
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(b"raise")
        socket.flush()
        return socket.waitForReadyRead(_PATIENCE)

    def listen(self, path: Path) -> None:
        """Hear when the file is opened once more."""
        from PySide6.QtNetwork import QLocalServer

        if path not in self._locks:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._key(path))

        def answer() -> None:
            while server.hasPendingConnections():
                socket = server.nextPendingConnection()
                socket.write(b"raised")
                socket.flush()
                socket.disconnected.connect(socket.deleteLater)
            self._knocked(path)

        server.newConnection.connect(answer)
        if server.listen(self._key(path)):
            self._servers[path] = server

    def leave(self, path: Path) -> None:
        """Let the file go."""
        if server := self._servers.pop(path, None):
            server.deleteLater()
        if let_go := self._locks.pop(path, None):
            let_go()

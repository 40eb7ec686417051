"""A screen reader of ours: it knows of a program what the accessibility bus of Linux tells, and nothing else."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic, sleep
from typing import Any, NamedTuple, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.ui.waiting import AT_MOST

Found = TypeVar("Found")

_PREFIX, _ROOT = "org.a11y.atspi.", "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
#: The states that are asked for here, by their numbers in AT-SPI.
_STATES = {1: "active", 4: "checked", 5: "collapsed", 10: "expanded", 12: "focused", 23: "selected", 25: "showing"}
#: Keys by their X keysyms, and what is held with them by its bit; a letter is its own.
_KEYS = {
    "Return": 0xFF0D,
    "Escape": 0xFF1B,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "F6": 0xFFC3,
}
_HELD = {"Shift": 1, "Ctrl": 4, "Alt": 8}
_BY_KEYSYM, _LOCK, _UNLOCK = 3, 5, 6


def wait_for(found: Callable[[], Found | None], wanted: str) -> Found:
    """What is found, when it is; an AssertionError with what was wanted where it never is."""
    end = monotonic() + AT_MOST
    while not (there := found()):
        assert monotonic() < end, f"There is no {wanted}"
        sleep(0.01)
    return there


class Listener:
    """Listens on a bus to what has the focus and what is announced, asks, and presses keys."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address, auth_timeout=AT_MOST)
        self._events: deque[Message] = deque()
        registry = Thing(self, _REGISTRY, "/org/a11y/atspi/registry")
        wait_for(lambda: self._send(message_bus.NameHasOwner(_REGISTRY)).body[0], "registry")
        for event in ("object:announcement", "object:state-changed:focused"):
            registry.call("Registry", "RegisterEvent", "sass", event, [], "")
        told = MatchRule(type="signal", interface=f"{_PREFIX}Event.Object")
        self._send(message_bus.AddMatch(told))
        self._bus.filter(told, queue=self._events)

    def close(self) -> None:
        """Hear no more."""
        self._bus.close()

    def _send(self, message: Message) -> Message:
        return self._bus.send_and_get_reply(message, timeout=AT_MOST)

    def ask(self, message: Message) -> Any:
        """What is answered; None where it is refused, as by something that is there no more."""
        reply = self._send(message)
        return None if reply.header.message_type is MessageType.error else reply.body

    def program(self, name: str) -> "Thing":
        """A program, when it is on the bus."""
        desktop = Thing(self, _REGISTRY, _ROOT)
        return wait_for(lambda: next((each for each in desktop.children if each.name == name), None), name)

    def press(self, keys: str) -> None:
        """Press keys, such as "Ctrl+Return"; they go to the window that has the focus."""
        *held, key = keys.split("+")
        keyboard = Thing(self, _REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        bits = sum(_HELD[each] for each in held)
        presses = [(bits, _LOCK), (_KEYS.get(key) or ord(key), _BY_KEYSYM), (bits, _UNLOCK)]
        for number, kind in presses if held else presses[1:2]:
            keyboard.call("DeviceEventController", "GenerateKeyboardEvent", "isu", number, "", kind)

    def _told(self) -> Iterator[str]:
        """What was told since it was asked last, as it would be read aloud."""
        while self._events:
            event = self._events.popleft()
            fields = event.header.fields
            thing = Thing(self, fields[HeaderFields.sender], fields[HeaderFields.path])
            detail, first, _, value, *_ = event.body
            if fields[HeaderFields.member] == "Announcement":
                yield value[1]
            elif (detail, first) == ("focused", 1):
                yield thing.aloud

    def hear(self, words: str) -> list[str]:
        """All that is told until something with these words is."""
        heard, end = list(self._told()), monotonic() + AT_MOST
        while not any(words in each for each in heard):
            assert monotonic() < end, f"“{words}” is not among {heard}"
            with suppress(TimeoutError):
                self._bus.recv_messages(timeout=AT_MOST)
            heard += self._told()
        return heard


class Thing(NamedTuple):
    """Something on the bus: a window, a list, a row."""

    listener: Listener
    owner: str
    path: str

    def _at(self, interface: str) -> DBusAddress:
        return DBusAddress(self.path, self.owner, _PREFIX + interface)

    def call(self, interface: str, method: str, signature: str | None = None, *body: object) -> Any:
        """The first of what a method answers; None where it is refused."""
        answer = self.listener.ask(new_method_call(self._at(interface), method, signature, body))
        return answer[0] if answer else None

    def _property(self, name: str) -> str:
        answer = self.listener.ask(Properties(self._at("Accessible")).get(name))
        return answer[0][1] if answer else ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self._property("Name")

    @property
    def description(self) -> str:
        """What is said after its name."""
        return self._property("Description")

    @property
    def role(self) -> str:
        """What it is."""
        return self.call("Accessible", "GetRoleName") or ""

    @property
    def states(self) -> set[str]:
        """Those of the states that are known here."""
        low, *_ = self.call("Accessible", "GetState") or [0]
        return {name for bit, name in _STATES.items() if low >> bit & 1}

    @property
    def children(self) -> "list[Thing]":
        """What is in it, in order."""
        return [Thing(self.listener, *each) for each in self.call("Accessible", "GetChildren") or []]

    @property
    def actions(self) -> list[str]:
        """What may be done with it."""
        return [name for name, *_ in self.call("Action", "GetActions") or []]

    @property
    def aloud(self) -> str:
        """It as a screen reader says it: name, what it is, how it is, and the rest."""
        how = sorted(self.states & {"checked", "collapsed", "expanded"})
        return ", ".join(filter(None, (self.name, self.role, *how, self.description)))

    def within(self, *, hidden: bool = False) -> "Iterator[Thing]":
        """What is shown in it, however deep; with `hidden` what is not, too."""
        for child in self.children:
            if hidden or "showing" in child.states:
                yield child
                yield from child.within(hidden=hidden)

    def find(self, role: str, name: str = "", *, hidden: bool = False) -> "Thing":
        """The first in it of a role and with a name that begins so, when there is one."""

        def found() -> Thing | None:
            alike = (each for each in self.within(hidden=hidden) if each.role == role)
            return next((each for each in alike if each.name.startswith(name)), None)

        return wait_for(found, f"{role} “{name}”")

    def do(self, action: str) -> None:
        """Do one of its actions, which it has."""
        assert self.call("Action", "DoAction", "i", self.actions.index(action))

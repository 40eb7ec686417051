"""An error in a method that Qt calls reaches the hook for errors, and ends nothing.

Below Python 3.12 an error that C raises (a division by zero, a missing place in a list, a closed database) is no
object yet while it passes through Python code that does not look at it. PySide 6.11 takes it for one where the call of
the override comes from a call of ours, as `hideEvent` does from `hide()`, and the program dies. A handler on its way
makes it an object.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject


def guard_overrides() -> None:
    """From now on, each class of ours that is made from one of Qt's has a handler around what it overrides."""
    if sys.version_info < (3, 12):
        QObject.__init_subclass__ = classmethod(_guard)  # type: ignore[assignment]


def _guard(made: type[Any], /, **arguments: Any) -> None:
    super(QObject, made).__init_subclass__(**arguments)
    qt = [base for base in made.__mro__[1:] if base.__module__.startswith("PySide6")]
    for name, value in list(vars(made).items()):
        if isinstance(value, FunctionType) and name[:2] != "__" and any(name in vars(base) for base in qt):
            setattr(made, name, _with_handler(value))


def _with_handler(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def called(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except BaseException:
            raise

    return called

"""What the window does while another program holds the notebook."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec, TypeVar

from essayplanner.domain.errors import BusyError
from essayplanner.language import _

#: Milliseconds that the window waits for another program which is writing; longer is felt as a freeze.
PATIENCE = 250
#: What is said of something that needs to be read just now.
IN_USE = _("Another program is using this notebook. Try again in a moment.")

Given = ParamSpec("Given")
Result = TypeVar("Result")


def unless_busy(shown: Callable[Given, Result]) -> Callable[Given, Result | None]:
    """Leave what is shown as it is, and give None, where another program holds the notebook.

    The notebook remembers that something could not be read, and announces that everything may have changed when the
    other program has let go (`Notebook.look_for_changes`), by which it is asked for again. A slot so wrapped takes all
    that its signal brings.
    """

    @wraps(shown)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Result | None:
        with suppress(BusyError):
            return shown(*args, **kwargs)
        return None

    return asked

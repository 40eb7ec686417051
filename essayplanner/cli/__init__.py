"""The command line: the verbs of the notebook without a window."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from essayplanner.domain.errors import EssayError, Trouble
from essayplanner.domain.file_words import why
from essayplanner.domain.text import clean_line
from essayplanner.language import _

if TYPE_CHECKING:
    from essayplanner.formats.export import Typeset
    from essayplanner.work.exporting import ReadScreen

#: What a shell makes of a program whose reader went away.
_BROKEN_PIPE = 141

#: What was done where the output cannot be printed.
_NOTHING = _("nothing was changed")
_DONE = _("your change was made all the same")
_CHANGED = _("your change was made all the same: `history` shows it")


def run(words: Sequence[str], typeset: "Typeset | None" = None, read_screen: "ReadScreen | None" = None) -> int:
    """Do what a command says; gives the exit code: 0 done, 1 said why on standard error, 2 not understood.

    `typeset` sets pages as PDF and `read_screen` reads what a screen shows, for the formats that need it.
    """
    _speak_utf8()
    if sys.stdout is None:
        _complain(_("Standard output is closed, so nothing was done."))
        return 1
    from essayplanner.cli.arguments import parser
    from essayplanner.cli.commands import damage, listed, told

    try:
        arguments = parser().parse_args(words)
        arguments.typeset, arguments.read_screen = typeset, read_screen
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 2
        return _print("", _NOTHING) or code
    try:
        outcome = arguments.command(arguments)
    except EssayError as error:
        _complain(told(error), *listed(error))
        return 1
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        if sentence := damage(arguments):
            _complain(sentence)
            return 1
        raise
    except OSError as error:
        if isinstance(error.filename, str | bytes):
            name = os.fsdecode(error.filename)
            _complain(_("The computer could not do that (“{file}”): {why}.", file=name, why=why(error)))
        else:
            _complain(_("The computer could not do that: {why}.", why=why(error)))
        return 1
    done = _DONE if outcome.wrote else _CHANGED if arguments.changes else _NOTHING
    code = _print(outcome.output, done)
    if outcome.remark and code != _BROKEN_PIPE:
        _complain(outcome.remark)
    return code or outcome.code


def _speak_utf8() -> None:
    """What is printed is UTF-8 with plain line ends, whatever the machine's language says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _print(output: str, done: str) -> int:
    """Print all of it now; gives 1 after a complaint, which says what was done, where that cannot be."""
    try:
        sys.stdout.write(output)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return _BROKEN_PIPE
    except OSError as error:
        _silence()
        _complain(Trouble(_("Nothing can be written to standard output ({why})", why=why(error)), done).sentence)
        return 1
    return 0


def _silence() -> None:
    """Let what is still waiting go nowhere, or Python would fail on it again while it ends."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _complain(*sentences: str) -> None:
    """Say these, each in a line of its own."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(*map(clean_line, sentences), sep="\n", file=sys.stderr, flush=True)

"""`essayplanner` and `python -m essayplanner`: the window, or the command line where a command is given."""

import gc
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from essayplanner.formats.export import Pages
    from essayplanner.notebook.notebook import Notebook
    from essayplanner.work.exporting import Screenful

#: The first words that mean the command line; any other single word is a notebook to open.
COMMANDS = frozenset(
    """new cards tags outlines show place merge debates balance argue debate side stand coach undo redo history export
    sources import bring check question structures structure outline-from edit-outline questions answer goals goal
    budget pack""".split()  # noqa: SIM905 - a list of words reads better
)

#: Qt's own option that lays the window out from the right.
MIRRORED = "-reverse"

#: What asks a program to end.
ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def main(argv: list[str] | None = None) -> int:
    """Run the program with the words after its name; gives the exit code.

    0 is done, 1 is what standard error says in a sentence, 2 is a command that is not understood; a program that was
    interrupted gives 130, as a shell does, one that was asked to end 143, and 129 where its terminal is gone.
    """
    words = [word for word in (sys.argv[1:] if argv is None else argv) if word != MIRRORED]
    if len(words) == 1 and words[0].startswith("--"):
        from essayplanner.pdf import READS_PDF

        if words[0] == READS_PDF:
            from essayplanner.pdf.child import run

            run()
    try:
        _end_in_order()
        if len(words) > 1 or (words and (words[0].startswith("-") or words[0] in COMMANDS)):
            return _run(words)
        from pathlib import Path

        gc.disable()  # until the first window is complete (ui/running/collecting.py)
        _prefer()
        from essayplanner.app import run_window

        return run_window(Path(words[0]) if words else None)
    except KeyboardInterrupt:
        return 130


def _prefer() -> None:
    """Have the language and the order of dates that were chosen in the preferences, where the environment names none.

    They are settled when `essayplanner.language` is first imported, so nothing that speaks is imported before.
    """
    import json
    from contextlib import suppress
    from pathlib import Path

    named = os.environ.get("ESSAYPLANNER_DATA")
    if named:
        folder = Path(named)
    else:
        from platformdirs import user_data_path

        folder = user_data_path("EssayPlanner", appauthor=False)
    file = folder / "settings.json"
    with suppress(OSError, ValueError, RecursionError):
        kept = json.loads(file.read_bytes()) if file.is_file() else {}
        for name in ("language", "dates") if isinstance(kept, dict) else ():
            if (chosen := kept.get(name)) and isinstance(chosen, str) and "\0" not in chosen:
                os.environ.setdefault(f"ESSAYPLANNER_{name.upper()}", chosen)


def _run(words: list[str]) -> int:
    """Do what a command says. No garbage is collected meanwhile: a command makes little, and is over soon."""
    collects = gc.isenabled()
    gc.disable()
    try:
        from essayplanner.cli import run

        return run(words, _typeset, _read_screen)
    finally:
        if collects:
            gc.enable()


def _end_in_order() -> None:
    """Have the program end as for Ctrl+C, tidied up, where the system asks it to, or closes its terminal."""

    def end(number: int, _: object) -> None:
        for each in ENDINGS:
            signal.signal(each, signal.SIG_IGN)  # systems often send both
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        for number in ENDINGS:
            if signal.getsignal(number) is signal.SIG_DFL:  # else somebody wants it otherwise, as `nohup` does
                signal.signal(number, end)


def _typeset(pages: "Pages") -> bytes:
    """Pages as a PDF file, for the command line, which knows of no Qt; Qt is imported here, where it is asked for."""
    try:
        from essayplanner.ui.paper.offscreen import typeset
    except ImportError as error:
        raise _without_qt(error) from error
    return typeset(pages)


def _read_screen(book: "Notebook", outline_id: int, name: str) -> "Screenful":
    """What a screen shows, for the command line too."""
    try:
        from essayplanner.ui.paper.offscreen import start
    except ImportError as error:
        raise _without_qt(error) from error
    start()
    from essayplanner.ui.frame.pictures import read_screen

    return read_screen(book, outline_id, name)


def _without_qt(error: ImportError) -> Exception:
    from essayplanner.domain.errors import EssayError
    from essayplanner.language import _

    return EssayError(_("This format needs Qt, which cannot start on this computer ({why}).", why=error))


if __name__ == "__main__":
    sys.exit(main())

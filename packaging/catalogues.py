"""Gathers what the program says for its translators, and compiles what they wrote (by Babel).

`resources/languages/essayplanner.pot` holds every sentence; `<code>/LC_MESSAGES/essayplanner.po` a language's own, and
the `.mo` beside it is what the program reads.
"""

import re
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

#: The functions of essayplanner/language, and which of what they are given is for the translator.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "Plural": (1, 2), "p_": ((1, "c"), 2)}


_HEADER = r"""# The sentences of EssayPlanner, written by `python3 packaging/dev.py languages`.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

"""


def template(package: Path) -> bytes:
    """The catalogue of all sentences of a package, by letter; it changes with them alone."""
    catalogue = Catalog()
    for name, _line, message, comments, context in extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
    ):
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    file = BytesIO()
    write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=120)
    return _HEADER.encode() + file.getvalue()


#: What a translation has as often as the sentence: places, mnemonics, tags, code, options, keys of the same name.
_KEPT = re.compile(
    r"\{[^{}]*\}|&(?=[^\W_])|</?[a-z]+[^<>]*>|`[^`]*`|(?<![\w-])--?[a-z][a-z-]*\b"
    r"|%\(\w+\)[sdr]|%[sdr]|\*\.\w+|\bF\d{1,2}\b"
)


def faults(sentence: str | Iterable[str], translation: str | Iterable[str]) -> list[str]:
    """What a translation lacks or adds that the program needs as it is; of plurals all forms of both are given.

    One form may leave the number out (“a card”), and no form may name a place that the sentence has not.
    """
    sentences = (sentence,) if isinstance(sentence, str) else tuple(sentence)
    forms = (translation,) if isinstance(translation, str) else tuple(translation)
    wanted = Counter(_KEPT.findall(sentences[-1]))
    found = []
    for form in filter(None, forms):
        has = Counter(_KEPT.findall(form))
        free = {"{n}"} if len(sentences) > 1 else set()
        if different := {part for part in has | wanted if has[part] != wanted[part]} - free:
            found.append(f"“{form}” and “{sentences[-1]}” differ in {', '.join(sorted(different))}")
    return found


def write(root: Path) -> list[Path]:
    """Writes the template and compiles every language; what was written."""
    folder = root / "resources" / "languages"
    written = [folder / "essayplanner.pot"]
    written[0].write_bytes(template(root / "essayplanner"))
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        wrong = [fault for message in catalogue if message.id for fault in faults(message.id, message.string or "")]
        if wrong:
            raise SystemExit("\n".join([f"{source} was not compiled:", *wrong]))
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        written.append(source.with_suffix(".mo"))
    return written


if __name__ == "__main__":
    for path in write(Path(__file__).resolve().parent.parent):
        print(path)

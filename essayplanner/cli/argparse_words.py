"""What argparse itself says, in the reader's language.

It asks two names of its module for its sentences, which it has in English alone.
"""

import argparse

from essayplanner.language import N_, Plural, _, form

#: What argparse of Python 3.11 to 3.14 may say to whoever types a command; a test looks for those that are not here.
SENTENCES: tuple[str | Plural, ...] = (
    N_("usage: "),
    N_("%(heading)s:"),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unexpected option string: %s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    Plural("expected %s argument", "expected %s arguments"),
)


def _said(sentence: str | None) -> str | None:
    return sentence and _(sentence)  # it asks for descriptions too where there are none


def speak() -> None:
    """Have argparse take its sentences from our catalogue, and the titles of groups, which it asks for too."""
    setattr(argparse, "_", _said)  # noqa: B010 - a name that its types do not know
    setattr(argparse, "ngettext", form)  # noqa: B010 - the same

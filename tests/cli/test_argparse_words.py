"""What argparse says by itself is translated as well."""

import argparse
import ast
import inspect

from essayplanner.cli.argparse_words import SENTENCES
from essayplanner.language import Plural


def test_argparse_says_nothing_that_no_translator_sees() -> None:
    known = {form for each in SENTENCES for form in (each if isinstance(each, Plural) else (each,))}
    found = {
        argument.value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert "usage: " in found
    assert found - known <= FOR_PROGRAMMERS


#: What argparse says of a parser that was put together wrongly, of files and deprecated options, which we have none of,
#: and around an error, which our parser does itself.
FOR_PROGRAMMERS = {
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "%r is not callable",
    ".__call__() not defined",
    " (default: %(default)s)",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "command '%(parser_name)s' is deprecated",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "option '%(option)s' is deprecated",
    "subcommands",
}

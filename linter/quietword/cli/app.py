"""All verbs by name. A verb's module is loaded when it is used, so that a heavy one never slows `check`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from quietword.cli.trouble import exit_code

VERBS = {
    "check": ("check", "Read articles and say what should change before they go out."),
    "explain": ("explain", "Why a rule is there, with examples, sources and how to waive it."),
    "rules": ("rules", "The table of rules."),
    "readability": ("readability", "How hard articles are to read, and their hardest sentences and words."),
    "approve": ("approve", "Record that somebody has read and approved an article."),
    "retire": ("approve", "Take an article out of the site on purpose, with a reason."),
    "status": ("status", "How the library stands: approved, stale, due for review."),
    "history": ("history", "Look for client references in what earlier versions held."),
    "hook": ("hook", "Stop a name or story in a commit message or push; git's hooks call it."),
    "doctor": ("doctor", "Which locks are really on, and how to mend those that are off."),
    "new": ("new", "Start an article from a template."),
    "init": ("init", "Start a practice's own library."),
    "stage": ("site", "Copy what may be published into a fresh folder."),
    "build": ("site", "Stage, build the site and verify it."),
    "serve": ("site", "Preview the site on this machine, drafts marked."),
    "verify": ("site", "Read the built site once more before it is published."),
}
"""Verb -> module of this room, and one line of help. The function in the module is called like the verb."""


class Lean:
    """Parameters that are words, lists of words and flags are taken as they come from the command line.

    Typer's own conversion would load pydantic, which takes longer than checking an article.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        parameters = super().get_params(ctx)
        for parameter in parameters:
            if not isinstance(parameter.process_value, partial):
                parameter.process_value = partial(_as_given, parameter, parameter.process_value)
        return parameters


def _as_given(parameter: Any, convert: Callable, ctx: Any, value: Any) -> Any:
    words = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(word, str | bool) or (word is None and not parameter.required) for word in words):
        return convert(ctx, value)
    return parameter.callback(ctx, parameter, value) if parameter.callback else value


class WordsOnly(Lean, TyperCommand):
    """A verb that has no other parameters. Its module says so with `WORDS_ONLY = True`."""


class Verbs(Lean, TyperGroup):
    """A group of commands that knows its verbs' names and help without loading them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        module, summary = VERBS[cmd_name]
        try:
            loaded = import_module(f"quietword.cli.{module}")
        except ModuleNotFoundError as error:
            if error.name != f"quietword.cli.{module}":
                raise
            typer.echo(f"quietword: this installation has no `{cmd_name}`", err=True)
            raise SystemExit(2) from None
        verb = _app()
        words_only = WordsOnly if getattr(loaded, "WORDS_ONLY", False) else None
        verb.command(cmd_name, short_help=summary, cls=words_only)(getattr(loaded, cmd_name))
        return typer.main.get_command(verb)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches
            near = get_close_matches(args[0], VERBS, 1)
            hint = f"Did you mean `{near[0]}`?" if near else "`quietword --help` lists them."
            ctx.fail(f"There is no verb `{args[0]}`. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("quietword: stopped", err=True)
            raise typer.Exit(130) from None
        except BrokenPipeError as error:
            raise typer.Exit(exit_code(error)) from None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in VERBS.items()])


def _app(**options: Any) -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
                       context_settings={"help_option_names": ["-h", "--help"]}, **options)


app = _app(cls=Verbs, no_args_is_help=True)


def _version(wanted: bool) -> None:
    if wanted:
        from quietword import __version__
        typer.echo(f"quietword {__version__}")
        raise typer.Exit


@app.callback()
def quietword(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """A quiet word with the author before the public does.

    Checks what a practice publishes for client references, safety and readability, and publishes what may go out.
    """


def command() -> None:
    """Runs the command line of this process."""
    typer.main.get_command(app)(prog_name="quietword")

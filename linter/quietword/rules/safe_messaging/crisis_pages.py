"""Which pages speak of suicide, self-harm, abuse or a crisis, for the rules that ask for help and a note on them."""

from __future__ import annotations

from quietword.article import Kind
from quietword.rules import Line, Reading

HEAVY = frozenset({"suicide", "self-harm", "abuse", "crisis", "suicidal", "domestic-abuse", "sexual-abuse", "child-abuse"})
_ABOUT = (
    "(suicide | suicidal | suicidality | self-harm | self-harming | hurting yourself | domestic abuse | sexual abuse | child abuse | "
    "domestic violence | abusive | kill myself | kill yourself | ending your life | in a crisis | in crisis)"
)


def subject(reading: Reading, *, also: frozenset[str] = frozenset()) -> Line | None:
    """Where the page says that it is about such a thing: a topic (`also` names more of them), or its title; else None."""
    titled = bool(reading.article.front_matter.get("title"))
    for line in reading.lines:
        segment = line.segment
        if segment.kind is Kind.FRONT_MATTER:
            if segment.key.startswith("topics") and segment.text.strip().lower() in HEAVY | also:
                return line
            if segment.key == "title" and line.has(_ABOUT):
                return line
        elif segment.kind is Kind.HEADING and segment.level == 1 and not titled and line.has(_ABOUT):
            return line
    return None

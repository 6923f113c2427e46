"""JUnit XML for build servers: a suite an article, a case a finding. What fails here is what blocks there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quietword.reports.wording import CALLED, headline, plain


def render(run: Any, rules: Mapping[str, Any], *, redact: bool, **_: Any) -> str:
    """The run as JUnit XML: errors are failures, waived findings skipped cases, warnings and advice passed cases with a
    note in `system-out`, unreadable files errors; an article with no finding is one passed case."""
    if redact:
        from quietword.reports.redaction import redacted
        run = redacted(run, rules)
    root = Element("testsuites", name="quietword")
    for result in run.results:
        _suite(root, result.path, [(_case_name(finding), finding) for finding in result.findings])
    if run.problems:
        _problems(root, run.problems)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    root.append(_properties(run))
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, path: str, cases: list[tuple[str, Any]]) -> None:
    open_ = [finding for _, finding in cases if not finding.waived]
    suite = SubElement(root, "testsuite", name=plain(path), tests=str(len(cases) or 1), errors="0",
                       failures=str(sum(str(finding.severity) == "error" for finding in open_)),
                       skipped=str(len(cases) - len(open_)))
    for name, finding in cases:
        case = SubElement(suite, "testcase", name=name, classname=plain(path), file=plain(path),
                          line=str(finding.start.line))
        told = plain(f"{finding.message} {finding.instead} (quietword explain {finding.rule})")
        if finding.waived:
            SubElement(case, "skipped", message=plain(f"waived: {finding.waived_because}"))
        elif str(finding.severity) == "error":
            SubElement(case, "failure", type=finding.rule, message=plain(finding.message)).text = told
        else:
            SubElement(case, "system-out").text = f"{CALLED[str(finding.severity)]}: {told}"
    if not cases:
        SubElement(suite, "testcase", name="nothing to say", classname=plain(path), file=plain(path))


def _case_name(finding: Any) -> str:
    return f"{finding.rule} at {finding.start.line}:{finding.start.column}"


def _problems(root: Element, problems: Any) -> None:
    count = str(len(problems))
    suite = SubElement(root, "testsuite", name="files that could not be checked", tests=count, errors=count,
                       failures="0", skipped="0")
    for problem in problems:
        case = SubElement(suite, "testcase", name=f"could not be checked, line {problem.line}",
                          classname=plain(problem.path))
        SubElement(case, "error", message=plain(problem.message))


def _properties(run: Any) -> Element:
    """The counts that every format shows."""
    properties = Element("properties")
    for key, value in run.summary().items():
        SubElement(properties, "property", name=key, value=str(value))
    SubElement(properties, "property", name="headline", value=headline(run))
    return properties

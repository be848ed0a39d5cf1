"""What others than axe find in a page: IBM's Equal Access engine, HTML_CodeSniffer, and html-validate.

Each has rules of its own; together with axe they are the engines auditors commonly start from. IBM's engine
runs every rule it has (WCAG 2.2 and IBM's own requirements) and whatever does not pass counts, its questions
to people too; of HTML_CodeSniffer count the errors of level AAA; html-validate holds the page as it was sent
against the HTML standard. What is let pass stands in `let_pass`, one by one.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from journeys.let_pass import LET_PASS
from playwright.sync_api import Page

import node_packages

NPM = Path(__file__).with_name("npm")
IBM = "accessibility-checker-engine/ace.js"
SNIFFER = "html_codesniffer/build/HTMLCS.js"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule that one element does not keep."""

    rule: str
    why: str
    markup: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.why} {' '.join(self.markup.split())[:160]}"

    @property
    def counts(self) -> bool:
        return not any(each.covers(self.rule, self.markup) for each in LET_PASS)


@dataclass(kw_only=True)
class Engines:
    """Scripts for the page under test, and a validator that waits for pages."""

    ibm: str
    sniffer: str
    validator: "subprocess.Popen[str]"
    known: dict[str, list[str]] = field(default_factory=dict)

    def find_faults(self, page: Page) -> list[str]:
        """What both engines find as the page stands; contrast in the dark and in forced colours as well."""
        findings = [*self.ibm_findings(page), *self.sniffed(page)]
        page.emulate_media(color_scheme="dark")
        findings += self.sniffed(page)
        page.emulate_media(color_scheme="null", forced_colors="active")
        findings += self.sniffed(page)
        page.emulate_media(forced_colors="null")
        return _that_count(findings)

    def look(self, page: Page) -> list[str]:
        """What both engines find as the page is shown now."""
        return _that_count([*self.ibm_findings(page), *self.sniffed(page)])

    def ibm_findings(self, page: Page) -> list[Finding]:
        self._load(page, "ace", self.ibm)
        found: list[dict[str, Any]] = page.evaluate(
            """() => new ace.Checker().check(document, ["WCAG_2_2", "IBM_Accessibility"]).then(report =>
                report.results.filter(({value}) => value[1] !== "PASS"))"""
        )
        return [
            Finding(rule=f"ibm {each['ruleId']}", why=each["message"], markup=each["snippet"])
            for each in found
        ]

    def sniffed(self, page: Page) -> list[Finding]:
        self._load(page, "HTMLCS", self.sniffer)
        found: list[dict[str, str]] = page.evaluate(
            """() => new Promise((done, fail) => HTMLCS.process("WCAG2AAA", document, () => done(
                HTMLCS.getMessages().filter(({type}) => type === HTMLCS.ERROR).map(({code, msg, element}) =>
                    ({code, msg, markup: element.outerHTML || element.nodeName}))), fail))"""
        )
        return [
            Finding(rule=f"htmlcs {each['code']}", why=each["msg"], markup=each["markup"]) for each in found
        ]

    def find_invalid(self, pages: Iterable[str]) -> list[str]:
        """Where pages as they were sent are no valid HTML."""
        return list(dict.fromkeys(fault for page in pages for fault in self._validated(page)))

    def _load(self, page: Page, name: Literal["ace", "HTMLCS"], script: str) -> None:
        if page.evaluate(f"typeof {name} === 'undefined'"):
            page.evaluate(script)

    def _validated(self, html: str) -> list[str]:
        if html not in self.known:
            assert self.validator.stdin is not None
            assert self.validator.stdout is not None
            self.validator.stdin.write(json.dumps(html) + "\n")
            self.validator.stdin.flush()
            self.known[html] = json.loads(self.validator.stdout.readline())
        return self.known[html]


def _that_count(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(str(each) for each in findings if each.counts))


@contextmanager
def running() -> Iterator[Engines]:
    """The engines, fetched from npm if they are not here; raises `node_packages.Missing`."""
    packages = node_packages.fetch(NPM)
    command = [packages.node, str(NPM / "validate.mjs"), str(packages.folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as validator:
        yield Engines(
            ibm=(packages.modules / IBM).read_text("utf-8"),
            sniffer=(packages.modules / SNIFFER).read_text("utf-8"),
            validator=validator,
        )
        validator.terminate()

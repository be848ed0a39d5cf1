"""The summary as a page that stands alone: open the file, print it, keep it with the evidence."""

from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from analysis.sections import Section
from analysis.summary import Summary
from analysis.wording import moment

READERS = {
    "inspection-team": "For the inspection team only.",
    "officer-and-forum": "For the nominated officer and the parent carer forum.",
}

_templates = Environment(
    loader=PackageLoader("analysis"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(summary: Summary, sections: Sequence[Section]) -> str:
    """HTML that refers to its charts and its style sheet by name: they lie beside it."""
    return _templates.get_template("summary.html").render(
        summary=summary,
        sections=sections,
        readers=READERS[summary["readership"]],
        made_at=moment(datetime.fromisoformat(summary["made_at"])),
    )


def style() -> bytes:
    return (files("analysis") / "templates" / "summary.css").read_bytes()

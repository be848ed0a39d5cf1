"""The report as a page that stands alone beside its charts: opened on a phone, printed, kept with the evidence."""

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from analysis.paper.layout import Plain

_templates = Environment(
    loader=PackageLoader("analysis"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def html(document: Plain) -> bytes:
    """It refers to its charts, its style sheet and the other files by name: they lie beside it."""
    return _templates.get_template("report.html").render(report=document).encode()


def style() -> bytes:
    return (files("analysis") / "templates" / "report.css").read_bytes()

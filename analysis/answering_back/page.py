"""The page that stands alone: one file to open, print, send on or put on a forum's own site."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis.answering_back.told import Heard

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)

_templates = Environment(
    loader=PackageLoader("analysis"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(area: str, told: Sequence[Heard], facts: Mapping[str, Any], symbols: Mapping[str, bytes]) -> str:
    """HTML with its style and its pictures inside, each drawn once and shown wherever it is wanted. A picture not
    in `symbols` is left out: its words say the same."""
    pictures = {name: _drawing(svg) for name, svg in symbols.items()}
    return _templates.get_template("told-us.html").render(
        area=area, told=told, facts=facts, pictures=pictures
    )


def _drawing(svg: bytes) -> Markup:
    """What stands inside an SVG file of ours."""
    inner = _INNER.fullmatch(svg.decode().strip())
    if inner is None:
        raise ValueError("a symbol is no SVG file")
    return Markup(inner[1])  # noqa: S704  # our own files, drawn for this service

"""The report as a tagged PDF for people who hear it and people who see it: PDF/UA-1 (ISO 14289-1) and, so that
it can be read in thirty years, PDF/A-2a (ISO 19005-2).

typst draws and tags, and refuses where a picture has no words. It has no way yet to say that the first cell of
a row is the row's heading; `headings` says it afterwards. Fonts are the house's own (Noto, brought by the
build) and matplotlib's, never the machine's: the same bytes everywhere. matplotlib brings Last Resort too,
which draws a box with the script's name for whatever no other font knows, so no comment can stop a report.
"""

import datetime as dt
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import matplotlib as mpl
import typst

from analysis.paper import headings
from analysis.paper.layout import Plain

FONTS = Path(__file__).parent / "fonts"


def pdf(document: Plain, made_at: dt.datetime) -> bytes:
    """The same document and instant give the same bytes."""
    drawn = typst.compile(
        _template(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    return headings.of_rows(drawn)


def _template() -> bytes:
    return (files("analysis") / "templates" / "report.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    theirs = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS), str(theirs)]
    )

"""The report's tables as an OpenDocument spreadsheet (ISO/IEC 26300-1), with a sheet for each chapter.

Written here with the standard library: a cell of text is written as text and carries no formula, so nothing
that people typed can become one. odfpy, the usual way through pandas, is unmaintained since 2020 and took eight
times as long: 2.6 s against 0.3 s for the 2,100 lines of seven surveys. pandas reads both.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree as Xml
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from analysis.paper.layout import Plain
from analysis.paper.records import HEADINGS, Cell, Record

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip file's first day: the same bytes whenever it is made
_SPACES = {
    part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"
    for part in ("office", "table", "text", "style", "manifest")
} | {"fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}
for _prefix, _space in _SPACES.items():
    Xml.register_namespace(_prefix, _space)

# Centimetres; the last goes for every column after it.
_WIDTHS = {"About": ("16", "4")}
_OF_RECORDS = ("5", "5", "3", "9", "5", "3", "2", "5", "2", "8", "2", "2", "8")
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]*?:/\\'", " "))
_LONGEST_NAME = 31


def book(document: Plain, records: Sequence[Record]) -> bytes:
    """A sheet that says what the rest is, then one a chapter: a row of headings, a row for each figure."""
    chapters = [(name, list(rows)) for name, rows in groupby(records, key=lambda record: record.chapter)]
    names = _names([name for name, _ in chapters])
    tables = [_sheet("About", list(_about(document, names)), headings=1)]
    tables += [
        _sheet(name, [HEADINGS, *rows], headings=1) for name, (_, rows) in zip(names, chapters, strict=True)
    ]
    return _zipped({"content.xml": _content(tables), "META-INF/manifest.xml": _manifest()})


def _about(document: Plain, names: Iterable[str]) -> Iterator[Sequence[Cell]]:
    yield (document["title"], None)
    yield (f"{document['kind']}. For the inspection team only.", None)
    yield (f"Made on {document['made']}, London time.", None)
    yield (document["reading"], None)
    for sentence in document["limits"]:
        yield (sentence, None)
    for own in document["own_limits"]:
        for sentence in own["limits"]:
            yield (f"{own['whose']}: {sentence}", None)
    for name in names:
        yield (f"Sheet: {name}", None)


def _names(titles: Sequence[str]) -> list[str]:
    """Short enough for every spreadsheet, without the signs they forbid, each once."""
    names: list[str] = []
    for number, title in enumerate(titles, 1):
        plain = " ".join(title.translate(_NOT_IN_A_NAME).split())
        names.append(f"{number} {plain}"[:_LONGEST_NAME].strip())
    return names


def _sheet(name: str, rows: Sequence[Sequence[Cell]], *, headings: int) -> Xml.Element:
    table = Xml.Element(_q("table:table"), {_q("table:name"): name})
    widths = _WIDTHS.get(name, _OF_RECORDS)
    for width in widths:
        Xml.SubElement(table, _q("table:table-column"), {_q("table:style-name"): f"wide{width}"})
    head = Xml.SubElement(table, _q("table:table-header-rows"))
    for number, row in enumerate(rows):
        _row(head if number < headings else table, row, "heading" if number < headings else "plain")
    return table


def _row(above: Xml.Element, cells: Sequence[Cell], style: str) -> None:
    row = Xml.SubElement(above, _q("table:table-row"))
    for cell in cells:
        _cell(row, cell, style)


def _cell(row: Xml.Element, cell: Cell, style: str) -> None:
    facts = {_q("table:style-name"): style}
    if isinstance(cell, int):
        facts |= {_q("office:value-type"): "float", _q("office:value"): str(cell)}
    elif cell is not None:
        facts[_q("office:value-type")] = "string"
    made = Xml.SubElement(row, _q("table:table-cell"), facts)
    for line in [] if cell is None else str(cell).split("\n"):
        Xml.SubElement(made, _q("text:p")).text = line


def _content(tables: Sequence[Xml.Element]) -> bytes:
    root = Xml.Element(_q("office:document-content"), {_q("office:version"): "1.3"})
    styles = Xml.SubElement(root, _q("office:automatic-styles"))
    for width in sorted({*_OF_RECORDS, *_WIDTHS["About"]}):
        style = _style(styles, f"wide{width}", "table-column")
        facts = {_q("style:column-width"): f"{width}cm"}
        Xml.SubElement(style, _q("style:table-column-properties"), facts)
    for name, weight in (("plain", "normal"), ("heading", "bold")):
        style = _style(styles, name, "table-cell")
        cell = {_q("fo:wrap-option"): "wrap", _q("style:vertical-align"): "top"}
        Xml.SubElement(style, _q("style:table-cell-properties"), cell)
        Xml.SubElement(style, _q("style:text-properties"), {_q("fo:font-weight"): weight})
    body = Xml.SubElement(root, _q("office:body"))
    Xml.SubElement(body, _q("office:spreadsheet")).extend(tables)
    return _written(root)


def _style(styles: Xml.Element, name: str, family: str) -> Xml.Element:
    return Xml.SubElement(styles, _q("style:style"), {_q("style:name"): name, _q("style:family"): family})


def _manifest() -> bytes:
    root = Xml.Element(_q("manifest:manifest"), {_q("manifest:version"): "1.3"})
    for path, kind in (("/", MIME), ("content.xml", "text/xml")):
        facts = {_q("manifest:full-path"): path, _q("manifest:media-type"): kind}
        Xml.SubElement(root, _q("manifest:file-entry"), facts)
    return _written(root)


def _written(root: Xml.Element) -> bytes:
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The kind of file stands first and uncompressed, where programs look for it."""
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr(ZipInfo("mimetype", _EARLIEST), MIME, ZIP_STORED)
        for name, content in parts.items():
            packed.writestr(ZipInfo(name, _EARLIEST), content, ZIP_DEFLATED)
    return out.getvalue()


def _q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"

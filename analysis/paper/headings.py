"""Row headings in a tagged PDF: the first cell of each row of a table's body becomes a heading of that row."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_OF_A_ROW = {"/O": Name.Table, "/Scope": Name.Row}


def of_rows(written: bytes) -> bytes:
    """The same file with its rows named; the same bytes for the same file."""
    with pikepdf.open(BytesIO(written)) as pdf:
        for row in _rows(pdf.Root.StructTreeRoot):
            first = next((cell for cell in _children(row) if cell.get("/S") == Name.TD), None)
            if first is not None:
                first.S = Name.TH
                first.A = Array([Dictionary(_OF_A_ROW), *_layout(first)])
        kept = BytesIO()
        pdf.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return kept.getvalue()


def _rows(element: Object) -> Iterator[Object]:
    for child in _children(element):
        if child.get("/S") == Name.TBody:
            yield from _children(child)
        else:
            yield from _rows(child)


def _children(element: Object) -> list[Object]:
    """The elements below; numbers there are marked content of the element itself."""
    below = element.get("/K", Array())
    listed = list(below) if isinstance(below, Array) else [below]
    return [child for child in listed if isinstance(child, Dictionary) and "/S" in child]


def _layout(cell: Object) -> list[Object]:
    """What the cell says of its looks; what it said as a cell of figures goes."""
    said = cell.get("/A", Array())
    return [part for part in (said if isinstance(said, Array) else [said]) if part.get("/O") != Name.Table]

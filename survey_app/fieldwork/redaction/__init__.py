"""What names or identifies a person in a comment, found by rule on our own machine and shown as a mask.

Rules miss things and take words for names: what they find and miss on made-up texts is counted in the tests.
A mask is made for one reading and never stored, so that better rules reach every comment at once. Names are
looked for as English texts hold them; in another script hardly one is found.
"""

from survey_app.fieldwork.redaction.masks import (
    VERSION,
    Piece,
    Redacted,
    find,
    mask,
    pieces,
    redact,
)
from survey_app.fieldwork.redaction.spans import EVERYTHING, MASKS, PERSONAL, Kind, Span

__all__ = [
    "EVERYTHING",
    "MASKS",
    "PERSONAL",
    "VERSION",
    "Kind",
    "Piece",
    "Redacted",
    "Span",
    "find",
    "mask",
    "pieces",
    "redact",
]

"""Which kinds of sound and video are taken, told by a file's first bytes: never by its name or what sends it."""

import re

HEAD = 64
"""As many bytes as it takes to tell."""

EXTENSIONS = {
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/amr": "amr",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
}

# ISO base media: brands of sound and video. Pictures of phones (heic, avif) have brands of their own.
_MP4 = re.compile(rb"....ftyp(?:iso.|mp4[12]|avc1|dash|M4[ABV] |MSNV|mmp4|3g[pr2s].)", re.DOTALL)
_QUICKTIME = re.compile(rb"....ftypqt  ", re.DOTALL)
# EBML as WebM's and Matroska's writers begin it; both play by the same name.
_WEBM = re.compile(rb"\x1a\x45\xdf\xa3.{1,56}(?:webm|matroska)", re.DOTALL)
_SIGNATURES = (
    ("audio/mpeg", re.compile(rb"ID3[\x02-\x04]")),
    # A frame's eleven bits, MPEG 1 or 2, layer III, and a bit rate and sampling rate that exist.
    ("audio/mpeg", re.compile(rb"\xff[\xf2\xf3\xfa\xfb][\x10-\xeb]")),
    ("audio/aac", re.compile(rb"\xff[\xf0\xf1\xf8\xf9]")),
    ("audio/amr", re.compile(rb"#!AMR(?:-WB)?\n")),
    ("audio/flac", re.compile(rb"fLaC\x00")),
    ("audio/ogg", re.compile(rb"OggS\x00")),
    ("audio/wav", re.compile(rb"RIFF....WAVE", re.DOTALL)),
    ("video/mp4", _MP4),
    ("video/quicktime", _QUICKTIME),
    ("video/webm", _WEBM),
)


def media_type(head: bytes) -> str:
    """What a file that begins like this is; empty when it is nothing we take."""
    return next((kind for kind, signature in _SIGNATURES if signature.match(head[:HEAD])), "")

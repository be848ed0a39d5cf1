"""Style sheets, scripts and pictures: their addresses, and serving them.

Their names carry a hash of their content, so a browser may keep them for ever. They are made by
``build_assets.py`` at install and read once, at start.
"""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.headers import Headers

from whitenoise import WhiteNoise

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

DIST = Path(__file__).parent / "static" / "dist"
ADDRESS = "/static/"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class AssetsMissing(RuntimeError):
    """The style sheets and scripts were never built."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"There are no style sheets in {place}. Run `python build_assets.py`, or install again."
        )


@cache
def manifest(place: Path = DIST) -> dict[str, str]:
    """Plain name -> hashed name of every file the build made."""
    try:
        text = (place / "manifest.json").read_text("utf-8")
    except FileNotFoundError:
        raise AssetsMissing(place) from None
    names: dict[str, str] = json.loads(text)
    return names


def asset(name: str) -> str:
    """The address of a built file by its plain name, for instance ``survey.css``.

    Raises ``KeyError`` for a name that was not built: a page without its style sheet is our slip.
    """
    return ADDRESS + manifest()[name]


def serve_static(application: "WSGIApplication") -> "WSGIApplication":
    """``application`` with the built files in front of it, compressed and to be kept for ever.

    Wrap the outermost application: the addresses start with ``/static/`` at every door.
    """
    manifest()
    served: WSGIApplication = WhiteNoise(
        application,
        root=DIST / "files",
        prefix=ADDRESS,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
        add_headers_function=_protect,
    )
    return served


def _protect(headers: Headers, path: str, url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value

"""What families told us, for everybody to read once the inspectors' report is out: a page as the worker made it."""

import re
from base64 import b64encode
from hashlib import sha256

from flask import Flask, Response, g
from werkzeug.exceptions import NotFound

from survey_app.fieldwork import publication
from survey_app.service import Service

_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def init(app: Flask) -> None:
    app.add_url_rule("/told/<inspection_id>", view_func=told)


def told(inspection_id: str) -> Response:
    """404 before the day, and for what never was: nobody learns which."""
    service: Service = g.service
    with service.store.reading() as connection:
        page = publication.find_page(connection, service.keyring, inspection_id, now=g.now)
    if page is None:
        raise NotFound
    answer = Response(page, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = _policy(page)
    return answer


def _policy(page: bytes) -> str:
    """The page stands alone: its own style, its pictures drawn in it, and nothing else."""
    styles = " ".join(
        f"'sha256-{b64encode(sha256(each).digest()).decode()}'" for each in _STYLE.findall(page)
    )
    nothing_else = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return f"default-src 'none'; style-src {styles}; {nothing_else}"

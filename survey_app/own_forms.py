"""A form is ours when the word in it is the one in the signed cookie of whoever sends it.

The synchroniser token pattern (OWASP, Cross-Site Request Forgery Prevention Cheat Sheet). The word stands in
the page as it stands in the cookie, which no script reads: signing it anew for every page cost a tenth of the
page. It counts as long as the visit does, for a slow answer is no attack.
"""

import secrets
from collections.abc import Callable
from hmac import compare_digest
from typing import TypeVar

from flask import Flask, current_app, request, session
from werkzeug.exceptions import BadRequest

KEY = "csrf_token"
BYTES = 9  # 72 bits, in twelve letters
UNCHANGING = frozenset({"GET", "HEAD", "OPTIONS"})

View = TypeVar("View", bound=Callable[..., object])
_needs_none: set[Callable[..., object]] = set()


class NotOurForm(BadRequest):
    """The word is missing, of another visit, or of one that has ended."""


def init(app: Flask) -> None:
    app.before_request(_require)
    app.jinja_env.globals[KEY] = word


def word() -> str:
    """The word for the forms of this visit."""
    if KEY not in session:
        session[KEY] = secrets.token_urlsafe(BYTES)
    held: str = session[KEY]
    return held


def require_word(given: str | None) -> None:
    """Raise `NotOurForm` unless this is the visit's word."""
    held = session.get(KEY)
    if not given or not held or not compare_digest(given.encode(), held.encode()):
        raise NotOurForm("This form is not from a page of this visit.")


def needs_no_word(view: View) -> View:
    """Mark a view whose form may come from anywhere, or which reads its form itself."""
    _needs_none.add(view)
    return view


def _require() -> None:
    if request.method in UNCHANGING or request.endpoint is None:
        return
    if current_app.view_functions[request.endpoint] not in _needs_none:
        require_word(request.form.get(KEY))

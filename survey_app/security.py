"""What every answer of both doors carries, what every request must show, and what the log may know.

A request is logged by its route's template: never its path, address, query, form or agent.
"""

import datetime as dt
import json
import logging
import secrets
import sys
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import Signer
from werkzeug.exceptions import BadRequest, Forbidden, SecurityError, UnsupportedMediaType
from werkzeug.middleware.proxy_fix import ProxyFix

from survey_app import clock, own_forms
from survey_app.service import Service
from survey_app.turnstile import CAME_AT, MOST_BYTES

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
    "Vary": "Cookie",
}
HSTS = "max-age=31536000; includeSubDomains"
FORM = "application/x-www-form-urlencoded"
UPLOAD = "multipart/form-data"

log = logging.getLogger("survey_app.requests")


def init(app: Flask, service: Service, *, purpose: str, cookie: str, path: str) -> None:
    """Give `app` its own cookie and keys, the shared headers and the checks every request must pass."""
    settings, keyring = service.settings, service.keyring
    keys = [key.hex() for key in keyring.derive_all(f"cookie {purpose}")]
    app.config.update(
        SECRET_KEY=keys[0],
        SESSION_COOKIE_NAME=_cookie_name(cookie, path, is_https=settings.is_https),
        SESSION_COOKIE_PATH=path,
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        TRUSTED_HOSTS=[urlsplit(settings.base_url).hostname],
        PROVIDE_AUTOMATIC_OPTIONS=False,  # nobody elsewhere is told what may be asked of us
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
    )
    app.session_interface = _Cookies(keys[::-1])
    app.ensure_sync = _as_it_is  # type: ignore[method-assign]  # Flask asks of each view whether it is a coroutine
    app.extensions["service"] = service
    app.log_exception = _log_exception  # type: ignore[method-assign,assignment]  # Flask's own writes the path, codes and all
    app.before_request(_begin)
    app.before_request(_require_own_host)
    app.before_request(_require_own_page)
    app.before_request(_require_whole_form)
    own_forms.init(app)
    app.after_request(_protect)
    if settings.is_https:
        app.after_request(_require_https)
    app.after_request(_log)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]


def _as_it_is(func: Callable[..., Any]) -> Callable[..., Any]:
    return func


class _Signed:
    """A visit as it stands in the cookie: plain JSON, signed. When it ends is in it, so the signature has no clock."""

    def __init__(self, keys: list[str]) -> None:
        # The keys, oldest first, were derived for this purpose already.
        self._signer = Signer(keys, key_derivation="none", digest_method=sha256)

    def dumps(self, held: Mapping[str, Any]) -> str:
        plain = json.dumps(held, separators=(",", ":")).encode()
        return self._signer.sign(urlsafe_b64encode(plain)).decode()

    def loads(self, cookie: str, max_age: int | None = None) -> dict[str, Any]:
        """Raise itsdangerous' `BadSignature`, which Flask takes for no visit."""
        held: dict[str, Any] = json.loads(urlsafe_b64decode(self._signer.unsign(cookie)))
        return held


class _Cookies(SecureCookieSessionInterface):
    """Flask's session in a cookie by a key of its own for each door: a visit is no sign-in.

    The signer is made once, from keys that do not change while the process lives.
    """

    def __init__(self, keys: list[str]) -> None:
        self._signed = _Signed(keys)

    def get_signing_serializer(self, app: Flask) -> _Signed:  # type: ignore[override]  # what Flask uses of it
        return self._signed

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Flask works out `Vary` even for a cookie that stays as it is; here it is one of `HEADERS`."""
        if session.modified:
            super().save_session(app, session, response)

    def get_expiration_time(self, app: Flask, session: SessionMixin) -> dt.datetime | None:
        """A visit says itself until when; without that, the cookie goes with the browser."""
        until = session.get("until")
        return None if until is None else dt.datetime.fromtimestamp(until, dt.UTC)


def _cookie_name(cookie: str, path: str, *, is_https: bool) -> str:
    if not is_https:
        return cookie
    return f"__Host-{cookie}" if path == "/" else f"__Secure-{cookie}"


def _begin() -> None:
    g.now = request.environ.get(CAME_AT) or clock.now()
    g.begun = time.perf_counter(), secrets.token_hex(6)


def _require_own_host() -> Response | None:
    """A plain refusal under another host's name: no address can be built there, so no page of ours either."""
    if isinstance(request.routing_exception, SecurityError):
        return Response("This host is not served here.\n", status=400, mimetype="text/plain")
    return None


def _require_own_page() -> None:
    """Refuse a change that another site's page asks for (Sec-Fetch-Site; Origin for older browsers)."""
    if request.method in own_forms.UNCHANGING:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    is_own = site in ("same-origin", "none") if site else origin in (None, request.host_url.rstrip("/"))
    if not is_own:
        raise Forbidden("Another site asked for this.")
    kind = UPLOAD if _is_upload() else FORM
    if request.endpoint is not None and "beacon" not in request.endpoint and request.mimetype != kind:
        raise UnsupportedMediaType("Only a form of ours is read here.")


def _require_whole_form() -> None:
    """Refuse a form whose end has not arrived: a line that breaks must not save half a page."""
    if (
        request.method == "POST"
        and not _is_upload()
        and len(request.get_data()) != (request.content_length or 0)
    ):
        raise BadRequest("The end of the form is missing.")


def _is_upload() -> bool:
    """A view of that name reads its form itself, piece by piece, and looks for its end and its token there."""
    return request.endpoint is not None and request.endpoint.startswith("upload_")


def _protect(response: Response) -> Response:
    response.headers.extend(HEADERS.items())
    if "Content-Security-Policy" not in response.headers:
        response.headers["Content-Security-Policy"] = CSP
    return response


def _require_https(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = HSTS
    return response


def _log(response: Response) -> Response:
    rule, method, begun = request.url_rule, request.method, g.get("begun")
    began_at, request_id = begun or (time.perf_counter(), "")
    log.info(
        "request",
        extra={
            "facts": {
                "id": request_id,
                "method": method if method in ("GET", "HEAD", "POST") else "other",
                "route": rule.rule if rule else "(none)",
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - began_at), 1),
            }
        },
    )
    return response


def _log_exception(slip: Any) -> None:
    log.error("exception", exc_info=slip)


class OneLine(logging.Formatter):
    """A log line is one JSON object; an exception is named by its type and place, never by its text."""

    def format(self, record: logging.LogRecord) -> str:
        facts: dict[str, object] = {"at": record.created, "level": record.levelname, "what": record.msg}
        facts |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0]:
            facts["error"] = record.exc_info[0].__name__
            facts["where"] = _place(record)
        return json.dumps(facts)


def _place(record: logging.LogRecord) -> list[str]:
    trace = record.exc_info[2] if record.exc_info else None
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-8:]


def log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    root = logging.getLogger("survey_app")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
    server = logging.getLogger("gunicorn.error")
    server.setLevel(logging.ERROR)  # its warnings quote addresses, and paths with the codes in them
    for own in server.handlers:
        own.setFormatter(OneLine())

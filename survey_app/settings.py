"""Everything that can be set from outside, as one frozen value; and why `serve` may refuse it.

Each setting is an environment variable with the prefix SURVEY_APP_. The defaults are for trying the
service on one machine; `refusals` names every one of them that real families must not meet.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from survey_app.errors import BadSettings

PREFIX = "SURVEY_APP_"
FALSE = {"", "0", "no", "false", "off"}
TRUE = {"1", "yes", "true", "on"}

Mail = Literal["console", "smtp"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """See docs/operators.md for each setting in words; the names there and here are compared by a test."""

    data: Path = Path("survey-data")
    """Folder of the database, the keys and the list of withdrawals."""
    database: str = ""
    """SQLAlchemy URL; empty means SQLite in `data`."""
    keys: Path | None = None
    """File of keys, newest first; empty means `keys` in `data`."""
    base_url: str = "http://127.0.0.1:8000"
    """What every printed and mailed link begins with, and the only Host answered."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8000
    """Port to listen on; 0 takes a free one."""
    workers: int = 2
    """Web processes."""
    threads: int = 8
    """Threads in each web process."""
    proxies: int = 0
    """How many proxies in front are ours: only so many X-Forwarded-For entries are believed."""
    languages: tuple[str, ...] = ("en", "ar", "bn", "cy", "gu", "pa", "pl", "pt", "ro", "so", "uk", "ur")
    """Languages offered, first the one to fall back to. A survey is offered in those it was published in."""
    translations: Path | None = None
    """Folder of compiled catalogues instead of those installed with the service."""
    films: Path | None = None
    """Folder of films in British Sign Language that pages and questions show; without it none do."""
    exit_url: str = "https://www.bbc.co.uk/weather"
    """Where the exit link leads."""
    mail: Mail = "console"
    """`console` prints staff mail in the log; `smtp` sends it."""
    smtp_host: str = "127.0.0.1"
    """Mail server."""
    smtp_port: int = 25
    """Mail server's port."""
    mail_from: str = "survey@localhost"
    """Sender of staff mail."""
    duty_address: str = ""
    """Who is told by mail that somebody asks the team for something; empty means the inspection's leads."""
    requests_kept_days: int = 30
    """Days a request, with its way to reach somebody and its recording, stays after it was marked as done."""
    recording_megabytes: int = 50
    """Largest recording taken."""
    debug: bool = False
    """Flask's debug mode; never with `serve`."""
    worker: bool = True
    """Whether `serve` starts and restarts the worker as its child."""

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.data / 'survey.db'}"

    @property
    def keys_file(self) -> Path:
        return self.keys or self.data / "keys"

    @property
    def withdrawn_file(self) -> Path:
        """The list outside the database that re-applies withdrawals after a restore."""
        return self.data / "withdrawn"

    @property
    def recordings_folder(self) -> Path:
        """Sealed recordings people sent: never under anything a web server shows."""
        return self.data / "recordings"

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def hostname(self) -> str:
        return urlsplit(self.base_url).netloc

    @classmethod
    def of_process(cls) -> "Settings":
        """As this process's own environment says."""
        return cls.from_environment(os.environ)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """Read every setting; raise `BadSettings` with all that is wrong at once."""
        values: dict[str, Any] = {}
        problems = []
        kinds = {field.name: field.type for field in fields(cls)}
        for variable in sorted(name for name in environ if name.startswith(PREFIX)):
            name = variable.removeprefix(PREFIX).lower()
            if name not in kinds:
                problems.append(f"{variable} is not a setting; see docs/operators.md")
                continue
            try:
                values[name] = _read(str(kinds[name]), environ[variable])
            except ValueError as slip:
                problems.append(f"{variable} {slip}")
        if problems:
            raise BadSettings(problems)
        return cls(**values)


def _read(kind: str, text: str) -> Any:
    text = text.strip()
    if "bool" in kind:
        if text.lower() not in TRUE | FALSE:
            raise ValueError(f"must be yes or no, and is {text!r}")
        return text.lower() in TRUE
    if "int" in kind:
        if not text.isdecimal():
            raise ValueError(f"must be a whole number, and is {text!r}")
        return int(text)
    if "tuple" in kind:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if "Path" in kind:
        return Path(text)
    if "Literal" in kind or "Mail" in kind:
        if text not in ("console", "smtp"):
            raise ValueError(f"must be console or smtp, and is {text!r}")
        return text
    return text


def refusals(settings: Settings) -> list[str]:
    """Why `serve` must not start with these settings; empty when it may."""
    reasons = []
    url = urlsplit(settings.base_url)
    if url.scheme != "https":
        reasons.append("SURVEY_APP_BASE_URL must begin with https://, or phones would send answers in clear")
    if url.path not in ("", "/") or url.query or url.fragment or not url.netloc:
        reasons.append("SURVEY_APP_BASE_URL must be a scheme and a host only")
    if settings.debug:
        reasons.append("SURVEY_APP_DEBUG must be off: debug pages show code and data to anybody")
    if settings.mail != "smtp":
        reasons.append("SURVEY_APP_MAIL must be smtp: a sign-in link printed in a log is anybody's")
    if not settings.languages:
        reasons.append("SURVEY_APP_LANGUAGES must name at least one language")
    if settings.workers < 1 or settings.threads < 1:
        reasons.append("SURVEY_APP_WORKERS and SURVEY_APP_THREADS must be at least 1")
    return reasons + _keys_refusals(settings.keys_file) + _folder_refusals(settings.data)


def _keys_refusals(path: Path) -> list[str]:
    if not path.is_file():
        return [f"there is no file of keys at {path}; make one with: survey-app keys make"]
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return [f"others may read {path}; take that away with: chmod 600 {path}"]
    return []


def _folder_refusals(path: Path) -> list[str]:
    if path.is_dir() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        return [f"others may look into {path}; take that away with: chmod 700 {path}"]
    return []

"""The whole service on a port of this machine, and surveys in it for a browser to visit."""

import datetime as dt
import logging
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import builders
import sqlalchemy as sa
from builders import ASurvey
from werkzeug.serving import make_server

from questionnaires import checks, reading, texts
from questionnaires.model import EasyLine, EasyText, Questionnaire
from survey_app import clock
from survey_app.app import create_app
from survey_app.fieldwork import keys, surveys
from survey_app.fieldwork.consent_rules import UNCHOSEN, ConsentRules
from survey_app.fieldwork.window import Window
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store import records
from survey_app.store.transaction import Store

HOUR = dt.timedelta(hours=1)


@cache
def documents() -> dict[str, Questionnaire]:
    """What each audience of a full inspection gets, and what parents get at a revisit."""
    found = {
        document.audience: document
        for path in reading.shipped()
        if path.parent.name == "area-send-2023"
        for document in checks.check_file(path).documents
    }
    (revisit,) = (path for path in reading.shipped() if path.stem == "parents-and-carers-2-weaknesses")
    return found | {"revisit": checks.check_file(revisit).documents[0]}


def shipped() -> Questionnaire:
    """The questionnaire families get at a revisit."""
    return documents()["revisit"]


@dataclass
class Live:
    """A service that runs, for browsers; surveys in it are open from yesterday till tomorrow."""

    service: Service
    numbers: Iterator[int] = field(default_factory=count)
    questionnaire: Questionnaire = field(default_factory=shipped)

    @property
    def base(self) -> str:
        return self.service.settings.base_url

    def a_survey(
        self,
        audience: str = "",
        *,
        opens: dt.timedelta = -20 * HOUR,
        closes: dt.timedelta = 20 * HOUR,
        rules: ConsentRules = UNCHOSEN,
    ) -> ASurvey:
        """A revisit's for parents or, when an audience is named, a full inspection's for it."""
        now = clock.now().replace(second=0, microsecond=0)
        survey = builders.a_survey(
            self.service,
            documents()[audience] if audience else self.questionnaire,
            area=f"Fenmoor{next(self.numbers)}",
            opens_at=now + opens,
            closes_at=now + closes,
            rules=rules,
        )
        if self.service.settings.translations:
            self._offer_every_language(survey)
        return survey

    def _offer_every_language(self, survey: ASurvey) -> None:
        """Made-up languages have no questionnaires, and could not be published."""
        with self.service.store.writing() as connection:
            connection.execute(
                sa.update(records.surveys)
                .where(records.surveys.c.id == survey.id)
                .values(languages=" ".join(self.service.settings.languages))
            )

    def sisters(self, *audiences: str) -> ASurvey:
        """The survey of the first audience, whose channel leads to those of the others too."""
        survey = self.a_survey(audiences[0])
        for audience in audiences[1:]:
            sister = builders.a_sister(self.service, survey, documents()[audience])
            if self.service.settings.translations:
                self._offer_every_language(sister)
        return survey

    def close(self, survey: ASurvey, *, minutes: int) -> None:
        """Move the survey's window so that it closed that many minutes ago; the grace is 30."""
        now = clock.now()
        window = Window(opens_at=now - 48 * HOUR, closes_at=now - dt.timedelta(minutes=minutes))
        with self.service.store.writing() as connection:
            surveys.move(connection, survey.id, window)


def in_easy_read(questionnaire: Questionnaire) -> Questionnaire:
    """The same with an easy read of made-up worth: each of its texts as it is, beside a picture."""
    told = tuple(
        EasyText(source=text, easy=(EasyLine(text=text, symbol="answer"),))
        for text in dict.fromkeys(texts.of(questionnaire))
    )
    return replace(questionnaire, easy_read=told, easy_minutes=questionnaire.minutes + 1)


def run(
    template: Path, data: Path, *, questionnaire: Questionnaire | None = None, **settings: Any
) -> Iterator[Live]:
    """Serve a copy of the migrated database `template` until the caller is done."""
    data.mkdir(mode=0o700)
    shutil.copy(template, data / "survey.db")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, _not_yet, threaded=True)
    chosen = Settings(data=data, base_url=f"http://127.0.0.1:{server.server_port}", **settings)
    service = Service(settings=chosen, store=Store(chosen.database_url), keyring=keys.new())
    server.app = create_app(service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Live(service, questionnaire=questionnaire or shipped())
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        service.store.close()


def _not_yet(environ: object, start_response: object) -> list[bytes]:
    """Stands in until the port is known, which the service's own address needs."""
    raise AssertionError("asked before the service was there")

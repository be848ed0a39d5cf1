"""Both doors of a service as one application, and colleagues signed in at its console."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyotp
import sqlalchemy as sa
from builders import NOW, ASurvey
from drivers import Respondent, Send
from replies import Reply
from werkzeug.test import Client

from survey_app.app import create_app
from survey_app.fieldwork import built_reports, reading_room, requests, sign_in
from survey_app.fieldwork.recordings import Arriving
from survey_app.service import Service
from survey_app.store import records

FILES = {
    "summary.html": b"<!doctype html><title>Summary</title>",
    "summary.css": b"p { color: black }",
    "tables.csv": b"Answer,People\r\nYes,12\r\n",
    "chart-waits.svg": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
}


REPORT_FILES = {
    "report.html": b"<!doctype html><title>Report</title>",
    "report.pdf": b"%PDF-1.7",
    "tables.ods": b"PK",
    "chart-waits.svg": FILES["chart-waits.svg"],
}


@dataclass(frozen=True)
class House:
    """A service with both doors, and something in it to be read."""

    service: Service
    survey: ASurvey
    send: Send

    @classmethod
    def of(cls, service: Service, survey: ASurvey) -> "House":
        client = Client(create_app(service), use_cookies=False)

        def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
            with client.open(path, method=method, headers=dict(headers), data=body) as answer:
                return Reply(answer.status_code, tuple(answer.headers.items()), answer.get_data())

        _put_files_in(service, survey)
        return cls(service, survey, send)

    def colleague(self, *roles: str, by: Send | None = None) -> Respondent:
        """Somebody with these roles, signed in with the second factor where one is asked for."""
        with self.service.store.writing() as connection:
            staff_id, secret = sign_in.add_staff(
                connection,
                self.service.keyring,
                name="A colleague",
                address=f"{'-'.join(roles)}@example.org",
                roles=[(self.survey.inspection_id, role) for role in roles],
                now=NOW,
            )
            link = "/staff/sign-in/" + sign_in.make_link(connection, self.service.keyring, staff_id, now=NOW)
        person = Respondent(by or self.send)
        person.get(link)
        person.press(link)
        if secret:
            person.press("/staff/second-factor", {"code": pyotp.TOTP(secret).at(NOW)})
        return person

    def recording_sent(self) -> str:
        """The reference of a request with a recording whose first bytes are sound, and whose others are not."""
        arriving = Arriving(self.service.settings.recordings_folder, 0)
        arriving.write(b"OggS\x00<svg onload='alert(1)'>")
        with self.service.store.writing() as connection:
            return requests.ask(
                connection,
                self.service.keyring,
                inspection_id=self.survey.inspection_id,
                kind="recording",
                contact="",
                words="",
                language="en",
                recording=arriving.keep(self.service.keyring, "audio/ogg"),
                now=NOW,
            )

    def values(self) -> dict[str, str]:
        """What stands for each part of an address at the console."""
        with self.service.store.writing() as connection:
            (shelf, *_) = reading_room.browse(connection, self.survey.id, 1).entries
        return {
            "inspection_id": self.survey.inspection_id,
            "survey_id": self.survey.id,
            "channel_id": self.survey.channel_id,
            "reference": shelf.reference,
            "request_reference": self.recording_sent(),
            "item": "story",
            "search_reference": "aaaa-aaaa",
            "chapter_id": "who-answered",
            "whose": self.survey.id,
            "question_id": "wait",
            "line": "aaaa-aaaa",
            "name": "tables.csv",
            "code": "AAAA-AAAA-AAAA-AAAA",
        }


def _put_files_in(service: Service, survey: ASurvey) -> None:
    row = {"survey_id": survey.id, "readership": "inspection-team", "built_at": NOW}
    with service.store.writing() as connection:
        connection.execute(
            sa.insert(records.built), [row | {"name": name, "body": body} for name, body in FILES.items()]
        )
        packed = built_reports.pack(service.keyring, survey.inspection_id, "inspection-team", REPORT_FILES)
        built_reports.replace(connection, survey.inspection_id, "inspection-team", packed, now=NOW)

"""What the database says after an attack."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa
from drivers import Respondent

from survey_app.fieldwork import outcomes, responses
from survey_app.fieldwork.keys import Keyring
from survey_app.service import Service

T = TypeVar("T")


def sent(service: Service) -> list[dict[str, Any]]:
    """Every released response, closed answers and comments together, but the witness's."""
    with service.store.reading() as connection:
        rows = connection.execute(sa.text("SELECT * FROM released_responses")).all()
        comments = connection.execute(sa.text("SELECT * FROM released_comments")).all()
    found = []
    for row in rows:
        words = {
            each.item: responses.unseal_comment(
                service.keyring, each.response_id, each.item, each.sealed, each.key_version
            )
            for each in comments
            if each.response_id == row.response_id
        }
        found.append({**json.loads(row.answers), **words})
    return [answers for answers in found if answers.get("story") != "We waited two years."]


def column(service: Service, statement: str, **values: object) -> list[Any]:
    with service.store.reading() as connection:
        return list(connection.execute(sa.text(statement), values).scalars())


def counted(service: Service, survey_id: str) -> dict[str, int]:
    with service.store.reading() as connection:
        return outcomes.counts(connection, survey_id)


def everything(service: Service) -> str:
    """The whole database as text: equal when nothing was written."""
    tables = sa.inspect(service.store._reader).get_table_names()
    with service.store.reading() as connection:
        return "\n".join(
            f"{table} {sorted(map(str, connection.execute(sa.text(f'SELECT * FROM {table}'))))}"
            for table in sorted(tables)
        )


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """What the calls return when all are let go at the same moment."""
    barrier = threading.Barrier(len(calls))
    results: dict[int, T] = {}

    def run(place: int, call: Callable[[], T]) -> None:
        barrier.wait(30)
        results[place] = call()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == len(calls), "a call did not come back"
    return [results[place] for place in sorted(results)]


def twin(respondent: Respondent) -> Respondent:
    """A second tab of the same browser."""
    return Respondent(
        respondent.send_request,
        dict(respondent.cookies),
        list(respondent.codes),
        reply=respondent.reply,
        path=respondent.path,
    )


def replaced(service: Service, *, keyring: Keyring | None = None, **settings: Any) -> Service:
    """The same database behind other settings or keys."""
    changed = replace(service.settings, **settings)
    return replace(service, settings=changed, keyring=keyring or service.keyring)

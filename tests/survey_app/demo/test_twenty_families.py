"""Twenty more families answer the running demonstration over HTTP, and the ledger knows every one of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from drivers import Respondent, over_socket

from questionnaires import reading
from questionnaires.model import Questionnaire
from survey_app.demo import families
from survey_app.settings import PREFIX

FAMILIES = 20
RunDemo = Callable[..., AbstractContextManager[dict[str, Any]]]


def revisit() -> Questionnaire:
    (path,) = (path for path in reading.shipped() if path.stem == "parents-and-carers-2-weaknesses")
    read = reading.read(path)
    assert read.questionnaire is not None
    return read.questionnaire


def send(base: str, link: str, seed: int) -> str:
    """A made-up family answers every page it is shown; returns its receipt."""
    answers = dict(families.a_family(Random(seed), revisit()).pages)
    person = Respondent(over_socket(urlsplit(base).port or 0))
    person.begin(urlsplit(link).path)
    while person.screen == "question":
        number = int(person.path.rpartition("/")[2])
        person.answer(answers[number])
    return person.send()


def ledger(data: str, database: str, codes: Path | None = None) -> dict[str, Any]:
    command = [sys.executable, "-m", "survey_app", "ledger", "--json"]
    command += ["--receipts", str(codes)] if codes else []
    known = {PREFIX + "DATA": data, PREFIX + "DATABASE": database}
    ended = subprocess.run(command, env={**os.environ, **known}, capture_output=True, check=True)
    read: dict[str, Any] = json.loads(ended.stdout)
    return read


def test_twenty_families_send_over_http_and_every_receipt_is_counted_once(
    database: str, tmp_path: Path, run_demo: RunDemo
) -> None:
    data = str(tmp_path / "demo")
    url = "" if database.startswith("sqlite") else database
    with run_demo("--data", data, "--database", url) as printed:
        channels = [channel["link"] for channel in printed["channels"]]
        links = [*printed["invitations"][: FAMILIES // 2], *(channels * FAMILIES)[: FAMILIES // 2]]
        before = ledger(data, url)
        receipts = [send(printed["base"], link, seed) for seed, link in enumerate(links)]
        codes = tmp_path / "codes"
        codes.write_text("\n".join(receipts))
        read = ledger(data, url, codes)
    assert read["responses"] == before["responses"] + FAMILIES
    assert read["outcomes"]["sent"] == before["outcomes"]["sent"] + FAMILIES
    assert read["counted"] == dict.fromkeys(receipts, 1)

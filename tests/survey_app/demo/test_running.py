"""`survey-app demo` as a new user meets it: a process, its first line, its pages, its end."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest
import sqlalchemy as sa

from survey_app.store.transaction import Store

RunDemo = Callable[..., AbstractContextManager[dict[str, Any]]]
SECONDS = 60


@pytest.fixture(scope="module")
def demonstration(run_demo: RunDemo) -> Iterator[dict[str, Any]]:
    with run_demo() as printed:
        yield printed


def screen_at(link: str) -> str:
    """Open a link as a browser would and name the screen it leads to."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(link, timeout=30) as answer:
        page = answer.read().decode()
    return str(page.split('data-screen="', 1)[1].split('"', 1)[0])


def eventually(is_so: Any) -> bool:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def test_every_channel_link_leads_to_the_start(demonstration: dict[str, Any]) -> None:
    screens = {screen_at(channel["link"]) for channel in demonstration["channels"]}
    assert len(screens) == 1
    assert len(demonstration["channels"]) == 3


def test_an_invitation_leads_where_a_channel_does(demonstration: dict[str, Any]) -> None:
    assert screen_at(demonstration["invitations"][0]) == screen_at(demonstration["channels"][0]["link"])


def test_staff_links_lead_to_a_button(demonstration: dict[str, Any]) -> None:
    for person in demonstration["staff"].values():
        assert screen_at(person["link"]) == screen_at(person["link"])  # looking spends nothing


def test_no_other_host_is_answered(demonstration: dict[str, Any]) -> None:
    foreign = Request(demonstration["base"] + "/", headers={"Host": "elsewhere.example.org"})
    with pytest.raises(HTTPError) as refusal:
        urlopen(foreign, timeout=30)
    assert refusal.value.code == 400
    refusal.value.close()


def test_a_web_server_that_was_killed_is_back_and_nobody_was_refused(run_demo: RunDemo) -> None:
    with run_demo("--no-worker") as printed:
        for _ in range(3):
            before = children_of(printed["pid"])
            os.kill(before[0], signal.SIGKILL)
            screen_at(printed["channels"][0]["link"])  # waits, and is answered
            assert eventually(lambda before=before: children_of(printed["pid"]) not in ([], before))


def test_a_worker_that_was_killed_is_started_again(run_demo: RunDemo) -> None:
    with run_demo() as printed:
        web, worker = children_of(printed["pid"])
        os.kill(worker, signal.SIGKILL)
        assert eventually(lambda: len(now := children_of(printed["pid"])) == 2 and worker not in now)
        assert web in children_of(printed["pid"])


def test_when_the_parent_is_killed_nothing_is_left_running(demo_command: list[str], tmp_path: Path) -> None:
    command = [*demo_command, "--json", "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        children = children_of(process.pid)
        process.kill()
    assert len(children) == 2
    assert eventually(lambda: not any(is_alive(child) for child in children))


def test_a_folder_that_was_given_is_kept_and_found_again(
    run_demo: RunDemo, database: str, tmp_path: Path
) -> None:
    kept = ("--data", str(tmp_path / "kept"))
    if not database.startswith("sqlite"):
        kept += ("--database", database)
    with run_demo(*kept) as first:
        pass
    with run_demo(*kept) as second:
        codes = [channel["link"].rpartition("/")[2] for channel in second["channels"]]
    assert codes == [channel["link"].rpartition("/")[2] for channel in first["channels"]]
    assert second["staff"]["inspector"]["totp_secret"] == first["staff"]["inspector"]["totp_secret"]


def test_without_a_folder_nothing_is_left_behind(run_demo: RunDemo) -> None:
    with run_demo() as printed:
        data = Path(printed["data"])
        assert data.stat().st_mode & 0o077 == 0
    assert not data.exists()


def test_the_worker_builds_the_summary(run_demo: RunDemo, tmp_path: Path) -> None:
    with run_demo("--data", str(tmp_path / "data")):
        store = Store(f"sqlite:///{tmp_path / 'data' / 'survey.db'}")

        def is_built() -> bool:
            with store.reading() as connection:
                return connection.execute(sa.text("SELECT count(*) FROM built")).scalar_one() > 0

        assert eventually(is_built)
        store.close()


def test_without_json_it_says_the_same_in_words(demo_command: list[str]) -> None:
    with subprocess.Popen(
        demo_command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            first = process.stdout.readline()
            assert first.startswith("A made-up inspection of Harrowmere is running at http://127.0.0.1:")
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(SECONDS) == 0


def test_how_far_it_has_come_is_told_beside_the_line_of_json(demo_command: list[str]) -> None:
    command = [*demo_command, "--json", "--no-worker"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            assert process.stderr.readline() == "Making the answers of Northmoor: 0 of 171\n"
            assert json.loads(process.stdout.readline())["areas"][1]["name"] == "Northmoor"
        finally:
            process.send_signal(signal.SIGTERM)
            rest, _ = process.communicate(timeout=SECONDS)
    assert rest == ""


def test_every_link_of_every_area_opens(demonstration: dict[str, Any]) -> None:
    screens = {
        survey["audience"]: screen_at(survey["link"])
        for area in demonstration["areas"]
        for survey in area["surveys"]
    }
    assert set(screens.values()) == {"start"}
    assert len(screens) == 7
    assert screen_at(demonstration["areas"][1]["everybody"]) == "role"


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    """Not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False

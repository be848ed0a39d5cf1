import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from survey_app.design import static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def _inner(environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
    return Response("the application itself")(environ, start_response)


@pytest.fixture
def client() -> Client:
    return Client(static.serve_static(_inner))


@pytest.mark.parametrize("name", ["survey.css", "survey.rtl.css", "console.css", "page.mjs", "favicon.svg"])
def test_a_built_file_may_be_kept_for_ever_and_only_by_us(client: Client, name: str) -> None:
    with client.get(static.asset(name)) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_built_file_is_sent_compressed_to_those_who_take_it(client: Client) -> None:
    sheet = static.asset("survey.css")

    with (
        client.get(sheet) as plain,
        client.get(sheet, headers={"Accept-Encoding": "gzip"}) as packed,
        client.get(sheet, headers={"Accept-Encoding": "gzip, br"}) as small,
    ):
        assert gzip.decompress(packed.data) == plain.data
        assert small.headers["Content-Encoding"] == "br"
        assert len(small.data) < len(packed.data) < len(plain.data) / 4


def test_scripts_are_sent_as_modules_a_browser_will_run(client: Client) -> None:
    with client.get(static.asset("page.mjs")) as answer:
        assert answer.mimetype == "text/javascript"


@pytest.mark.parametrize(
    "path", ["/static/survey.css", "/static/manifest.json", "/static/../stamp", "/static/"]
)
def test_nothing_but_built_files_is_served(client: Client, path: str) -> None:
    assert client.get(path).text == "the application itself"


def test_a_file_that_was_not_built_has_no_address() -> None:
    with pytest.raises(KeyError):
        static.asset("survey.scss")


def test_without_a_build_the_service_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(static.AssetsMissing, match=r"Run `python build_assets\.py`"):
        static.manifest(tmp_path)

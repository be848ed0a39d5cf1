"""The GOV.UK macros we use still make the design system's own markup, with our template settings.

Its own examples are the measure. Macros and style sheets come from two places, whose versions belong
together: an option that one knows and the other does not would vanish from a page without a word.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template_string
from page_markup import Element, Page

import build_assets

MACROS = {
    "checkboxes": "govukCheckboxes",
    "error-summary": "govukErrorSummary",
    "input": "govukInput",
    "inset-text": "govukInsetText",
    "notification-banner": "govukNotificationBanner",
    "details": "govukDetails",
    "radios": "govukRadios",
    "summary-list": "govukSummaryList",
    "table": "govukTable",
    "textarea": "govukTextarea",
}


def _examples(component: str) -> list[dict[str, Any]]:
    package = build_assets.FRONTEND / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    told = json.loads((package / "components" / component / "fixtures.json").read_text("utf-8"))
    examples: list[dict[str, Any]] = told["fixtures"]
    return examples


def _shape(markup: str) -> list[object]:
    """What a browser makes of it: tags with their attributes, and words, without regard to spaces."""
    return [
        _shape_of(child) for child in Page(markup).children if not isinstance(child, str) or child.strip()
    ]


def _shape_of(part: Element | str) -> object:
    if isinstance(part, str):
        return " ".join(part.split())
    inner = [_shape_of(child) for child in part.children if not isinstance(child, str) or child.strip()]
    classes = {"class": " ".join(part.get("class").split())} if part.get("class") else {}
    return part.tag, sorted({**part.attributes, **classes}.items()), inner


@pytest.mark.parametrize(("component", "macro"), MACROS.items())
def test_a_macro_makes_the_markup_of_the_design_system(app: Flask, component: str, macro: str) -> None:
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro} %}}'
        f"{{{{ {macro}(params) }}}}"
    )

    with app.test_request_context():
        different = [
            example["name"]
            for example in _examples(component)
            if _shape(render_template_string(source, params=example["options"])) != _shape(example["html"])
        ]

    assert different == []


def test_the_design_system_is_pinned_and_its_lock_names_no_place() -> None:
    wanted = json.loads((build_assets.FRONTEND / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((build_assets.FRONTEND / "package-lock.json").read_text("utf-8"))["packages"]

    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert wanted["govuk-frontend"] == "6.3.0"  # the version govuk-frontend-jinja 4.1.0 was made for
    assert [path for path, package in lock.items() if "resolved" in package] == []
    assert all(package["integrity"].startswith("sha512-") for path, package in lock.items() if path)


def test_what_the_build_makes_is_kept_out_of_the_repository() -> None:
    ignored = Path(build_assets.ROOT, ".gitignore").read_text("utf-8").splitlines()

    assert {"node_modules/", "survey_app/design/static/dist/", "questionnaires/catalogues/"} <= set(ignored)

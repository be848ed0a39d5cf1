"""What Lighthouse says is held against its limits; what it could not judge is never passed over."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks import lighthouse
from benchmarks.figures import Broken, CannotRun
from benchmarks.options import Options


def a_report(*, paint: float = 900, performance: float = 1, accessibility: float = 1) -> dict[str, Any]:
    return {
        "audits": {"first-contentful-paint": {"numericValue": paint}},
        "categories": {"performance": {"score": performance}, "accessibility": {"score": accessibility}},
    }


def test_the_median_of_the_rounds_counts() -> None:
    slow = a_report(paint=3000, performance=0.8)

    assert {each.verdict for each in lighthouse.figures([a_report(), slow, a_report()])} == {"PASS"}


@pytest.mark.parametrize("poor", [{"paint": 1001}, {"performance": 0.99}, {"accessibility": 0.99}])
def test_each_figure_can_fail(poor: dict[str, float]) -> None:
    verdicts = sorted(each.verdict for each in lighthouse.figures([a_report(**poor)]))

    assert verdicts == ["FAIL", "PASS", "PASS"]


def test_a_page_it_could_not_judge_is_a_failure() -> None:
    with pytest.raises(Broken, match="no paint"):
        list(lighthouse.figures([{"runtimeError": {"message": "there was no paint"}}]))


def test_without_chromium_it_cannot_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(CannotRun):
        list(lighthouse.run(Options(folder=tmp_path)))

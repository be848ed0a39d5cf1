"""A parent on a small phone, from the link to taking it all back; with scripts and without any."""

from collections.abc import Callable

import pytest
from journeys.live import Live
from journeys.person import Person


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_parent_answers_keeps_the_receipt_and_takes_it_back(
    live: Live, somebody: Callable[..., Person], scripts: bool
) -> None:
    parent = somebody(java_script_enabled=scripts)

    parent.begin(live.a_survey()).answer_all()
    assert parent.screen == "check-answers"
    assert parent.sees("We waited fourteen months.")

    receipt = parent.send()
    parent.press("Finish")
    assert parent.screen == "finished"

    parent.follow("Take back answers you sent")
    parent.page.get_by_label("The code you got").fill(receipt.lower().replace("-", " "))
    parent.press("Continue").press("Yes, delete my answers")
    assert parent.screen == "withdrawn"

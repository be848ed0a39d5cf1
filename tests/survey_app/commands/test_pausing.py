"""What the lead wants families to know while a survey is paused, by the command line."""

from collections.abc import Callable
from typing import Any

from drivers import Respondent

Do = Callable[..., dict[str, Any]]
Opened = Callable[[str], Respondent]


def test_families_read_the_leads_words_until_it_goes_on(parents: str, do: Do, opened: Opened) -> None:
    do("survey", "publish", parents, "--consent-basis", "Everybody asked is an adult.")
    link = do("channel", "add", "--survey", parents, "--name", "Forum newsletter", "--kind", "forum")["link"]
    why = "A printed link was wrong. It goes on tomorrow at 9."

    assert do("survey", "pause", parents, "--because", why)["paused_because"] == why
    assert why in opened(link).words
    assert do("survey", "resume", parents)["paused_because"] == ""
    assert do("survey", "pause", parents)["paused_because"] == ""
    assert "The inspection team writes" not in opened(link).words

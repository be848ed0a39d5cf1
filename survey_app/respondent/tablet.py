"""What stands on every page of a tablet that several people share: the way to the next person.

After ten minutes without a key or a touch a script asks whether somebody is still there, for two minutes, as often as
it takes (WCAG 2.2.1); without scripts there is no limit. On a person's own device none of this exists.

Where this is silent, decision: the limit deletes nothing and sends nothing. It closes the way from this tablet to
what was begun, for good: the key goes with the visit. Whoever only stepped away opens it again with a code to come
back with, and what a person has chosen (that saved answers count, that they are deleted) stays as chosen. To delete
by a clock would take the words of the slow; to leave them open would show them to the next.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from survey_app import i18n
from survey_app.design.screens import Screen, render
from survey_app.respondent import visits

_END = "</main>"
_OWN = 'data-screen="next-person"'


@dataclass(frozen=True, kw_only=True)
class Tablet(Screen):
    name: ClassVar[str] = "tablet"
    template: ClassVar[str] = "respondent/tablet.html"


def beside(html: str) -> str:
    """The whole page, on a shared tablet with the way to the next person after its main part."""
    if not visits.is_together() or _OWN in html:
        return html
    return html.replace(_END, _END + _kept(i18n.language()), 1)


@lru_cache(maxsize=32)
def _kept(_language: str) -> str:
    return render(Tablet())

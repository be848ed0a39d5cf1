"""How each audience is met before its questions: in whose words, and what is asked about who answers.

Nobody ticks for a person of 16 or over. A child under 16 gives a yes of their own and is asked whether the
adult who looks after them knows. A supporter is never anything else.
"""

from dataclasses import dataclass
from typing import Literal

Manner = Literal["family", "child", "young", "supporter", "worker"]


@dataclass(frozen=True, kw_only=True)
class Audience:
    manner: Manner  # names the parts of templates that speak to it
    voices: tuple[str, ...]  # what may be said about who answers; one alone is not asked for
    is_under_16: bool = False

    @property
    def is_asked_who(self) -> bool:
        """Whether there is anything to ask: another voice to choose, or who helps."""
        return "helped" in self.voices


_YOUNG = Audience(manner="young", voices=("myself", "helped"))
_WORKER = Audience(manner="worker", voices=("myself",))
OF: dict[str, Audience] = {
    "parents-and-carers": Audience(manner="family", voices=("myself", "helped", "supporter")),
    "children-5-10": Audience(manner="child", voices=("helped",), is_under_16=True),
    "children-11-15": Audience(manner="young", voices=("myself", "helped"), is_under_16=True),
    "young-people-16-18": _YOUNG,
    "young-people-19-25": _YOUNG,
    "supporters": Audience(manner="supporter", voices=("supporter",)),
    "practitioners": _WORKER,
    "area-leaders": _WORKER,
}

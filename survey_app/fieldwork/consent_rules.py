"""What a lead may choose about the yes of young people, and signs with the survey's consent basis.

Without a choice: from 16 a young person agrees alone, as adults do; under it they give a yes of their own and are
asked whether the adult who looks after them knows. Nothing here lets an adult say yes for anybody.
"""

from dataclasses import dataclass

AUDIENCE = "children-11-15"
YOUNGEST, OLDEST = 13, 16


@dataclass(frozen=True, kw_only=True)
class ConsentRules:
    alone_from: int = OLDEST
    """The age from which nobody is asked about the adult who looks after them."""
    asks_if_adult_knows: bool = True
    """Whether those under that age are asked; whatever they say, they may take part."""

    def problems(self, audience: str) -> list[str]:
        found = []
        if not YOUNGEST <= self.alone_from <= OLDEST:
            found.append(
                f"people may agree alone from an age of {YOUNGEST} to {OLDEST}, not {self.alone_from}"
            )
        if not self.asks_if_adult_knows and self.alone_from != OLDEST:
            found.append("where nobody is asked about an adult, no age can end that question")
        if audience != AUDIENCE and self != UNCHOSEN:
            found.append(f"only a survey of {AUDIENCE} asks about an adult, so there is no rule to choose")
        return found


UNCHOSEN = ConsentRules()
"""What holds where a lead has chosen nothing."""

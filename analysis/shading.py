"""How dark a cell of a cross-tabulation is painted: five steps of its share of the group's base.

The steps carry figures for names, so a legend, a printer without colour and a screen reader say the same.
They are not the quantifier words of `policy.BANDS`, which a small base switches off. A cell without a
percentage has no step.
"""

STEPS = ("0 to 19%", "20 to 39%", "40 to 59%", "60 to 79%", "80 to 100%")
WIDE = 20  # percent a step


def step(percent: int | None) -> int | None:
    """0 (lightest) to 4, or None where there is no percentage to go by."""
    return None if percent is None else min(percent // WIDE, len(STEPS) - 1)

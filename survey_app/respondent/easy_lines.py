"""A line of easy read as it is written down here: one short sentence and the symbol beside it."""

from questionnaires.model import EasyLine


def line(text: str, symbol: str) -> EasyLine:
    """In English alone, as the easy read of questionnaires is: see `telling.Way.is_easy`."""
    return EasyLine(text=text, symbol=symbol)

"""One question's answers counted by plain loops over the rows as they were sent, and the words for the counts.

No pandas, and nothing of `analysis`: so that the two can only agree by both being right.
"""

import json
from collections import Counter
from fractions import Fraction

UNMET = ("waiting", "refused", "did-not-know-how")
WHO = {
    "children-5-10": "children and young people",
    "children-11-15": "children and young people",
    "young-people-16-18": "children and young people",
    "young-people-19-25": "children and young people",
    "supporters": "supporters",
    "parents-and-carers": "parents and carers",
    "practitioners": "practitioners",
    "area-leaders": "leaders",
}
BANDS = ((15, "Few"), (40, "Some"), (60, "About half"), (75, "Many"), (90, "Most"), (101, "Nearly all"))


def percent_of(count, base):
    exact = Fraction(100 * count, base)
    below = exact.numerator // exact.denominator
    return below + (exact - below >= Fraction(1, 2))


def share_of(count, base, whom):
    if base < 10:
        return f"{count} of the {base} {whom}"
    percent = percent_of(count, base)
    figure = f"{count} of the {base} {whom} ({percent}%)"
    if base < 30 or count in (0, base):
        return figure
    return f"{next(word for below, word in BANDS if percent < below)}, {figure},"


def lower(text):
    return text[:1].lower() + text[1:]


def joined(parts, last="and"):
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def people(count):
    return "1 person" if count == 1 else f"{count} people"


class Recount:
    """One question's answers of some rows, option by option."""

    def __init__(self, document, question, rows):
        given = [json.loads(row["answers"]).get(question.id) for row in rows]
        lists = [[each] if isinstance(each, str) else each or [] for each in given]
        self.question = question
        self.counts = Counter(value for each in lists for value in each)
        self.blank = sum(not each for each in lists)
        self.views = [option for option in question.options if option.is_substantive]
        values = {option.value for option in self.views}
        self.base = sum(bool(values & set(each)) for each in lists)
        self.verb = "ticked" if question.kind == "several" else "said"
        narrower = {"need": "who said this was needed", "change": "who knew this then and now"}
        self.is_of_children = is_of_children(document, question)
        self.answered = f"{WHO[document.audience]} who answered"
        self.whom = f"{WHO[document.audience]} {narrower.get(question.role, 'who answered')}"
        if self.is_of_children:
            self.answered = f"children described by {WHO[document.audience]}"
            self.whom = f"{self.answered} {narrower.get(question.role, '')}".rstrip()
        self.text = question.text.replace("{area}", "this area")
        for word in document.words:
            phrases = [*(case.text for case in word.cases), word.otherwise]
            self.text = self.text.replace(f"{{{word.name}}}", f"[{' / '.join(dict.fromkeys(phrases))}]")

    def part(self, option, has_percents=True):
        count = self.counts[option.value]
        share = f" ({percent_of(count, self.base)}%)" if has_percents and self.base >= 10 else ""
        if self.is_of_children:
            return f"“{option.label}” for {count}{share}"
        return f"{count}{share} {self.verb} “{option.label}”"

    def told(self, count, base, whom, what, verb="told us"):
        share = share_of(count, base, whom)
        return f"For {lower(share)} we were told {what}" if self.is_of_children else f"{share} {verb} {what}"

    def apart(self):
        asides = [option for option in self.question.options if not option.is_substantive]
        parts = [self.part(option, False) for option in asides if self.counts[option.value]]
        parts += [f"{self.blank} not asked, or left blank"] if self.blank else []
        return [f"Counted apart: {joined(parts)}."] if parts else []

    def beside(self):
        if not self.base:
            return "Read this beside need: nobody told us this was needed."
        unmet = self.told(
            sum(self.counts[value] for value in UNMET), self.base, self.whom, "it was not given"
        )
        return f"Read this beside need: {lower(unmet)}."


def is_of_children(document, question):
    """A parent's answers are about one child each, but for those on pages that are asked once."""
    once = {each.id for page in document.pages if page.id.startswith("family-") for each in page.questions}
    return document.audience == "parents-and-carers" and question.id not in once

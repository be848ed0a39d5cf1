"""Lists of choices, as options of ours."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from questionnaires import scales
from questionnaires.xlsform.form import Form, Report, Row
from questionnaires.xlsform.names import Language, Names, plain

Option = dict[str, Any]

# Answers that hold no view, by their words; "" keeps the value the form has.
_NO_VIEW = (
    (re.compile(r"^(i )?(do not|dont) know\b|^(im )?not sure\b|^unsure\b|^dk$"), "dont-know"),
    (re.compile(r"\b(prefer|rather) not (to )?(say|answer|disclose|share)\b"), "prefer-not-to-say"),
    (re.compile(r"^not applicable\b|^n/?a$|^(does not|doesnt) apply\b"), ""),
)
_STANDS_ALONE = re.compile(r"^none( of (these|those|the above|them))?\b")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """One list: its options, and what each of the form's own names became."""

    name: str
    options: tuple[Option, ...]
    values: Mapping[str, str]

    def of_kind(self, kind: str, *, has_other: bool) -> list[Option]:
        """Options as a question of this kind offers them."""
        offered = [dict(option) for option in self.options]
        if has_other and "other" not in self.values:
            last = next((n for n, option in enumerate(offered) if "is_substantive" in option), len(offered))
            offered.insert(last, {"value": "other", "label": "Other"})
        for option in offered:
            is_alone = option.pop("stands_alone", False) or "is_substantive" in option
            if kind == "several" and is_alone:
                option["is_exclusive"] = True
        return offered


def read(form: Form, language: Language, report: Report) -> dict[str, Choices]:
    """Every list, by the form's name for it."""
    rows: dict[str, list[Row]] = {}
    for row in form.choices:
        rows.setdefault(row.cell("list name"), []).append(row)
    return {name: _list(name, listed, language, report) for name, listed in rows.items() if name}


def shared(lists: Mapping[str, Choices], used: Iterable[str]) -> dict[str, str]:
    """The lists written once as scales, and the name of each. A name that means a fixed scale of ours is
    kept only for its very values."""
    named, names = {}, Names()
    for name, times in Counter(used).items():
        if times > 1:
            wanted = plain(name)
            values = tuple(option["value"] for option in lists[name].options)
            is_taken = scales.FIXED.get(wanted, values) != values
            named[name] = names.new(f"{wanted}-list" if is_taken else wanted)
    return named


def _list(name: str, rows: list[Row], language: Language, report: Report) -> Choices:
    names, options, values = Names(given=set()), [], {}
    for row in rows:
        own = row.cell("name")
        label = language.text(row, "label", report, "choices") or own
        if not label:
            report.lose(row, "a choice without name and label", "choices")
            continue
        option = _option(own or label, label, row, report)
        option["value"] = names.new(option["value"])
        if option["value"] != own and plain(own) != option["value"]:
            report.change(row, f"the value `{own}` is `{option['value']}` here", "choices")
        if row.cells.get("media"):
            report.lose(row, "a picture, sound or film", "choices")
        values[own] = option["value"]
        options.append(option)
    return Choices(name=name, options=tuple(options), values=values)


def _option(own: str, label: str, row: Row, report: Report) -> Option:
    said = re.sub(r"['\u2019]", "", label).casefold().strip(" .")
    for pattern, value in _NO_VIEW:
        if pattern.search(said):
            report.change(row, f"“{label}” is taken for an answer that holds no view", "choices")
            return {"value": value or plain(own), "label": label, "is_substantive": False}
    option: Option = {"value": plain(own) or plain(label), "label": label}
    if _STANDS_ALONE.search(said):
        option["stands_alone"] = True
    return option

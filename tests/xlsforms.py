"""XLSForms made for a test: one row of the spreadsheet is one tuple; and a whole survey as others build them."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]

COLUMNS = ("type", "name", "label", "hint", "relevant", "required", "appearance", "constraint", "calculation")
CHOICES = (
    ("list_name", "name", "label"),
    ("yes_no", "yes", "Yes"),
    ("yes_no", "no", "No"),
)


def a_form(
    path: Path,
    survey: Rows,
    *,
    columns: Sequence[str] = COLUMNS,
    choices: Rows = CHOICES,
    settings: Rows = (),
) -> Path:
    """Write the workbook to `path`. The first row of `survey` is row 2 of its sheet."""
    workbook = openpyxl.Workbook()
    sheets = {"survey": [columns, *survey], "choices": choices, "settings": settings}
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


# A survey as a council might publish one on KoboToolbox: consent on top, groups, "other, please say", a grid,
# a date of birth, a map, two languages, everything required. Written for these tests; no council's own.
WHOLE_COLUMNS = (
    "type",
    "name",
    "label::English (en)",
    "label::Polish (pl)",
    "hint::English (en)",
    "relevant",
    "required",
    "appearance",
    "constraint",
    "calculation",
    "kobo--score-choices",
)
WHOLE = (
    ("start", "start"),
    ("end", "end"),
    ("note", "welcome", "**Welcome** to our survey.", "Witamy w ankiecie."),
    ("acknowledge", "consent", "I agree to take part", "Zgadzam się", None, None, "yes"),
    ("begin_group", "about_you", "About you", "O Tobie"),
    ("select_one who", "who_are_you", "Who are you?", "Kim jesteś?", None, None, "yes"),
    ("text", "who_other", "Please say who", "Kto?", None, "${who_are_you} = 'other'"),
    ("integer", "child_age", "How old is your child?", "Wiek dziecka", None, None, "yes", None, ". < 26"),
    ("date", "birthday", "Date of birth", "Data urodzenia"),
    ("select_one yes_no", "ehcp", "Does your child have an EHC plan?", "Plan?", "A legal document."),
    ("geopoint", "home", "Where do you live?", "Gdzie mieszkasz?"),
    ("end_group",),
    ("begin_group", "plan", "Your EHC plan", "Plan", None, "${ehcp} = 'yes'"),
    ("select_one agree", "plan_clear", "The plan is clear.", "Plan jest jasny."),
    ("select_one agree", "plan_followed", "The plan is followed.", "Plan jest stosowany."),
    ("select_one yes_no", "plan_reviewed", "Was it reviewed last year?", "Przegląd?"),
    ("text", "plan_why", "Why was it not reviewed?", "Dlaczego?", None, "${plan_reviewed} = 'no'"),
    ("end_group",),
    ("begin_group", "health", "Health", "Zdrowie"),
    ("select_multiple services", "which_services", "Which services do you use?", "Usługi?", "Tick all"),
    (
        "begin_group",
        "camhs",
        "Mental health",
        "Zdrowie psychiczne",
        None,
        "selected(${which_services}, 'camhs')",
    ),
    (
        "select_one often",
        "camhs_often",
        "How often are you seen?",
        "Jak często?",
        None,
        None,
        None,
        "minimal",
    ),
    ("select_one agree", "camhs_helpful", "They help ${child_name}.", "Pomagają."),
    ("end_group",),
    ("select_one often", "health_on_time", "Are you seen on time?", "Na czas?"),
    ("end_group",),
    ("begin_repeat", "children", "Each child", "Każde dziecko"),
    ("select_one often", "school_listens", "Does school listen to you?", "Czy szkoła słucha?"),
    ("end_repeat",),
    ("begin_score", "rate", "Rate these", "Oceń", None, None, None, None, None, None, "often"),
    ("score__row", "rate_school", "School", "Szkoła"),
    ("score__row", "rate_council", "Council", "Urząd"),
    ("score__row", "rate_nhs", "The NHS", "NHS"),
    ("end_score",),
    ("calculate", "total", None, None, None, None, None, None, None, "1 + 1"),
    ("select_one yes_no", "future", "Are you told what comes next?", "Przyszłość?"),
    ("select_one yes_no", "short_breaks", "Do you get short breaks?", "Przerwy?"),
    ("text", "good", "What works well?", "Co działa?", "Please do not write names.", None, None, "multiline"),
    ("text", "better", "What could be better?", "Co poprawić?"),
    ("image", "photo", "Add a photo", "Zdjęcie"),
    ("note", "thanks", "Thank you!", "Dziękujemy!"),
)
WHOLE_CHOICES = (
    ("list_name", "name", "label::English (en)", "label::Polish (pl)"),
    ("who", "parent", "Parent or carer", "Rodzic"),
    ("who", "young_person", "Young person", "Młoda osoba"),
    ("who", "other", "Someone else", "Ktoś inny"),
    ("who", "pnts", "Prefer not to say", "Wolę nie mówić"),
    ("yes_no", "yes", "Yes", "Tak"),
    ("yes_no", "no", "No", "Nie"),
    ("yes_no", "dk", "Don't know", "Nie wiem"),
    ("agree", 1, "Strongly agree", "Zdecydowanie tak"),
    ("agree", 2, "Agree", "Tak"),
    ("agree", 3, "Disagree", "Nie"),
    ("agree", 4, "Not applicable", "Nie dotyczy"),
    ("services", "camhs", "Mental health service", "Psychiatria"),
    ("services", "salt", "Speech therapy", "Logopeda"),
    ("services", "none", "None of these", "Żadne"),
    ("often", "always", "Always", "Zawsze"),
    ("often", "sometimes", "Sometimes", "Czasem"),
    ("often", "never", "Never", "Nigdy"),
)
WHOLE_SETTINGS = (
    ("form_title", "form_id", "default_language"),
    ("Our SEND survey", "send_2026", "English (en)"),
)


def a_whole_survey(path: Path) -> Path:
    return a_form(path, WHOLE, columns=WHOLE_COLUMNS, choices=WHOLE_CHOICES, settings=WHOLE_SETTINGS)

"""From the report's plain JSON to the screens that show it: words and rows, nothing worked out anew."""

from itertools import groupby
from typing import Any

from flask import url_for

from survey_app.staff import summaries, words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.parts import Part
from survey_app.staff.report_screens import (
    ChapterLine,
    ChapterScreen,
    ReportScreen,
    Share,
    Shares,
    VoiceScreen,
)

FILES = {
    "report.html": "The whole report as one page to print or save",
    "report.pdf": "The whole report as a document (PDF)",
    "tables.ods": "All tables as a spreadsheet (ODS)",
    "tables.csv": "All tables as a plain file (CSV)",
}


def overview(found: dict[str, Any] | None, inspection_id: str, *, area: str, back: Crumb) -> ReportScreen:
    """The first page; one that says so when nothing has been built yet."""
    if found is None:
        return ReportScreen(back=back, area=area)
    return ReportScreen(
        back=back,
        area=area,
        made=words.made(found["made_at"]),
        surveys=tuple(
            {"key": _capital(survey["audience"]), "values": (words.counted(survey["counted"]),)}
            for survey in found["surveys"]
        ),
        reading=words.reading(found["reading"]),
        chapters=tuple(_line(each, inspection_id) for each in found["chapters"]),
        limits=tuple((survey["audience"], tuple(survey["limits"])) for survey in found["surveys"]),
        files=tuple(
            Crumb(text=text, href=_file(inspection_id, name))
            for name, text in FILES.items()
            if name in found["files"]
        ),
    )


def chapter(
    about: dict[str, Any], found: dict[str, Any], inspection_id: str, *, back: Crumb
) -> ChapterScreen:
    lines = [_line(each, inspection_id) for each in about["chapters"]]
    place = [each["id"] for each in about["chapters"]].index(found["id"])
    return ChapterScreen(
        back=back,
        title=_title(found),
        made=words.made(about["made_at"]),
        words=tuple(found["words"]),
        shares=_shares(found["glances"]),
        voices=_voices(found, inspection_id),
        before=_crumb(lines[place - 1]) if place else None,
        after=_crumb(lines[place + 1]) if place + 1 < len(lines) else None,
    )


def voice(
    about: dict[str, Any], found: dict[str, Any], inspection_id: str, *, wanted: str
) -> VoiceScreen | None:
    """One audience's part of a chapter; None for one that is not in it."""
    sections = [section for section in found["sections"] if _key(section) == wanted]
    if not sections:
        return None
    here = url_for("reporting.chapter", inspection_id=inspection_id, chapter_id=found["id"])
    return VoiceScreen(
        back=Crumb(text=_title(found), href=here),
        title=_title(found),
        whose=sections[0]["whose"],
        made=words.made(about["made_at"]),
        parts=tuple(_part(section, inspection_id) for section in sections),
        others=tuple(each for each in _voices(found, inspection_id) if not each.href.endswith(f"/{wanted}")),
    )


def _voices(found: dict[str, Any], inspection_id: str) -> tuple[Crumb, ...]:
    whose = {_key(section): section["whose"] for section in found["sections"]}
    place = {"inspection_id": inspection_id, "chapter_id": found["id"]}
    return tuple(
        Crumb(text=_capital(name), href=url_for("reporting.voice", whose=key, **place))
        for key, name in whose.items()
    )


def _key(section: dict[str, Any]) -> str:
    """Whose answers these are, for an address: a survey, or the supporters in it."""
    return f"{section['survey_id']}{'-supporters' if section['is_apart'] else ''}"


def _line(chapter: dict[str, Any], inspection_id: str) -> ChapterLine:
    href = url_for("reporting.chapter", inspection_id=inspection_id, chapter_id=chapter["id"])
    return ChapterLine(title=_title(chapter), href=href, shares=_shares(chapter["glances"]))


def _crumb(line: ChapterLine) -> Crumb:
    return Crumb(text=line.title, href=line.href)


def _title(chapter: dict[str, Any]) -> str:
    """A criterion of the 2023 framework goes by its letter and number too."""
    is_criterion = len(chapter["id"]) == 2 and chapter["id"][0] in "cl"
    return f"{chapter['id'].upper()}. {chapter['title']}" if is_criterion else str(chapter["title"])


def _shares(glances: list[dict[str, Any]]) -> Shares:
    return tuple(
        (_capital(who), tuple(map(_share, group)))
        for who, group in groupby(glances, key=lambda glance: glance["who"])
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _share(glance: dict[str, Any]) -> Share:
    percent = "" if glance["percent"] is None else f" ({glance['percent']}%)"
    figure = f"{glance['count']:,} of {glance['base']:,}{percent}"
    return Share(
        question=glance["question"],
        said=f"{figure} {glance['said']}" if glance["base"] else "Nobody answered this",
        percent=glance["percent"],
        is_unmet_need=glance["is_unmet_need"],
    )


def _part(section: dict[str, Any], inspection_id: str) -> Part:
    chart = section["chart"]
    return Part(
        id=section["id"],
        title=section["title"],
        words=tuple(section["words"]),
        tables=tuple(map(summaries.table, section["tables"])),
        chart=_file(inspection_id, chart) if chart else "",
        chart_alt=section["chart_alt"] or "",
        splits=tuple(
            (
                text,
                url_for(
                    "crossing.cross",
                    inspection_id=inspection_id,
                    survey_id=section["survey_id"],
                    question_id=question_id,
                ),
            )
            for question_id, text in section["asked"]
            if not section["is_apart"]
        ),
    )


def _file(inspection_id: str, name: str) -> str:
    return url_for("reporting.file", inspection_id=inspection_id, name=name)

"""Lighthouse, as on a phone, against the demo's start page: first contentful paint and two scores.

Its mobile preset slows the line to 1.6 Mbit/s with 150 ms there and back, and the processor to a quarter.
Of several rounds the median counts: the processor is shared with whatever else runs here.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import node_packages
from benchmarks.figures import Broken, CannotRun, Figure, at_most, exactly
from benchmarks.options import Options
from benchmarks.subjects import running

NPM = Path(__file__).with_name("npm")
ROUNDS = 5
MOST_PAINT_SECONDS = 1.0
JUDGED = ("performance", "accessibility")
CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
)
SECONDS = 180
NOT_RECORDED, TRIES = "NO_NAVSTART", 3
"""Chromium sometimes hands over no record of the loading; Lighthouse then asks to be run again."""


def run(options: Options) -> Iterator[Figure]:
    chromium = shutil.which("chromium")
    if not chromium:
        raise CannotRun("there is no Chromium here")
    try:
        packages = node_packages.fetch(NPM)
    except node_packages.Missing as reason:
        raise CannotRun(str(reason)) from None
    with running("product", "sqlite", options.place("lighthouse")) as subject:
        reports = [
            report(packages, chromium, subject.link, options.place(f"report-{number}.json"))
            for number in range(options.times(ROUNDS))
        ]
    yield from figures(reports)


def report(packages: node_packages.Packages, chromium: str, link: str, written: Path) -> Mapping[str, Any]:
    """What Lighthouse says of one page; mobile is its preset unless told otherwise."""
    command = [packages.node, str(packages.modules / "lighthouse" / "cli" / "index.js"), link]
    command += ["--quiet", "--output=json", f"--output-path={written}", f"--chrome-flags={CHROMIUM}"]
    command += [f"--only-categories={','.join(JUDGED)}", "--no-enable-error-reporting"]
    for _ in range(TRIES):
        done = look(command, chromium)
        if NOT_RECORDED not in done.stderr:
            break
    if done.returncode:
        raise Broken("Lighthouse: " + done.stderr.strip()[-300:])
    told: Mapping[str, Any] = json.loads(written.read_text("utf-8"))
    return told


def look(command: list[str], chromium: str) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env=os.environ | {"CHROME_PATH": chromium},
        )
    except subprocess.TimeoutExpired:
        raise Broken(f"Lighthouse was not done after {SECONDS} seconds") from None


def figures(reports: list[Mapping[str, Any]]) -> Iterator[Figure]:
    """Raises `Broken` when Lighthouse could not judge a page."""
    for told in reports:
        if "runtimeError" in told:
            raise Broken("Lighthouse: " + told["runtimeError"]["message"])
    paints = [told["audits"]["first-contentful-paint"]["numericValue"] / 1000 for told in reports]
    yield at_most("first contentful paint", median(paints), MOST_PAINT_SECONDS, unit=" s")
    for name in JUDGED:
        scores = [float(told["categories"][name]["score"]) for told in reports]
        yield exactly(f"Lighthouse {name}", median(scores), 1)

"""Build the wheel, install it into an empty folder's environment, and open its demo's first page."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = _installed(folder)
        with _demo(python, folder) as demo:
            assert demo.stdout is not None
            said = json.loads(demo.stdout.readline())
            phone = build_opener(HTTPCookieProcessor())
            page = phone.open(said["channels"][0]["link"], timeout=30).read().decode()
            demo.terminate()
            demo.wait(60)
        assert 'data-screen="start"' in page, page[:500]
        print("the wheel's demo shows its start page")


def _installed(folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv/bin/python"
    wheel = next(folder.glob("*.whl"))
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, "-c", ROOT / "constraints.txt", wheel], check=True)
    return python


def _demo(python: Path, folder: Path) -> "subprocess.Popen[str]":
    command = [
        python.parent / "survey-app",
        "demo",
        "--small",
        "--json",
        "--port",
        "0",
        "--data",
        folder / "data",
    ]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=_clean())


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHONPATH")}


if __name__ == "__main__":
    main()

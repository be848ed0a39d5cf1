"""What can be asked of one run of the benchmarks."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.subjects import Kind, Name


@dataclass(frozen=True, kw_only=True)
class Options:
    folder: Path
    kinds: tuple[Kind, ...] = ("sqlite", "postgresql")
    rig_subject: Name = "product"
    durable: bool = True
    count: int | None = None
    seconds: float | None = None
    driver: str = ""

    def times(self, usual: int) -> int:
        return self.count or usual

    def place(self, *names: str) -> Path:
        """A folder of its own for one part of the run."""
        return self.folder.joinpath(*names)

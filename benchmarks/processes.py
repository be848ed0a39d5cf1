"""What the kernel says of running processes: families, CPU, memory, and who listens. Linux only, by /proc."""

import os
from collections.abc import Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
LISTENING = "0A"


def status(pid: int) -> list[str]:
    """/proc/PID/stat after the name: [0] state, [1] parent, [11:15] CPU in ticks, [21] pages in memory."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return []


def family(roots: Iterable[int]) -> set[int]:
    """The processes and everything they started that still runs."""
    parents = {
        int(entry.name): status(int(entry.name)) for entry in Path("/proc").iterdir() if entry.name.isdigit()
    }
    found, waiting = set[int](), [pid for pid in roots if pid in parents]
    while waiting:
        pid = waiting.pop()
        found.add(pid)
        waiting += [
            child
            for child, fields in parents.items()
            if fields and int(fields[1]) == pid and child not in found
        ]
    return found


def cpu_seconds(roots: Iterable[int]) -> float:
    """User and system time of the family so far, that of members who have ended included."""
    used = (status(pid)[11:15] for pid in family(roots))
    return sum(int(ticks) for fields in used for ticks in fields) / TICKS


def memory_mb(pid: int) -> float:
    """Resident memory of one process, in units of a million bytes."""
    fields = status(pid)
    return int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if fields else 0.0


def listeners(port: int, roots: Iterable[int]) -> set[int]:
    """Members of the family that hold the listening socket of this port."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    sockets = {
        f"socket:[{line[9]}]"
        for line in lines
        if line[3] == LISTENING and int(line[1].split(":")[1], 16) == port
    }
    return {pid for pid in family(roots) if sockets & set(handles(pid))}


def handles(pid: int) -> list[str]:
    try:
        return [os.readlink(entry.path) for entry in os.scandir(f"/proc/{pid}/fd")]
    except OSError:
        return []


def workers(port: int, roots: Iterable[int]) -> list[int]:
    """The server's worker processes: they listen, their parent listens too, and no child of theirs does."""
    listening = listeners(port, roots)
    parents = {pid: int(fields[1]) for pid in listening if (fields := status(pid))}
    return sorted(
        pid for pid, parent in parents.items() if parent in listening and pid not in parents.values()
    )

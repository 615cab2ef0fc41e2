"""Fills the disk under a graph at every point of a change, and looks at what is left.

    python3 Tests/Soak/full.py KITH [--disks 40]

A small file system in memory (tmpfs) is mounted, so small that a build, an import, `compact` or the first opening runs out of
room somewhere. The command must end with 1 and say so; with more room the graph must be what it was before or after, and
`kith check` find nothing. Says why and ends with 0 where nothing may be mounted.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import kill


def mounted(folder, kilobytes):
    options = f"size={kilobytes}k"
    if pathlib.Path(folder).is_mount():
        options = "remount," + options
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True)
    return done.returncode == 0 or done.stderr.strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kith")
    parser.add_argument("--disks", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        disk = pathlib.Path(name) / "disk"
        disk.mkdir()
        answer = mounted(disk, 60_000)
        if answer is not True:
            print(f"no disk was filled: nothing may be mounted here ({answer})")
            return
        try:
            soak = kill.Soak(options.kith, disk)
            soak.prepare()
            before = soak.state("base.kith")
            used = sum(file.stat().st_size for file in disk.rglob("*") if file.is_file()) // 1024
            size = (disk / "base.kith").stat().st_size // 1024
            changes = [
                change for change, _ in kill.Soak.CHANGES
                if change[0] in ("build", "import", "compact", "backup") and "tiny.json" not in change]
            counts = {"full": 0, "done": 0}
            for number in range(options.disks):
                change = changes[number % len(changes)]
                soak.copy("work.kith", change)
                (disk / "copy.kith").unlink(missing_ok=True)
                # From hardly any room to enough for the change.
                mounted(disk, used + size + 40 + (size * 3) * (number // len(changes)) // max(1, options.disks // len(changes)))
                done = subprocess.run(
                    soak.command("work.kith", *change), cwd=disk, capture_output=True, text=True, timeout=600)
                mounted(disk, 60_000)
                where = f"disk {number} under {' '.join(change)}"
                if done.returncode not in (0, 1):
                    raise SystemExit(f"{where}: ended with {done.returncode}\n{done.stderr}")
                if done.returncode == 1 and "no room is left" not in done.stderr:
                    raise SystemExit(f"{where}: does not say that the disk is full\n{done.stderr}")
                found = soak.state("work.kith")
                report = subprocess.run(
                    soak.command("work.kith", "check"), cwd=disk, capture_output=True, text=True, timeout=600)
                if report.returncode != 0:
                    raise SystemExit(f"{where}: kith check says\n{report.stdout}{report.stderr}")
                if done.returncode == 1 and found != before and change[0] != "build":
                    raise SystemExit(f"{where}: it failed, and the graph is another")
                counts["done" if done.returncode == 0 else "full"] += 1
            print(f"{options.disks} small disks: {counts['full']} were full, {counts['done']} had room; every graph whole")
        finally:
            subprocess.run(["umount", str(disk)], check=False)


if __name__ == "__main__":
    sys.exit(main())

"""Fills the disk under a graph at every point of a change, and looks at what is left.

    python3 Tests/Soak/full.py KITH [--disks 40]

A small file system in memory (tmpfs) is mounted, so small that whatever writes (everything that kill.py kills) runs out of
room somewhere. A command that fails must end with 1, say that no room is left, and say what is true: with more room the graph
is what it was where "what was stored before is kept", and what it should become where "the change itself is stored". One that
ends with 0 has done it, and `kith check` finds nothing either way. Says why and ends with 0 where nothing may be mounted.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import kill

NOTHING = kill.NOTHING


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
            base = soak.state("base.kith")
            plans = []
            for change, between in kill.Soak.CHANGES:
                soak.copy("work.kith", change)
                start = NOTHING if soak.is_missing("work.kith") else base
                soak.run("work.kith", *change)
                plans.append((change, between, start, soak.state("work.kith")))
                for copy in disk.glob("copy.kith*"):
                    copy.unlink()
            for old in disk.glob("work.kith*"):
                old.unlink()
            used = sum(file.stat().st_size for file in disk.rglob("*") if file.is_file()) // 1024
            size = (disk / "base.kith").stat().st_size // 1024
            rounds = max(1, options.disks // len(plans))
            counts = {"full": 0, "done": 0}
            for number in range(options.disks):
                change, between, before, after = plans[number % len(plans)]
                soak.copy("work.kith", change)
                # From hardly any room to enough for the change, in small steps first: a judgement needs little.
                share = (number // len(plans) / rounds) ** 2
                room = used + (size if before != NOTHING else 0) + 20 + int(size * 3 * share)
                mounted(disk, room)
                done = subprocess.run(
                    soak.command("work.kith", *change), cwd=disk, capture_output=True, text=True, timeout=600)
                mounted(disk, 60_000)
                where = f"disk {number} of {room} kB under {' '.join(change)}"
                if done.returncode not in (0, 1):
                    raise SystemExit(f"{where}: ended with {done.returncode}\n{done.stderr}")
                if done.returncode == 1 and "no room is left" not in done.stderr:
                    raise SystemExit(f"{where}: does not say that the disk is full\n{done.stderr}")
                found = soak.state("work.kith")
                if not soak.is_missing("work.kith"):
                    soak.check("work.kith", where)
                is_stored = done.returncode == 0 or "the change itself is stored" in done.stderr
                if found != (after if is_stored else before) and (is_stored or not between):
                    raise SystemExit(f"{where}: ended with {done.returncode}, and the graph is another\n{done.stderr}")
                for copy in disk.glob("copy.kith*"):
                    if done.returncode == 0 and copy.name == "copy.kith" and soak.state(copy.name) != before:
                        raise SystemExit(f"{where}: the copy is not the graph")
                    copy.unlink(missing_ok=True)
                counts["done" if done.returncode == 0 else "full"] += 1
            print(f"{options.disks} small disks: {counts['full']} were full, {counts['done']} had room; every graph whole")
        finally:
            subprocess.run(["umount", str(disk)], check=False)


if __name__ == "__main__":
    sys.exit(main())

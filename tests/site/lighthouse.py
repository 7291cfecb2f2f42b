"""What Lighthouse says of the story page on a phone: the median of three runs, and the weight.

`python -m tests.site.lighthouse [--project DIR] [--strict]` exits 1 when accessibility, best
practices or SEO is below 95, or a weight over its limit. Performance is measured in simulated
seconds and yet depends on what else a machine does, so that it counts under `--strict` alone.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.command import REPOSITORY, build
from tests.site.browsing import ARGUMENTS, find_chromium, served
from tests.site.kinds import fullest, planned
from tests.site.weights import HEAVIEST, HEAVIEST_SCRIPT, weigh

LEAST = 95
"""The score that each category must have."""
RUNS = 3
NOISY = "performance"
CATEGORIES = (NOISY, "accessibility", "best-practices", "seo")
PROGRAM = REPOSITORY / ".ci" / "node_modules" / "lighthouse" / "cli" / "index.js"


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.site.lighthouse")
    parser.add_argument("--project", type=Path, default=REPOSITORY)
    parser.add_argument(
        "--now", default=datetime.now(UTC).isoformat(timespec="seconds"), help="when it is built"
    )
    parser.add_argument("--strict", action="store_true", help="performance counts too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project, site = Path(folder) / "project", Path(folder) / "site"
        shutil.copytree(asked.project / "content", project / "content")
        build(project, site, "--now", asked.now)
        story = fullest(site, planned(project, now=asked.now).kinds)["story"]
        weight = weigh(site, story)
        with served(site) as address:
            runs = [scores(address + story) for _ in range(RUNS)]
    middle = {name: median(run[name] for run in runs) for name in CATEGORIES}
    for name, score in middle.items():
        each = ", ".join(f"{run[name]:.0f}" for run in runs)
        _say(f"{name:15} {score:3.0f}   ({each})")
    _say(f"{'weight':15} {weight.whole:,} of {HEAVIEST:,} bytes, uncompressed")
    _say(f"{'script':15} {weight.script:,} of {HEAVIEST_SCRIPT:,} bytes")
    judged = middle if asked.strict else {n: s for n, s in middle.items() if n != NOISY}
    low = [f"{name} is below {LEAST}" for name, score in judged.items() if score < LEAST]
    for fault in (*low, *weight.faults):
        _say(fault)
    return 1 if low or weight.faults else 0


def scores(address: str) -> dict[str, float]:
    """Category → score out of 100, of one run with Lighthouse's own mobile preset."""
    chromium = find_chromium()
    if chromium is None or not PROGRAM.is_file():
        raise SystemExit("Lighthouse needs Chromium and Node, and `npm ci` in .ci")
    command = ["node", str(PROGRAM), address, "--quiet", "--no-enable-error-reporting"]
    command += ["--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags={' '.join(['--headless=new', *ARGUMENTS])}"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "CHROME_PATH": str(chromium)},
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout)["categories"]
    return {name: 100 * (found[name]["score"] or 0) for name in CATEGORIES}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())

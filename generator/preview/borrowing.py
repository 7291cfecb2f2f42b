"""Floor 7, a preview's first cache, taken over from the project's last build where there is one."""

from __future__ import annotations

import os
from pathlib import Path

from generator.incremental import cache_path
from generator.incremental.standing import read_inputs
from generator.incremental.store import Damaged, Store, copy
from generator.pipeline import Options
from generator.preview.files import Known, look
from generator.preview.whole import put_known
from generator.unchanged import digest

SITE = "site"
"""Where a build goes unless another place is named."""


def borrow(project: Path, cache: Path, options: Options) -> bool:
    """Make a preview's cache of that of the last build of the project; whether there was one."""
    output = os.path.realpath(project / SITE)
    try:
        copy(cache_path(project, output, options), str(cache))
        store = Store(str(cache), new=False)
        try:
            inputs, young = read_inputs(store, str(project))
            known = {path: _known(stamp) for path, stamp in inputs.items()}
            for path, before in young.items():
                if path in known and digest(str(project / path)) != before:
                    known[path] = Known((0, 0, 0, 0), b"")
            put_known(store, known, look(project)[1])
        except BaseException:
            store.drop()
            raise
        store.finish()
    except (Damaged, OSError, ValueError):
        return False
    return True


def _known(stamp: str) -> Known:
    """What a build knew of a file. What its bytes were it did not keep."""
    mtime, ctime, size, number = (int(part, 16) for part in stamp.split(" ")[:4])
    return Known((mtime, ctime, size, number), b"")

"""onrecord: a static-site generator for story explainers.

Several outlets' reports of one story, plus curated annotations, become a site in which every
quotation is traced: who said it, via whom, in which article, in which paragraph, and whether
its words were proven against the source. `ARCHITECTURE.md` lists the rooms of this package.
"""

from __future__ import annotations

__version__ = "0.1.0"

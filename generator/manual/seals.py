"""Floor 0, manual entries: seals, withheld texts and keys."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

_ARTICLE = """
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
"""

_QUOTE = """\
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
"""

_SEAL = """\
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: XkS3KmnVtNKEG-hTEI_cBnD-HANgh0u-yy-n0w4Vt50
crown: uIDqznFsfrSeVyxIlK0xdBBSuLIsh6IrjPVnMyFRv5Pk66KMaqsnI8kuWJqJQp1yV91sNPFwelo-6lviOV6cprbLt433c9UhEF7Omix7K_BrkKK6PXDd323Bw1HAhpc8MFpYCFM0afNnsbyrGXCKKB5pSlraXre85EF5CGwQUmhVc9wqd2ui6ev1Y0-6T4kdLPBxb0p9OAbKmetmeuWeRBYB9ydVuqoWeu9gQufCrIfiaLP9CRxRZXhQtR9X1jbqxK46lqL6eGIwOXQQaWXMiPHw0_k_Ooj8rYRY_4CfMN6YVoYMChpncqGTa49zdxasxxdzsRiH2AT6uf5tvKjgfVXBGmiT_sfmEd5ENnfJ0Sp7gKYf6UYM0F6TZsJQd_RbX7xuuEhFtWaz4D-n6fIXLYhRbN03RfBvViguM6TdMRZU1NyMNoRQS_fkg1B5NhweXH0tvP41OkU3PAsyq1l1TGtkWRGEQmKm
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 0 0 border space
      before: “
      after: ',”'
    seeds: Qlkjx0Qd5juNgtNSMrSM8FNvIbvUy_eEmKDgc6bv6Iw
    hashes: ''
    form: direct
"""

_OTHER_SEAL = """\
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-lamps
fold: 1
tokens: 15
root: 81JUgKm-RmIBTSganmEy_aF6F6_Rvv4If8ILC-BsDjI
crown: EzSZJe-4eYovrZBonZLes_DJPj5xArcFCWZXAR4Z-XqyuX20D_4VMhJ9z3PxWKDsYkt401eP1DSKkKJu6evaUD8gHB7MVAAyAw33D_KhK04ZhDC3_zJdOFF442zjl5z1H2I2DRjkpJgSsmA-EjiTOdRR13j9IWDvchxCd0-SguILqBpXtBG7fY1MvimpOBo7oL5p8ppvVdmWuJ28XJ4UB8_CcfyQEBknC1cPBDQ2seh0r4CVir6ZLPK_MIO-jfWhSZuGYpjAwm91KU94d3cKNKcvRqFiqP5w5TJFm0DsMvS44r4aXALQ8f-yP6ROtywM9wD5M2fwfC_cLb2mMr6sDV9Y3SRtNSeYo4U9l3-uky68jT9_aXAssq8cF3977O3qt_JLyoVwRjXG0M7X9BJ8DNmzPcLyJnyA6a--a6J-XTCl1rigMPqUkUYBWcndo3cYmeLY9puX_RPY4Vat9t8Wb-A39cx6Hx7A
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 0 0 border space
      before: “
      after: ',”'
    seeds: gxDi6SO6O9uH712Uhl-tyHS7lIZ8h_antc3OInxI71s
    hashes: ''
    form: direct
"""

_REQUIRED = """\
-- content/site.yaml --
title: Harbour watch
require_proof: true
"""

_TEXT = "“The ferry will sail all winter,” Mara Lind said on Monday.\n"

_SEALED = _ARTICLE + _SEAL + _QUOTE


def _marked(tree: str, line: str) -> str:
    """The tree with a line marked as the one where the diagnostic stands."""
    return tree.replace(f"{line}\n", f"{line}  # expect\n", 1)


SEALS: tuple[Rule, ...] = (
    Rule(
        code="seal-mismatch",
        severity=Severity.ERROR,
        what="The proof of a sealed item matches the seal and the item's words.",
        why="Nothing is shown as proven unless its words stand in the sealed text.",
        wrong=_ARTICLE
        + _SEAL
        + _marked(_QUOTE.replace("all winter", "all summer"), "  all-winter:"),
        right=_SEALED,
    ),
    Rule(
        code="seal-of-another-article",
        severity=Severity.ERROR,
        what="A seal proves items of the article it was made for.",
        why="Copied to another name it would lend its proof to words that stand nowhere.",
        wrong=_ARTICLE + _QUOTE + _marked(_OTHER_SEAL, "article: gazette-lamps"),
        right=_SEALED,
    ),
    Rule(
        code="unused-proof",
        severity=Severity.WARNING,
        what="Every proof in a seal is of an item that is there.",
        why="What nobody quotes need not be opened.",
        wrong=_ARTICLE
        + _marked(_SEAL, "  all-winter:")
        + _QUOTE.replace("  all-winter:", "  winter:"),
        right=_SEALED,
    ),
    Rule(
        code="proof-required",
        severity=Severity.ERROR,
        what="Where the site requires proof, every item has one.",
        why="The site has promised its readers that nothing on it is unproven.",
        wrong=_REQUIRED + _ARTICLE + _marked(_QUOTE, "  all-winter:"),
        right=_REQUIRED + _SEALED,
    ),
    Rule(
        code="text-and-seal-disagree",
        severity=Severity.ERROR,
        what="A withheld text that is here says of every item what its seal says.",
        why="One of the two is not what the outlet printed.",
        wrong=_ARTICLE
        + _SEAL
        + _marked(_QUOTE, "  all-winter:")
        + f"-- texts/gazette-ferry.txt --\nThe hall was full.\n{_TEXT}",
        right=_SEALED + f"-- texts/gazette-ferry.txt --\n{_TEXT}",
    ),
    Rule(
        code="withheld-text-tracked",
        severity=Severity.ERROR,
        what="A withheld text is never in the repository.",
        why="It belongs to its outlet, and what git has once published cannot be taken back.",
        wrong=_SEALED + f"-- texts/gazette-ferry.txt --  # expect\n{_TEXT}",
        right=_SEALED,
    ),
    Rule(
        code="seal-key-tracked",
        severity=Severity.ERROR,
        what="The key of a seal is never in the repository.",
        why="With the key the sealed text can be guessed word by word.",
        wrong=_SEALED + f"-- texts/gazette-ferry.key --  # expect\n{bytes(range(32)).hex()}\n",
        right=_SEALED,
    ),
)

"""Floor 0, manual entries: seals, withheld texts and keys."""

from __future__ import annotations

from generator.diagnostics import Severity
from generator.manual.rule import Rule

SEALS: tuple[Rule, ...] = (
    Rule(
        code="seal-mismatch",
        severity=Severity.ERROR,
        what="The proof of a sealed item matches the seal and the item's words.",
        why="Nothing is shown as proven unless its words stand in the sealed text.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:  # expect
    speaker: mara-lind
    text: The ferry will sail all summer
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="seal-of-another-article",
        severity=Severity.ERROR,
        what="A seal proves items of the article it was made for.",
        why="Copied to another name it would lend its proof to words that stand nowhere.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-lamps  # expect
fold: 1
tokens: 15
root: 8lFKRuIVvhAsEMZzqLCPmF3Vfe-VWaALBw_KHKQjRas
crown: pH-eAT3CcPOPpNjw-5-61PJq4MCE0wH3r3kJzvik-NaiRdmNW1RPKb8Aa3_FFSTULLOvhAB0aOWzpBBJw5iQikWMOXLxNFu9rANL_zFJR5Ky5I0MTz-rvzBILmroCC6DUy--waqC1C4bBOejqh7wGfN1W431ks1Ce9JwYDxbRiNyJfwJfNAnDS59TeiYHb7_45J9ZrwdRrgIq0m7wDeDAY23ol4vHnGh7gv9UVKKj56mwxLYS18KvcwLPufkCs4AAKHPX0yra8EInA-PIcLxE0m5N_3hrAGgth4qp9uQ1syf3vog6KgzDphUonq2BTACY-Z2VpbXu_mXGzsJqX3Tz7KtDBjxD5UtXA-1zi4-9rBPWAhSh8pMrwypKbW3zOfXfi27N_1xvsHk-WojGPLiHx01G5Bq9T89ZwbIjRhYQGLQaJyyajOFJviutZ0xVOiEH3Yt9KsW-4LXKX17HNqOK0GwAO0RyyPm
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: i28K1xmxcDc3UfohM_6NaOSfuTZ-rKfSYQtaQ3AGuRU
    hashes: ''
    form: direct
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="unused-proof",
        severity=Severity.WARNING,
        what="Every proof in a seal is of an item that is there.",
        why="What nobody quotes need not be opened.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:  # expect
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="proof-required",
        severity=Severity.ERROR,
        what="Where the site requires proof, every item has one.",
        why="The site has promised its readers that nothing on it is unproven.",
        wrong="""
-- content/site.yaml --
title: Harbour watch
require_proof: true
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:  # expect
    speaker: mara-lind
    text: The ferry will sail all winter
""",
        right="""
-- content/site.yaml --
title: Harbour watch
require_proof: true
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="text-and-seal-disagree",
        severity=Severity.ERROR,
        what="A withheld text that is here says of every item what its seal says.",
        why="One of the two is not what the outlet printed.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:  # expect
    speaker: mara-lind
    text: The ferry will sail all winter
-- texts/gazette-ferry.txt --
The hall was full.
“The ferry will sail all winter,” Mara Lind said on Monday.
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
-- texts/gazette-ferry.txt --
“The ferry will sail all winter,” Mara Lind said on Monday.
""",
    ),
    Rule(
        code="withheld-text-tracked",
        severity=Severity.ERROR,
        what="A withheld text is never in the repository.",
        why="It belongs to its outlet, and what git has once published cannot be taken back.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
-- texts/gazette-ferry.txt --  # expect
“The ferry will sail all winter,” Mara Lind said on Monday.
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
    Rule(
        code="seal-key-tracked",
        severity=Severity.ERROR,
        what="The key of a seal is never in the repository.",
        why="With the key the sealed text can be guessed word by word.",
        wrong="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
-- texts/gazette-ferry.key --  # expect
000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
""",
        right="""
-- content/articles/gazette-ferry.md --
---
title: Ferry to sail all winter
outlet: gazette
---
-- content/seals/gazette-ferry.yaml --
seal: 1
article: gazette-ferry
fold: 1
tokens: 15
root: Gw94GHZjbzNLPMzzjmKA2IigzpRoIV6nqZvg9BxB5hM
crown: IPo0HVI_XWpQF-BiDGRbIX6yCr3Ls_0Yeg1rPzGSyxanywefuhDbUQ54cmU0Y334PNYN9ge4i-DTz6RciUzMX321dF4ZXv0HVlYACL_dr9qXWlbGgJ-HPCAHAYrdXxgTj6pfQ_Q5n7lgrexH4zH-niiIvZuF36lBvgqgqD8o_nNoCmJ_x93ALnkEc9pJe_kvAiA2VNFh6b0NvPBXfDZpVKa_lOhY1y9f67yGZaqKwVb3VaOYGnc7qgOWQypaTinWWFBpBvh8JQiXKbtVh6bv12kkm5V0brsczCNAkLD7Pq3U3oHYGdIvoNgIgcHPyJv0HkAwLRQSXNTf-QYo3bXhAyIinsnErLqYtKL6_8ZHAgEZKDgCLmZWUFsuj4ygPm4Chv3TGEhFjdMIknGEMUpsTcJ6UWRR0OoKJLm1xg5rAl_paeXzzbMjqRxWx630D_lklI1JEwJhuWHjgSVT6YlWhEmIR1dSKv7s
proofs:
  all-winter:
    asked: Jw9mAQtS
    shows:
    - at: 0 0 0 para 0 0
      beside: border space
      before: “
      after: ',”'
    seeds: Cjv1zjXM63JOuVqOgPogq00upxFG4O84tMApOXsaPGM
    hashes: ''
    form: direct
-- content/annotations/gazette-ferry.yaml --
quotes:
  all-winter:
    speaker: mara-lind
    text: The ferry will sail all winter
""",
    ),
)

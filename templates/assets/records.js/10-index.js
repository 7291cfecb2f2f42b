/* The source-attribution index: its rows are sifted and sorted. What a reader has chosen stands in
   the address, so that it can be kept and sent on; what the page does not know there is ignored. */
(() => {
  const sift = document.querySelector(".sift");
  const table = document.querySelector("table.index");
  if (!sift || !table) return;

  const selects = [...sift.querySelectorAll("select")];
  const words = sift.querySelector("[name=words]");
  const asIs = sift.querySelector("[name=order]");
  const told = document.querySelector(".sifted");
  const heads = [...table.tHead.rows[0].cells];
  const groups = [...table.tBodies].map((body) => ({ body, rows: [...body.rows].slice(1) }));
  const rows = groups.flatMap((group) => group.rows);
  const flat = document.createElement("tbody");
  const collator = new Intl.Collator(document.documentElement.lang, {
    numeric: true, sensitivity: "base",
  });
  let sorted = { by: "", down: false };

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, plain(row.textContent));
    return texts.get(row);
  };

  const filter = () => {
    const chosen = selects.filter((select) => select.value);
    const terms = plain(words.value).split(/\s+/).filter(Boolean);
    const fits = (row) =>
      chosen.every(({ name, value }) => ` ${row.dataset[name]} `.includes(` ${value} `)) &&
      terms.every((term) => textOf(row).includes(term));
    let shown = 0;
    for (const { body, rows: mine } of groups) {
      const before = shown;
      for (const row of mine) {
        const fit = fits(row);
        shown += fit;
        if (row.hidden === fit) row.hidden = !fit;
      }
      body.hidden = shown === before;
    }
    const said = chosen.map((s) => `${s.labels[0].firstChild.data.trim()}: ${s.selectedOptions[0].label}`);
    if (terms.length) said.push(`${words.labels[0].firstChild.data.trim()}: ${words.value.trim()}`);
    told.textContent = said.length ? [sift.dataset.shown.replace("{n}", shown), ...said].join(" · ") : "";
  };

  const keyOf = (row, { cellIndex, dataset }) => {
    const cell = row.cells[cellIndex];
    if (dataset.sort === "rests") return String(cell.querySelectorAll("li").length);
    return (cell.querySelector("q") ?? cell).textContent.trim();
  };

  const order = () => {
    const head = heads.find((one) => one.dataset.sort === sorted.by);
    for (const one of heads) one.removeAttribute("aria-sort");
    asIs.hidden = !head;
    if (head) {
      head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
      const way = sorted.down ? -1 : 1;
      const keyed = rows.map((row) => [keyOf(row, head), row]);
      keyed.sort(([one], [other]) => way * collator.compare(one, other));
      for (const { body } of groups) body.remove();
      flat.append(...keyed.map(([, row]) => row));
      table.append(flat);
    } else if (flat.isConnected) {
      flat.remove();
      for (const { body, rows: mine } of groups) {
        body.append(...mine);
        table.append(body);
      }
    }
  };

  const keep = () => {
    const query = new URLSearchParams();
    for (const { name, value } of [...selects, words]) if (value.trim()) query.set(name, value.trim());
    if (sorted.by) query.set("sort", (sorted.down ? "-" : "") + sorted.by);
    const address = String(query) ? `?${query}` : location.pathname;
    try {
      history.replaceState(history.state, "", address + location.hash);
    } catch {
      // a browser that keeps no address for this page still sifts it
    }
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = query.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    words.value = query.get("words") ?? "";
    const [, down, by] = /^(-?)(.*)$/.exec(query.get("sort") ?? "");
    const known = by && heads.some((head) => head.dataset.sort === by);
    sorted = known ? { by, down: down === "-" } : { by: "", down: false };
    order();
    filter();
  };

  const sort = (by) => {
    sorted = { by, down: Boolean(by) && sorted.by === by && !sorted.down };
    order();
    keep();
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head.dataset.sort));
    head.append(button);
  }

  let waiting;
  sift.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filter(); keep(); }, target === words ? 150 : 0);
  });
  sift.addEventListener("click", ({ target }) => {
    if (target === asIs) {
      sort("");
      heads[0].querySelector("button").focus();
    } else if (target.name === "clear") {
      for (const field of [...selects, words]) field.value = "";
      filter();
      keep();
    }
  });
  addEventListener("popstate", restore);
  sift.hidden = false;
  restore();
})();

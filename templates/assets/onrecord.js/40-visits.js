/* New since the last visit: what a reader has seen of a story stays in this browser, is compared
   with what there is now, and is sent nowhere. */
(() => {
  const { dataset: words, src } = document.currentScript;
  const root = new URL("..", src).href;

  // a browser may keep nothing for a page, and says so by throwing
  const read = (store, story) => {
    try {
      const kept = JSON.parse(window[store].getItem(`onrecord ${root} ${story}`));
      return Array.isArray(kept?.seen) ? kept : null;
    } catch {
      return null;
    }
  };
  const write = (store, story, state) => {
    try {
      window[store].setItem(`onrecord ${root} ${story}`, JSON.stringify(state));
    } catch {
      // then nothing is marked the next time either
    }
  };
  const mark = (place, text) => {
    const made = document.createElement("span");
    made.className = "fresh";
    made.textContent = text;
    place.prepend(made);
  };

  for (const card of document.querySelectorAll(".story-card[data-story]")) {
    const now = card.dataset;
    const before = read("localStorage", now.story);
    if (!before) continue;
    const more = ["updates", "quotes"].filter((what) => now[what] > (before[what] ?? 0));
    if (!more.length && now.updated <= before.updated) continue;
    const said = more.map((what) => words[what].replace("{n}", now[what] - (before[what] ?? 0)));
    mark(card.querySelector(".meta") ?? card, [words.new, ...said].join(" · "));
  }

  const page = document.querySelector(".opening[data-story]");
  if (!page) return;
  const { story, updated, updates, quotes } = page.dataset;
  const keyOf = (entry) => {
    const address = entry.id || entry.querySelector("a.permalink, a.place")?.getAttribute("href");
    if (address && !entry.matches("li")) return address;
    const copy = entry.cloneNode(true);
    for (const other of copy.querySelectorAll(".preview, .note, .cite")) other.remove();
    return copy.textContent.replace(/\s+/g, " ").trim().slice(0, 120);
  };
  const entries = [
    ...document.querySelectorAll(".coverage tbody tr[id], [aria-labelledby=_said] .card, .updates > li"),
  ].map((entry) => [keyOf(entry), entry]);
  const seen = entries.map(([key]) => key);
  const now = { updated, updates: Number(updates), quotes: Number(quotes), seen };
  // read once more in the same sitting, a page is compared with what there was before it
  const before = read("sessionStorage", story) ?? read("localStorage", story) ?? now;
  const known = new Set(before.seen);
  for (const [key, entry] of entries) {
    if (!known.has(key)) mark(entry.querySelector(":scope > th, :scope > .label") ?? entry, words.new);
  }
  write("sessionStorage", story, before);
  write("localStorage", story, now);
})();

/* The margin: Chromium sets the floats of one line in the order in which the line is seen, so that
   in a text from right to left the notes of a line can come last first. Here they change places. */
(() => {
  if (!document.querySelector('[dir="rtl"] .note')) return;

  const notes = [...document.querySelectorAll(".note")];
  const size = (note) => [note.offsetTop, note.offsetHeight];
  let known = "";

  const inOrder = () => {
    const shown = notes.filter((note) => getComputedStyle(note).float !== "none" && note.offsetHeight);
    notes.forEach((note) => note.style.removeProperty("translate"));
    const boxes = shown.map((note) => ({ note, ...note.getBoundingClientRect().toJSON() }));
    // Lowest top from each note on: a group ends where all that follow stand further down.
    const below = boxes.reduceRight((tops, box) => [Math.min(box.top, tops[0]), ...tops], [Infinity]);
    let group = [];
    boxes.forEach((box, at) => {
      group.push(box);
      if (Math.max(...group.map(({ top }) => top)) > below[at + 1]) return;
      if (group.length > 1) stack(group);
      group = [];
    });
  };

  const stack = (group) => {
    const seen = [...group].sort((one, other) => one.top - other.top);
    const gap = seen[1].top - seen[0].bottom;
    group.reduce((top, { note, top: stood, height }) => {
      note.style.translate = `0 ${top - stood}px`;
      return top + height + gap;
    }, seen[0].top);
  };

  const look = () => {
    const now = JSON.stringify(notes.map(size));
    if (now !== known) inOrder();
    known = now;
  };
  const watch = new ResizeObserver(look);
  [document.body, ...notes].forEach((part) => watch.observe(part));
})();

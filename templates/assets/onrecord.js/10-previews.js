/* One script for the whole site, made of these parts in the order of their names. Nothing on a page
   needs it: it adds what a browser cannot do by itself. */

/* Previews: what opens at a word under the pointer or the focus is closed by Escape, and stays
   closed until the word is left. A note that a reader has gone to leads back to its citation. */
(() => {
  const words = ".cite, .actor";
  const previews = ".note, .preview";

  const dismiss = (word) => {
    word.classList.add("dismissed");
    const again = () => word.classList.remove("dismissed");
    word.addEventListener("pointerleave", again, { once: true });
    word.addEventListener("blur", again, { once: true });
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const at = document.activeElement;
    const word = at.closest?.(previews)?.previousElementSibling;
    const gone = document.querySelector(".note:target");
    if (gone && (at === document.body || gone.contains(at) || at === gone.previousElementSibling)) {
      gone.firstElementChild.click();
    }
    if (word?.matches(words)) word.focus();
    document.querySelectorAll(`:is(${words}):is(:hover, :focus)`).forEach(dismiss);
    document.querySelectorAll(`:is(${previews}):hover`).forEach((shown) => {
      if (shown.previousElementSibling?.matches(words)) dismiss(shown.previousElementSibling);
    });
  });
})();

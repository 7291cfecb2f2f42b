/* A permanent link: a click copies its address and says so. Where that cannot be done, and for a
   click with a key held down, it stays the link it is. */
(() => {
  const words = document.currentScript.dataset.copied ?? "";
  const told = document.createElement("p");
  told.className = "announced";
  told.setAttribute("role", "status");
  document.body.append(told);
  let fading;

  const tell = () => {
    clearTimeout(fading);
    told.textContent = words;
    fading = setTimeout(() => { told.textContent = ""; }, 4000);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.permalink");
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || held || event.button || event.defaultPrevented || !navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(
      tell,
      () => { location.href = link.href; },
    );
  });
})();

// On every previewed page: watches whether it is still the right one, and says what is wrong.
// Livereload's own script keeps the line to the server; whatever comes over it, we go and look.
(() => {
  "use strict";

  const own = new URL(document.currentScript.src).search.slice(1);
  let attempt = 0;
  let panel = null;
  let badge = null;

  async function look() {
    let state;
    try {
      state = await (await fetch("/_preview/state.json", { cache: "no-store" })).json();
    } catch {
      return; // The server has gone; once it is back, livereload's script has us look again.
    }
    if (state.version !== own) {
      location.reload();
      return;
    }
    if (state.attempt < attempt) {
      return; // An earlier answer that came later.
    }
    attempt = state.attempt;
    mark(state.held);
    tell(state.problems);
  }

  function tell(problems) {
    const page = document.getElementById("_problems");
    panel?.remove();
    panel = null;
    if (page) {
      page.textContent = problems;
    } else if (problems) {
      panel = box("onrecord-problems", [
        element("h2", "Not made anew: this is the last good page"),
        element("pre", problems),
        hide(),
      ]);
      panel.shadowRoot.lastChild.setAttribute("role", "alert");
    }
  }

  function mark(held) {
    if (held && !badge) {
      badge = box("onrecord-badge", [
        element("p", "Preview: drafts and embargoed stories are shown"),
      ]);
    }
  }

  function hide() {
    const button = element("button", "Hide");
    button.type = "button";
    button.addEventListener("click", () => panel?.remove());
    return button;
  }

  // Apart from the page, so that neither's style touches the other's.
  function box(name, parts) {
    const outer = document.createElement(name);
    outer.lang = "en"; // What we say is English, whatever the page's language is.
    outer.dir = "ltr";
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_preview/client.css";
    const inner = document.createElement("section");
    inner.append(...parts);
    outer.attachShadow({ mode: "open" }).append(style, inner);
    document.body.append(outer);
    return outer;
  }

  function element(name, words) {
    const made = document.createElement(name);
    made.textContent = words;
    return made;
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      panel?.remove();
    }
  });

  window.LiveReloadPluginPreview = class {
    static identifier = "onrecord";
    static version = "1.0";

    reload() {
      look();
      return true;
    }
  };

  const script = document.createElement("script");
  const port = location.port || "80";
  script.src =
    `/_preview/livereload.js?host=${location.hostname}&port=${port}&mindelay=250&maxdelay=2000`;
  document.head.append(script);
})();

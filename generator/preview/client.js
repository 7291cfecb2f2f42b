// On every previewed page: watches whether it is still the right one, and says what is wrong.
// Livereload's own script keeps the line to the server; whatever comes over it, we go and look.
(() => {
  "use strict";

  const client = 'script[src^="/_preview/client.js?"]';
  const ours = "onrecord-problems, onrecord-banner, onrecord-badge, .announced";
  let own = new URL(document.currentScript.src).search.slice(1);
  const scroll = `onrecord-scroll ${location.pathname}`;
  const sheet = /(assets\/[\w-]+)\.[0-9a-f]{10}\.css$/;
  let asked = 0;
  let answered = 0;
  let hidden = "";
  let panel = null;
  let badge = null;

  async function look() {
    const page = encodeURIComponent(location.pathname);
    const question = ++asked;
    let state;
    try {
      const answer = await fetch(`/_preview/state.json?page=${page}`, { cache: "no-store" });
      state = await answer.json();
    } catch {
      return; // The server has gone; once it is back, livereload's script has us look again.
    }
    if (question < answered) {
      return; // The answer to a later question has come already.
    }
    answered = question;
    if (state.token !== own && !(await follow(question))) {
      sessionStorage.setItem(scroll, JSON.stringify([scrollX, scrollY]));
      location.reload();
      return;
    }
    dress(state.styles);
    mark(state);
    tell(state.problems);
  }

  // The new page takes the place of the old one where it stands, so that nothing flashes and the
  // reader stays where he was. Whether that can be: only the site's own script may be at work, which
  // listens to the page as a whole, and the page must be otherwise of the same make.
  async function follow(question) {
    let next;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      next = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return false;
    }
    if (question < answered) {
      return true; // A later question is being answered.
    }
    const script = next.querySelector(client);
    if (!script || make(next) !== make(document) || scripts(document).length !== 1) {
      return false;
    }
    own = script.getAttribute("src").split("?")[1];
    const focused = document.activeElement?.id;
    const stood = [scrollX, scrollY];
    document.title = next.title;
    document.body.className = next.body.className;
    document.body.replaceChildren(...next.body.childNodes, ...document.body.querySelectorAll(ours));
    if (location.hash) {
      location.replace(location.href); // What the address points to is pointed to again.
      scrollTo(...stood);
    }
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    return true;
  }

  function make(page) {
    const { lang, dir, className } = page.documentElement;
    const sheets = [...page.querySelectorAll('link[rel="stylesheet"]')];
    const looks = sheets.map((link) => link.getAttribute("href").replace(/\.[0-9a-f]{10}\./, "."));
    return JSON.stringify([lang, dir, className, scripts(page), [...new Set(looks)]]);
  }

  function scripts(page) {
    const all = [...page.scripts].map((script) => script.getAttribute("src") ?? "");
    return all.filter((src) => !src.startsWith("/_preview/"));
  }

  // A style sheet takes the place of the one before once it is there: no reload, no flash.
  function dress(styles) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const path = new URL(link.href).pathname;
      const found = path.match(sheet);
      const now = found && styles[`${found[1]}.css`];
      if (!now || path.endsWith(`/${now}`) || link.dataset.goes) {
        continue;
      }
      const next = link.cloneNode();
      next.href = link.href.replace(sheet, now);
      link.dataset.goes = "1";
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
  }

  function tell(problems) {
    const words = problems.map((one) => one.text).join("\n\n");
    const page = document.getElementById("_problems");
    panel?.remove();
    panel = null;
    if (page) {
      page.textContent = words;
    } else if (words && words !== hidden) {
      panel = box("onrecord-problems", [
        element("h2", "Not made anew: this is the last good page"),
        ...problems.flatMap(problem),
        hide(words),
      ]);
      panel.shadowRoot.lastChild.setAttribute("role", "alert");
    }
    if (!words) {
      hidden = "";
    }
  }

  function problem(one) {
    const parts = [element("pre", one.text)];
    if (one.open) {
      const link = element("a", `Open ${one.place} in the editor`);
      link.href = one.open;
      parts.push(link);
    }
    return parts;
  }

  function mark(state) {
    badge?.remove();
    badge = null;
    if (state.isHeld) {
      badge = box("onrecord-banner", [
        element("p", "This story is not public yet: a draft, or under an embargo"),
      ]);
    } else if (state.held) {
      badge = box("onrecord-badge", [
        element("p", "Preview: drafts and embargoed stories are shown"),
      ]);
    }
  }

  function hide(words) {
    const button = element("button", "Hide");
    button.type = "button";
    button.addEventListener("click", () => {
      hidden = words;
      panel?.remove();
    });
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

  const stood = sessionStorage.getItem(scroll);
  if (stood) {
    sessionStorage.removeItem(scroll);
    addEventListener("load", () => scrollTo(...JSON.parse(stood)));
  }

  window.LiveReloadPluginPreview = class {
    static identifier = "onrecord";
    static version = "1.0";

    reload() {
      look();
      return true;
    }
  };

  const script = document.createElement("script");
  const port = location.port || (location.protocol === "https:" ? "443" : "80");
  script.src =
    `/_preview/livereload.js?host=${location.hostname}&port=${port}&mindelay=250&maxdelay=2000`;
  document.head.append(script);
})();

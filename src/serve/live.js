// Keeps an open page up to date while its sources are edited, and shows what is wrong. Only `loa serve` adds it to pages.
(function () {
  "use strict";
  var mine = document.currentScript.dataset;
  var seen = { page: mine.page, body: mine.body, styles: mine.styles };
  var stream, once = false, left = 0;

  // Loading the page again would end the navigation that its reader has begun. A download begins like one, and the page stays.
  addEventListener("beforeunload", function () { left = Date.now(); });

  // A browser opens six connections to a server, and a stream keeps one: the pages of a browser share three streams. Each stream has a lock, which
  // ends with its page. A page without a lock asks every two seconds; a page that nobody sees does not ask.
  function claim(number) {
    if (!navigator.locks) return listen();
    if (number === 3) {
      once = true;
      return listen();
    }
    navigator.locks.request("loa-live-" + number, { ifAvailable: true }, function (lock) {
      if (!lock) return claim(number + 1);
      listen();
      return new Promise(function () {});
    });
  }

  function listen() {
    if (stream) stream.close();
    if (document.hidden) return;
    var query = Object.keys(seen).map(function (name) { return name + "=" + encodeURIComponent(seen[name]); }).join("&");
    stream = new EventSource("/_loa/events?" + query + (once ? "&once=true" : ""));
    stream.addEventListener("reload", reload);
    stream.addEventListener("styles", function (event) { restyle(JSON.parse(event.data)); });
    stream.addEventListener("findings", function (event) { show(JSON.parse(event.data)); });
  }

  // The place on the page is kept: browsers do so themselves when a page is loaded anew.
  function reload() {
    var part = document.querySelector("[data-live=swap]");
    if (!part) {
      var rest = left + 5000 - Date.now();
      if (rest > 0) return setTimeout(reload, rest);
      stream.close();
      return location.reload();
    }
    fetch(location.href, { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var next = new DOMParser().parseFromString(text, "text/html");
      var fresh = next.querySelector("[data-live=swap]"), script = next.querySelector("script[data-body]");
      if (!fresh || !script) return location.reload();
      // Pictures are there before they are shown, so that nothing jumps.
      var pictures = Array.prototype.slice.call(fresh.querySelectorAll("img"));
      return Promise.all(pictures.map(function (picture) {
        var early = new Image();
        early.src = picture.src;
        return early.decode ? early.decode().catch(function () {}) : null;
      })).then(function () {
        part.replaceWith(document.importNode(fresh, true));
        document.title = next.title;
        seen.body = script.dataset.body;
        listen();
      });
    });
  }

  // New style sheets are loaded beside the old ones and then take their place.
  function restyle(styles) {
    var old = Array.prototype.slice.call(document.querySelectorAll("link[rel=stylesheet]"));
    if (old.length !== styles.length) return location.reload();
    styles.forEach(function (href, at) {
      if (old[at].getAttribute("href") === href) return;
      var next = old[at].cloneNode();
      next.setAttribute("href", href);
      next.addEventListener("load", function () { old[at].remove(); });
      old[at].after(next);
    });
    seen.styles = styles.join(" ");
    document.documentElement.dataset.restyled = String(Number(document.documentElement.dataset.restyled || 0) + 1);
  }

  var box;

  function show(told) {
    if (box) box.remove();
    box = null;
    if (!told.findings.length) return;
    var errors = told.findings.filter(function (finding) { return finding.severity === "error"; });
    box = document.createElement("loa-findings");
    var root = box.attachShadow({ mode: "open" });
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_loa/live.css";
    root.append(style);
    var panel = add(root, "section", "panel");
    panel.lang = told.lang;
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", told.title);
    var head = add(panel, "div", "head");
    add(head, "strong", "title", told.title + " (" + told.findings.length + ")");
    var close = add(head, "button", "close", told.close);
    close.type = "button";
    close.addEventListener("click", function () { toggle(panel, false); });
    var list = add(panel, "ol", "list");
    list.tabIndex = 0;
    (errors.length ? errors : told.findings).slice(0, 30).forEach(function (finding) { entry(list, finding); });
    var badge = add(root, "button", "badge", told.more.replace("#", told.findings.length));
    badge.type = "button";
    badge.lang = told.lang;
    badge.addEventListener("click", function () { toggle(panel, true); });
    function toggle(panel, open) {
      panel.hidden = !open;
      badge.hidden = open;
    }
    toggle(panel, errors.length > 0);
    box.addEventListener("keydown", function (event) { if (event.key === "Escape") toggle(panel, false); });
    document.documentElement.append(box);
  }

  function entry(list, finding) {
    var item = add(list, "li", finding.severity);
    add(item, "p", "message", finding.message);
    var at = finding.path + (finding.line ? ":" + finding.line + ":" + finding.column : "") + (finding.cell ? " [" + finding.cell + "]" : "");
    if (at) add(item, "p", "at", at);
    if (finding.source.trim()) add(item, "pre", "source", finding.source);
    if (finding.help) add(item, "p", "help", finding.help);
  }

  function add(parent, name, kind, text) {
    var made = document.createElement(name);
    made.className = kind;
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }

  claim(0);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();

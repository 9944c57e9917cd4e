// The desk without reloading: nothing here is needed, everything works by forms too.
(function () {
  "use strict";
  var form = document.getElementById("item");

  // A change that was not saved is not lost by a wrong click.
  if (form) {
    var dirty = false;
    form.addEventListener("input", function () { dirty = true; });
    form.addEventListener("submit", function () { dirty = false; });
    addEventListener("beforeunload", function (event) { if (dirty) event.preventDefault(); });
    addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        if (form.querySelector("button.main")) form.requestSubmit();
      }
    });
  }

  // What is written is shown beside it before it is saved.
  var told = document.getElementById("draft");
  if (form && told && form.querySelector("button.main")) {
    var timer, asking = false, again = false;
    var show = function () {
      if (asking) { again = true; return; }
      asking = true;
      fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)) }).then(function (answer) {
        return answer.ok ? answer.text() : "";
      }).catch(function () { return ""; }).then(function (html) {
        if (told.innerHTML.trim() !== html.trim()) told.innerHTML = html;
        asking = false;
        if (again) { again = false; show(); }
      });
    };
    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(show, 250);
    });
  }

  // Choosing a place shows it at once.
  document.querySelectorAll("form.filter select").forEach(function (select) {
    select.addEventListener("change", function () { select.form.requestSubmit(); });
  });

  // Which preview is shown; a choice outlives saving.
  var links = Array.prototype.slice.call(document.querySelectorAll("#previews a"));
  var key = "loa-preview";
  function mark(link) {
    links.forEach(function (other) { other.removeAttribute("aria-current"); });
    link.setAttribute("aria-current", "true");
  }
  links.forEach(function (link) {
    link.addEventListener("click", function () {
      mark(link);
      sessionStorage.setItem(key, link.textContent);
    });
  });
  var kept = links.filter(function (link) { return link.textContent === sessionStorage.getItem(key); })[0];
  if (kept && kept !== links[0]) {
    mark(kept);
    document.querySelector("iframe[name=preview]").src = kept.href;
  }

  // A page that opens at an anchor must not move this one.
  var frame = document.querySelector("iframe[name=preview]"), moved = false;
  ["wheel", "keydown", "pointerdown"].forEach(function (name) { addEventListener(name, function () { moved = true; }, { passive: true }); });
  if (frame) frame.addEventListener("load", function () { if (!moved) scrollTo(0, 0); });

  // One more empty entry as soon as the last one is written in.
  document.querySelectorAll("[data-entries]").forEach(function (list) {
    if (!list.querySelector("legend")) return;
    list.addEventListener("input", function (event) {
      var last = list.lastElementChild;
      if (!last.contains(event.target)) return;
      var next = last.cloneNode(true), number = list.children.length;
      next.querySelector("legend").textContent = number + 1;
      next.querySelectorAll("[name]").forEach(function (input) {
        var parts = input.name.split(".");
        parts[1] = String(number);
        var label = next.querySelector("label[for='" + input.id + "']");
        input.name = parts.join(".");
        input.id = "f-" + input.name;
        if (label) label.htmlFor = input.id;
        if (input.type === "checkbox") input.checked = false; else input.value = "";
      });
      list.append(next);
    });
  });

  // A picture goes where the cursor stands, and what was written meanwhile stays.
  var sending = document.getElementById("picture-form");
  if (sending && form) {
    sending.addEventListener("submit", function (event) {
      event.preventDefault();
      var fault = document.getElementById("picture-fault"), data = new FormData(sending), into = data.get("into"), alt = data.get("alt").trim();
      fault.hidden = true;
      data.set("into", "keep");
      fetch(sending.action, { method: "POST", body: data }).then(function (answer) { return answer.json(); }).then(function (told) {
        if (told.fault) {
          fault.textContent = told.fault;
          fault.hidden = false;
          return;
        }
        var image = form.elements.image;
        if (into === "field" && image) {
          image.value = told.name;
          if (form.elements.alt) form.elements.alt.value = alt;
          image.focus();
        } else {
          var text = document.getElementById("markdown"), at = text.selectionEnd;
          var words = "![" + alt.replace(/([\\[\]])/g, "\\$1") + "](" + told.name + ")";
          var before = text.value.slice(0, at).replace(/\n*$/, ""), after = text.value.slice(at).replace(/^\n*/, "");
          text.value = [before, words, after].filter(Boolean).join("\n\n");
          text.focus();
        }
        form.dispatchEvent(new Event("input"));
        sending.reset();
        document.getElementById("picture").open = false;
      }, function () { sending.submit(); });
    });
  }
})();

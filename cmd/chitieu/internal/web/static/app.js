// A little help for keyboards and clipboards; every page works without it.
"use strict";
document.addEventListener("keydown", function (e) {
  var in_field = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
  if (e.key === "/" && !in_field && !e.ctrlKey && !e.metaKey) { e.preventDefault(); document.getElementById("q").select(); }
});
document.querySelectorAll("pre, [data-copy]").forEach(function (pre) {
  if (!navigator.clipboard) { return; }
  var proof = pre.parentNode.querySelector("small a");
  var text = pre.textContent + (pre.dataset.copy !== undefined && proof ? " (" + proof.href + ")" : "");
  var b = document.createElement("button");
  b.type = "button"; b.className = "copy"; b.textContent = document.documentElement.lang === "en" ? "Copy" : "Chép";
  b.addEventListener("click", function () {
    navigator.clipboard.writeText(text).then(function () { b.textContent = "✓"; });
  });
  pre.before(b);
});
document.querySelectorAll("form[data-live]").forEach(function (form) { // what its button would show, while somebody types
  var parts = form.dataset.live, asked = 0, timer;
  function show(html) {
    var fresh = new DOMParser().parseFromString(html, "text/html").querySelectorAll(parts);
    document.querySelectorAll(parts).forEach(function (old, i) { old.replaceWith(fresh[i]); });
  }
  function ask() {
    var mine = ++asked, at = (form.action + "?" + new URLSearchParams(new FormData(form))).replace(/[?&]q=$/, "");
    fetch(at).then(function (r) { return r.ok ? r.text() : ""; }).then(function (html) {
      if (mine === asked && html) { show(html); history.replaceState(null, "", at); }
    }).catch(function () {}); // the button still works
  }
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(ask, 200); });
});

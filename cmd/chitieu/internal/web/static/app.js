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
document.querySelectorAll("[data-filter]").forEach(function (input) {
  var items = document.querySelectorAll(input.dataset.filter);
  var bare = function (s) { return s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase(); };
  input.addEventListener("input", function () {
    var want = bare(input.value);
    items.forEach(function (li) { li.hidden = bare(li.textContent).indexOf(want) < 0; });
  });
});

"use strict";
// Filters. Without this script the page shows every finding.
(() => {
  const form = document.querySelector("form");
  const shown = document.querySelector("[role=status]");
  const articles = [...document.querySelectorAll("main article")];
  const apply = () => {
    const want = Object.fromEntries(new FormData(form));
    let findings = 0;
    for (const article of articles) {
      let left = 0;
      for (const item of article.querySelectorAll("li[data-rule]")) {
        const fits = (!want.article || want.article === article.dataset.article)
          && (!want.rule || want.rule === item.dataset.rule)
          && (!want.severity || want.severity === item.dataset.severity);
        item.hidden = !fits;
        left += fits ? 1 : 0;
      }
      article.hidden = left === 0;
      findings += left;
    }
    shown.textContent = `${findings} ${findings === 1 ? "finding" : "findings"} shown`;
  };
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();

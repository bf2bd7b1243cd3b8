"use strict";

// Writes into the page what went wrong in it, for the browser test and for whoever sends us a report.
(function () {
  const root = document.documentElement;
  root.dataset.errors = "0";
  const note = (words) => {
    root.dataset.errors = String(Number(root.dataset.errors) + 1);
    root.dataset.error = words;
  };
  window.addEventListener("error", (event) => note(event.message));
  window.addEventListener("unhandledrejection", (event) => note(String(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => note(event.violatedDirective + " " + event.blockedURI));
})();

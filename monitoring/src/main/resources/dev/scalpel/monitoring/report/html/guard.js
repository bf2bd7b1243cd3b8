"use strict";

// Records errors in the page, for the browser test and for bug reports.
(function () {
  const root = document.documentElement;
  root.dataset.errors = "0";
  const note = (message) => {
    root.dataset.errors = String(Number(root.dataset.errors) + 1);
    root.dataset.error = message;
  };
  window.addEventListener("error", (event) => note(event.message));
  window.addEventListener("unhandledrejection", (event) => note(String(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => note(event.violatedDirective + " " + event.blockedURI));
})();

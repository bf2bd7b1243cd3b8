// Before the first paint: the theme that the reader chose, if he did.
try {
  const chosen = localStorage.getItem("scalpel-theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is forbidden: the system's theme holds.
}

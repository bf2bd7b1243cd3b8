// The menu of a phone, the theme, and a button that copies a block of commands.
const root = document.documentElement;

document.getElementById("site-theme").addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("scalpel-theme", root.dataset.theme);
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
});

const menu = document.getElementById("site-menu");
menu.addEventListener("click", () => {
  const open = document.body.classList.toggle("menu-open");
  menu.setAttribute("aria-expanded", String(open));
});
document.querySelector('.pages [aria-current="page"]')?.scrollIntoView({ block: "center" });
scrollTo(0, location.hash ? scrollY : 0);

for (const block of document.querySelectorAll("pre > code.language-sh, pre > code.language-bash, pre > code.language-yaml, pre > code.language-json, pre > code.language-sql")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = "Copied";
    } catch {
      // A page from a folder may not write to the clipboard: the text is selected instead.
      getSelection().selectAllChildren(block);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  block.parentElement.append(button);
}

const headings = [...document.querySelectorAll("article h2[id], article h3[id]")];
const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
if (links.size > 0) {
  const follow = () => {
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < 120) ?? headings[0];
    for (const [id, link] of links) link.classList.toggle("current", id === current?.id);
  };
  addEventListener("scroll", follow, { passive: true });
  follow();
}

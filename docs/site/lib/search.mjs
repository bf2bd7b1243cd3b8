// The search index: one entry per section, as a script, because a page opened from a folder may not fetch a file.
import MiniSearch from "minisearch";

/** The page's own script opens the index with the same options. */
const OPTIONS = { fields: ["title", "page", "text"], storeFields: ["title", "page", "address", "excerpt"] };
const EXCERPT = 180;

export function searchIndex(pages, titles) {
  const index = new MiniSearch(OPTIONS);
  for (const page of pages) {
    page.sections.forEach((section, at) => {
      index.add({
        id: `${page.address}/${at}`,
        title: section.title,
        page: titles.get(page.file) ?? page.title,
        address: page.address + (section.id ? `#${section.id}` : ""),
        text: section.text,
        excerpt: section.text.slice(0, EXCERPT),
      });
    });
  }
  return `self.scalpelSearch = ${JSON.stringify({ options: OPTIONS, index: JSON.stringify(index) })};\n`;
}

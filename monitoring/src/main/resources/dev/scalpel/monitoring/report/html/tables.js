"use strict";

// Sorts the rows of tables by a column. Without scripts they are plain tables.
(function () {
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  /** A number for numbers and times, else the text. */
  function key(cell, numeric) {
    const text = cell.textContent.trim();
    const time = /^(\d+) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)$/.exec(text);
    if (time) {
      return Date.UTC(Number(time[3]), MONTHS.indexOf(time[2]), Number(time[1]), Number(time[4]), Number(time[5]));
    }
    return numeric ? parseFloat(text.replace(/[\u202f,\s]/g, "").replace("\u2212", "-")) : text;
  }

  /** Rows without a value come last in both directions. */
  function compare(one, other, sign) {
    const none = (value) => Number.isNaN(value);
    if (none(one) || none(other)) {
      return none(one) - none(other);
    }
    return sign * (typeof one === "string" ? one.localeCompare(other, "en") : one - other);
  }

  function sort(table, head, column) {
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    const numeric = head.classList.contains("n");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => ({ row: row, key: key(row.cells[column], numeric) }));
    rows.sort((one, other) => compare(one.key, other.key, ascending ? 1 : -1));
    table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    body.append(...rows.map((each) => each.row));
  }

  document.querySelectorAll("table.sortable").forEach((table) => {
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, head, column));
      head.replaceChildren(button);
    });
  });
})();

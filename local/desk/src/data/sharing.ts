/** The fresh value, made of the parts of the known one that are equal: what has not changed stays the same object. */
export function share<T>(known: unknown, fresh: T): T {
  if (Object.is(known, fresh)) {
    return fresh;
  }
  if (Array.isArray(known) && Array.isArray(fresh)) {
    const parts = fresh.map((part, at) => share(known[at], part));
    const same = known.length === parts.length && parts.every((part, at) => Object.is(part, known[at]));
    return (same ? known : parts) as T;
  }
  if (isRecord(known) && isRecord(fresh)) {
    const names = Object.keys(fresh);
    const parts: Record<string, unknown> = {};
    let same = names.length === Object.keys(known).length;
    for (const name of names) {
      const part = share(known[name], fresh[name]);
      parts[name] = part;
      same &&= name in known && Object.is(part, known[name]);
    }
    return (same ? known : parts) as T;
  }
  return fresh;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As {@link share}, with the rows of a list found by their key: a row that moved is still the same object. */
export function shareRows<T>(known: readonly T[], fresh: readonly T[], key: (row: T) => string): T[] {
  const before = new Map(known.map(row => [key(row), row]));
  const rows = fresh.map(row => share(before.get(key(row)), row));
  const same = rows.length === known.length && rows.every((row, at) => row === known[at]);
  return same ? (known as T[]) : rows;
}

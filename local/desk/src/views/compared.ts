import type { BacktestResult } from '../contract';

export interface ComparedRow {
  name: string;
  words: string;
  values: (number | string | null)[];
}

/** Every figure that any of the runs has, in the order of the first run that has it. */
export function comparedRows(runs: readonly BacktestResult[]): ComparedRow[] {
  const rows = new Map<string, ComparedRow>();
  runs.forEach((run, at) => {
    for (const [name, value, words] of run.result?.figures ?? []) {
      const row = rows.get(name) ?? { name, words: words ?? '', values: runs.map(() => null) };
      row.values[at] = value;
      rows.set(name, row);
    }
  });
  return [...rows.values()];
}

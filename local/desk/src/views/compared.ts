import type { BacktestResult } from '../contract';
import { figure, NONE } from '../format';

export interface ComparedRow {
  name: string;
  /** What stands in the column of each run. */
  texts: string[];
}

/** An equity curve as gain since its start, as a share. */
export function gains(equity: readonly (readonly [number, number])[]): [number, number][] {
  const start = equity[0]?.[1] ?? 1;
  return equity.map(([at, value]) => [at, value / start - 1]);
}

/** Every figure that any of the runs has, in the order of the first run that has it. */
export function comparedRows(runs: readonly BacktestResult[]): ComparedRow[] {
  const rows = new Map<string, ComparedRow>();
  runs.forEach((run, at) => {
    for (const [name, value, words] of run.result?.figures ?? []) {
      const row = rows.get(name) ?? { name, texts: runs.map(() => NONE) };
      row.texts[at] = words || figure(value);
      rows.set(name, row);
    }
  });
  return [...rows.values()];
}

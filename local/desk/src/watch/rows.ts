import type { WatchRow } from '../contract';
import { sorted, type Cell, type Order } from '../ui/sorting';

/** Order and choice of the watch-list's rows. */

export interface WatchColumn {
  name: string;
  numeric: boolean;
  value: (row: WatchRow, price: number | null) => Cell;
}

export const WATCH_COLUMNS: readonly WatchColumn[] = [
  { name: 'Name', numeric: false, value: row => row.name },
  { name: 'Price', numeric: true, value: (_, price) => price },
  { name: 'Day', numeric: true, value: row => row.changeDay },
  { name: 'Position', numeric: false, value: row => row.position?.side },
  { name: 'Open', numeric: true, value: row => row.position?.openProfit },
  { name: 'Today', numeric: true, value: row => row.realised },
  { name: 'Licence', numeric: false, value: row => row.licence },
  { name: 'Decision', numeric: false, value: row => row.decision?.words },
];

export function matches(row: WatchRow, search: string): boolean {
  const text = `${row.name} ${row.symbol} ${row.model ?? ''} ${row.licence ?? ''}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}

export function priceOf(row: WatchRow, prices: Readonly<Record<string, number>>): number | null {
  return prices[row.symbol] ?? row.price ?? null;
}

export function shownRows(
  rows: readonly WatchRow[],
  prices: Readonly<Record<string, number>>,
  order: Order | null,
  search: string,
): WatchRow[] {
  const found = rows.filter(row => matches(row, search));
  const column = WATCH_COLUMNS.find(one => one.name === order?.column);
  return column && order ? sorted(found, row => column.value(row, priceOf(row, prices)), order.down) : found;
}

/** The row so many steps away, at most the last or first one. */
export function neighbour(rows: readonly WatchRow[], key: string, step: number): WatchRow | undefined {
  const at = rows.findIndex(row => row.key === key);
  return rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
}

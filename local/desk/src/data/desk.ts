import type { BarEvent, LogLine, Overview } from '../contract';
import { shareRows, share } from './sharing';
import { createStore } from './store';

const MAX_LOG_LINES = 1_000;

export interface DeskState {
  overview: Overview | null;
  /** The newest closing price of each symbol that a bar has brought. */
  prices: Readonly<Record<string, number>>;
  log: readonly LogLine[];
  /** When the server last answered, by this machine's clock; null before the first time. */
  receivedAt: number | null;
  silent: boolean;
  /** What reading the overview failed with; null if it did not. */
  problem: string | null;
}

export const desk = createStore<DeskState>({
  overview: null,
  prices: {},
  log: [],
  receivedAt: null,
  silent: false,
  problem: null,
});

/** The overview with everything that has not changed taken from the known one. */
export function merged(known: Overview | null, fresh: Overview): Overview {
  if (!known) {
    return fresh;
  }
  const watch = shareRows(known.watch, fresh.watch, row => row.key);
  return share(known, { ...fresh, watch });
}

export function withPrices(known: Readonly<Record<string, number>>, bars: Iterable<BarEvent>): Record<string, number> {
  const prices = { ...known };
  for (const { symbol, bar } of bars) {
    prices[symbol] = bar[4];
  }
  return prices;
}

export function withLines(known: readonly LogLine[], lines: readonly LogLine[]): LogLine[] {
  return [...known, ...lines].slice(-MAX_LOG_LINES);
}

import type { Bar, Bars, Entry, Exit, Frame, Score, Seconds, SignalMark, WatchRow } from '../contract';
import { share } from '../data/sharing';

/** What a chart shows: bars and what happened at them. Pure: answers of the server are joined to it. */

export interface ChartData {
  symbol: string;
  frame: Frame;
  digits: number;
  bars: readonly Bar[];
  scores: readonly Score[];
  scoreBounds: Bars['scoreBounds'];
  entries: readonly Entry[];
  exits: readonly Exit[];
  signals: readonly SignalMark[];
  position: Bars['position'];
}

const FRAME_SECONDS: Record<Frame, Seconds> = { '1m': 60, '5m': 300, '15m': 900, '1h': 3_600, '4h': 14_400, '1d': 86_400 };

export function frameSeconds(frame: Frame): Seconds {
  return FRAME_SECONDS[frame];
}

/** The bar that a time falls into. */
export function barOf(millis: number, frame: Frame): Seconds {
  const length = FRAME_SECONDS[frame];
  return Math.floor(millis / 1_000 / length) * length;
}

/** Both, ascending; of two for the same time the fresh one. */
export function joinTimes<T extends readonly [Seconds, ...unknown[]]>(known: readonly T[], fresh: readonly T[]): readonly T[] {
  if (known.length === 0) {
    return fresh;
  }
  if (fresh.length === 0) {
    return known;
  }
  const last = known.length - 1;
  const first = fresh[0]?.[0] ?? 0;
  if (first > (known[last]?.[0] ?? 0)) {
    return [...known, ...fresh];
  }
  const byTime = new Map<Seconds, T>();
  known.forEach(one => byTime.set(one[0], one));
  fresh.forEach(one => byTime.set(one[0], one));
  return [...byTime.values()].sort((a, b) => a[0] - b[0]);
}

function joinIds<T extends { id: string; at: number }>(known: readonly T[], fresh: readonly T[] | undefined): readonly T[] {
  if (!fresh?.some(one => !known.some(before => before.id === one.id && share(before, one) === before))) {
    return known;
  }
  const byId = new Map<string, T>();
  known.forEach(one => byId.set(one.id, one));
  fresh.forEach(one => byId.set(one.id, one));
  return [...byId.values()].sort((a, b) => a.at - b.at);
}

export function emptyData(symbol: string, frame: Frame): ChartData {
  return {
    symbol,
    frame,
    digits: 2,
    bars: [],
    scores: [],
    scoreBounds: null,
    entries: [],
    exits: [],
    signals: [],
    position: null,
  };
}

/**
 * The data with an answer joined to it.
 *
 * @param newest whether the answer reaches to now: only then its position and bounds count
 */
export function join(known: ChartData, answer: Bars, newest: boolean): ChartData {
  return {
    ...known,
    digits: answer.digits,
    bars: joinTimes(known.bars, answer.bars),
    scores: joinTimes(known.scores, answer.scores ?? []),
    entries: joinIds(known.entries, answer.entries),
    exits: joinIds(known.exits, answer.exits),
    signals: joinIds(known.signals, answer.signals),
    scoreBounds: newest ? share(known.scoreBounds, answer.scoreBounds ?? known.scoreBounds) : known.scoreBounds,
    position: newest ? share(known.position, answer.position ?? null) : known.position,
  };
}

/** What belongs to one row of the watch-list: its own trades and position; an instrument has the signals of every strategy. */
export function ofRow(data: ChartData, row: Pick<WatchRow, 'kind' | 'account' | 'strategy' | 'position'>): ChartData {
  const own = (strategy: string | null | undefined) => !row.strategy || !strategy || strategy === row.strategy;
  const received = (one: SignalMark) =>
    row.kind === 'instrument' || (one.portfolio === row.account && one.strategy === row.strategy);
  return {
    ...data,
    entries: data.entries.filter(one => own(one.strategy)),
    exits: data.exits.filter(one => own(one.strategy)),
    signals: data.signals.filter(received),
    position: row.position ?? null,
  };
}

/** A minute that has just arrived, shown at once where bars are minutes. */
export function withMinute(known: ChartData, bar: Bar): ChartData {
  const last = known.bars.at(-1);
  if (known.frame !== '1m' || last === undefined || bar[0] < last[0]) {
    return known;
  }
  return { ...known, bars: [...(bar[0] === last[0] ? known.bars.slice(0, -1) : known.bars), bar] };
}

/** The last score of each bar: scores may be of minutes, bars of hours. */
export function scoresOfBars(scores: readonly Score[], frame: Frame): Score[] {
  const byBar = new Map<Seconds, number>();
  for (const [at, value] of scores) {
    byBar.set(barOf(at * 1_000, frame), value);
  }
  return [...byBar];
}

/** Whether only the newest bar was replaced or one bar was added. */
export function isUpdate(known: readonly Bar[], fresh: readonly Bar[]): boolean {
  const last = known.length - 1;
  if (last < 0 || fresh.length < known.length || fresh.length > known.length + 1) {
    return false;
  }
  return fresh[0]?.[0] === known[0]?.[0] && fresh[last]?.[0] === known[last]?.[0];
}

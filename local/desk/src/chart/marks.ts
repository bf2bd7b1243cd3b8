import type { SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts';
import { signed, words } from '../format';
import type { Colours } from './colours';
import { barOf, type ChartData } from './series';

/** The last markers of a chart; more of them cannot be distinguished. */
const MAX_MARKS = 400;
const MAX_TEXTS = 40;
const EXIT = 'exit';

interface Mark {
  at: number;
  /** Marks of one bar and one kind stand together. */
  kind: string;
  marker: Omit<SeriesMarker<Time>, 'time' | 'text'>;
  text: string;
  profit?: number | null | undefined;
}

function entryMark(side: string, look: Colours): Mark['marker'] {
  return side === 'SHORT'
    ? { position: 'aboveBar', shape: 'arrowDown', color: look.accent, size: 1.2 }
    : { position: 'belowBar', shape: 'arrowUp', color: look.accent, size: 1.2 };
}

/** Beside the entry that it asks for, or beside the exit: one side of a bar would be too high for all of them. */
function signalSide(target: string): 'aboveBar' | 'belowBar' {
  return target === 'LONG' ? 'belowBar' : 'aboveBar';
}

/**
 * Entries as arrows, exits as squares with their profit, signals as dots. Of one bar those of a side and kind as one, with their number.
 */
export function marksOf(data: ChartData, look: Colours): SeriesMarker<Time>[] {
  const first = data.bars[0]?.[0] ?? Infinity;
  const last = data.bars.at(-1)?.[0] ?? -Infinity;
  const marks: Mark[] = [
    ...data.entries.map(one => ({
      at: one.at,
      kind: `entry ${one.side}`,
      marker: entryMark(one.side, look),
      text: one.side.toLowerCase(),
    })),
    ...data.exits.map(one => ({
      at: one.at,
      kind: `${EXIT} ${one.side}`,
      marker: exitMark(one.side, one.netProfit, look),
      text: one.netProfit === null || one.netProfit === undefined ? words(one.reason) : signed(one.netProfit),
      profit: one.netProfit,
    })),
    ...data.signals.map(one => ({
      at: one.at,
      kind: `signal ${one.target}`,
      marker: { position: signalSide(one.target), shape: 'circle' as const, color: look.signal, size: 0.7 },
      text: `${one.strategy} ${one.target.toLowerCase()}`,
    })),
  ];
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const time = barOf(mark.at, data.frame);
    if (time >= first && time <= last) {
      const key = `${time} ${mark.kind}`;
      groups.set(key, [...(groups.get(key) ?? []), mark]);
    }
  }
  const shown = [...groups.values()]
    .map(group => ({ time: barOf(group[0]?.at ?? 0, data.frame), ...together(group, look) }))
    .sort((a, b) => a.time - b.time)
    .slice(-MAX_MARKS);
  // Words beside bars that have several marks would cover each other.
  const withText = shown.length <= MAX_TEXTS && shown.every(one => one.count === 1);
  return shown.map(({ marker, time, text, count }) => ({
    ...marker,
    time: time as UTCTimestamp,
    ...(withText ? { text } : count > 1 ? { text: String(count) } : {}),
  })) as SeriesMarker<Time>[];
}

function exitMark(side: string, netProfit: number | null | undefined, look: Colours): Mark['marker'] {
  return {
    position: side === 'SHORT' ? 'belowBar' : 'aboveBar',
    shape: 'square',
    color: (netProfit ?? 0) < 0 ? look.down : look.up,
    size: 0.8,
  };
}

/** One mark for all of a group: of exits in the colour of their sum. */
function together(group: readonly Mark[], look: Colours): { marker: Mark['marker']; text: string; count: number } {
  const [one] = group as [Mark];
  const count = group.length;
  if (!one.kind.startsWith(EXIT)) {
    return { marker: one.marker, text: one.text, count };
  }
  const sum = group.reduce((all, mark) => all + (mark.profit ?? 0), 0);
  return { marker: { ...one.marker, color: sum < 0 ? look.down : look.up }, text: one.text, count };
}

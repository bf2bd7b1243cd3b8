import type { SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts';
import { signed, words } from '../format';
import type { Colours } from './colours';
import { barOf, type ChartData } from './series';

/** The last markers of a chart; more of them cannot be distinguished. */
const MAX_MARKS = 400;
const MAX_TEXTS = 40;

interface Mark {
  at: number;
  marker: Omit<SeriesMarker<Time>, 'time' | 'text'>;
  text: string;
}

function entryMark(side: string, look: Colours): Mark['marker'] {
  return side === 'SHORT'
    ? { position: 'aboveBar', shape: 'arrowDown', color: look.accent, size: 1.2 }
    : { position: 'belowBar', shape: 'arrowUp', color: look.accent, size: 1.2 };
}

/** Entries as arrows, exits as squares with their profit, signals as dots. */
export function marksOf(data: ChartData, look: Colours): SeriesMarker<Time>[] {
  const first = data.bars[0]?.[0] ?? Infinity;
  const last = data.bars.at(-1)?.[0] ?? -Infinity;
  const marks: Mark[] = [
    ...data.entries.map(one => ({ at: one.at, marker: entryMark(one.side, look), text: one.side.toLowerCase() })),
    ...data.exits.map(one => ({
      at: one.at,
      marker: {
        position: one.side === 'SHORT' ? ('belowBar' as const) : ('aboveBar' as const),
        shape: 'square' as const,
        color: (one.netProfit ?? 0) < 0 ? look.down : look.up,
        size: 0.8,
      },
      text: one.netProfit === null || one.netProfit === undefined ? words(one.reason) : signed(one.netProfit),
    })),
    ...data.signals.map(one => ({
      at: one.at,
      marker: { position: 'aboveBar' as const, shape: 'circle' as const, color: look.signal, size: 0.7 },
      text: `${one.strategy} ${one.target.toLowerCase()}`,
    })),
  ];
  const inside = marks
    .map(mark => ({ ...mark, time: barOf(mark.at, data.frame) }))
    .filter(mark => mark.time >= first && mark.time <= last)
    .sort((a, b) => a.time - b.time)
    .slice(-MAX_MARKS);
  const withText = inside.length <= MAX_TEXTS;
  return inside.map(({ marker, time, text }) => ({
    ...marker,
    time: time as UTCTimestamp,
    ...(withText ? { text } : {}),
  })) as SeriesMarker<Time>[];
}

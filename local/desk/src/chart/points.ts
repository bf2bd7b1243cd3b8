import type { Time, UTCTimestamp, WhitespaceData } from 'lightweight-charts';

export type Point = { time: Time; value: number };

/** Distances on the axis are numbers of points: so many equal steps, so that they mean time. */
export interface Grid {
  /** Seconds since 1970 of the first and the last step. */
  from: number;
  to: number;
  step: number;
}

type Raw = readonly (readonly [number | string, number])[];

/** More than a chart has pixels. */
const MAX_STEPS = 2_000;
const DAY = 86_400;
const STEPS = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 43_200, DAY];

/** Ascending and without two points at one time: the last one counts. */
export function pointsOf(points: Raw): Point[] {
  const byTime = new Map<number | string, number>();
  for (const [at, value] of points) {
    if (Number.isFinite(value)) {
      byTime.set(typeof at === 'number' ? Math.floor(at / 1_000) : at, value);
    }
  }
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, value]) => ({ time: (typeof at === 'number' ? (at as UTCTimestamp) : at) as Time, value }));
}

/** From the first point of all curves to the last one; null for days, which are equally far apart anyway. */
export function gridOf(curves: readonly Raw[]): Grid | null {
  let first = Infinity;
  let last = -Infinity;
  for (const [at] of curves.flat()) {
    if (typeof at === 'string') {
      return null;
    }
    first = Math.min(first, at / 1_000);
    last = Math.max(last, at / 1_000);
  }
  if (!(last > first)) {
    return null;
  }
  const least = (last - first) / MAX_STEPS;
  const step = STEPS.find(one => one >= least) ?? Math.ceil(least / DAY) * DAY;
  return { from: Math.floor(first / step) * step, to: Math.floor(last / step) * step, step };
}

/**
 * One point a step, and none where the curve has none. A step has its last value; the highest and the lowest of the whole curve
 * stand whatever follows them in their step, unless that is the end.
 */
export function onGrid(points: Raw, grid: Grid): (Point | WhitespaceData<Time>)[] {
  const sorted = pointsOf(points);
  const extremes = new Map<number, number>();
  const values = new Map<number, number>();
  const stepOf = (one: Point) => Math.floor((one.time as number) / grid.step) * grid.step;
  const extreme = (better: (a: number, b: number) => boolean) => {
    const best = sorted.reduce<Point | undefined>((known, one) => (!known || better(one.value, known.value) ? one : known), undefined);
    if (best) {
      extremes.set(stepOf(best), best.value);
    }
  };
  extreme((a, b) => a > b);
  extreme((a, b) => a < b);
  sorted.forEach(one => values.set(stepOf(one), extremes.get(stepOf(one)) ?? one.value));
  const last = sorted.at(-1);
  if (last) {
    values.set(stepOf(last), last.value);
  }
  const all: (Point | WhitespaceData<Time>)[] = [];
  for (let at = grid.from; at <= grid.to; at += grid.step) {
    const value = values.get(at);
    const time = at as UTCTimestamp;
    all.push(value === undefined ? { time } : { time, value });
  }
  return all;
}

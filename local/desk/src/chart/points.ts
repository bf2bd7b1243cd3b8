import type { Time, UTCTimestamp } from 'lightweight-charts';

export type Point = { time: Time; value: number };

/** Ascending and without two points at one time: the last one counts. */
export function pointsOf(points: readonly (readonly [number | string, number])[]): Point[] {
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

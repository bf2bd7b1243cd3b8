import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridOf, onGrid, pointsOf } from '../src/chart/points';
import { barOf, emptyData, isUpdate, join, joinTimes, ofRow, scoresOfBars, withMinute } from '../src/chart/series';
import type { Bar, Bars } from '../src/contract';

const bar = (at: number, close: number): Bar => [at, close, close, close, close, 1];

function answer(bars: Bar[], more: Partial<Bars> = {}): Bars {
  return { symbol: 'BTC/USDT', frame: '1m', digits: 2, bars, ...more };
}

test('of two bars for one time the fresh one counts, and they stay ascending', () => {
  assert.deepEqual(joinTimes([bar(60, 1), bar(120, 2)], [bar(120, 3), bar(0, 4)]), [bar(0, 4), bar(60, 1), bar(120, 3)]);
});

test('a time falls into the bar that began at or before it', () => {
  assert.equal(barOf(3_599_999, '1h'), 0);
  assert.equal(barOf(3_600_000, '1h'), 3_600);
  assert.equal(barOf(425_000, '5m'), 300);
});

test('older bars do not replace the present position or bounds', () => {
  const position = { side: 'LONG' as const, quantity: 1, entryPrice: 10 };
  const now = join(emptyData('BTC/USDT', '1m'), answer([bar(120, 2)], { position, scoreBounds: { enter: 1 } }), true);
  const older = join(now, answer([bar(60, 1)], { position: null }), false);
  assert.deepEqual(older.position, position);
  assert.deepEqual(older.scoreBounds, { enter: 1 });
  assert.equal(older.bars.length, 2);
  assert.equal(join(older, answer([bar(180, 1)]), true).position, null);
});

test('an entry that is read twice stands once', () => {
  const entries = [{ at: 60_000, price: 1, side: 'LONG', id: 'a' }];
  const once = join(emptyData('BTC/USDT', '1m'), answer([bar(60, 1)], { entries }), true);
  assert.equal(join(once, answer([bar(60, 1)], { entries }), true).entries.length, 1);
});

test('a row has its own trades and position, an instrument the signals of every strategy', () => {
  const mark = (strategy: string) => ({ at: 60_000, price: 1, side: 'LONG', id: strategy, strategy });
  const signal = { at: 60_000, portfolio: 'crypto', strategy: 'btc', target: 'LONG', id: 's' };
  const other = { ...signal, portfolio: 'other', id: 't' };
  const read = answer([bar(60, 1)], { entries: [mark('model'), mark('btc')], signals: [signal, other] });
  const data = join(emptyData('BTC/USDT', '1m'), read, true);
  const model = ofRow(data, { kind: 'instrument', account: 'model', strategy: 'model', position: null });
  assert.deepEqual(model.entries.map(one => one.id), ['model']);
  assert.deepEqual(model.signals.map(one => one.id), ['s', 't']);
  const position = { side: 'LONG' as const, quantity: 1, entryPrice: 10 };
  const strategy = ofRow(data, { kind: 'strategy', account: 'crypto', strategy: 'btc', position });
  assert.deepEqual(strategy.entries.map(one => one.id), ['btc']);
  assert.deepEqual(strategy.signals.map(one => one.id), ['s']);
  assert.equal(strategy.position, position);
});

test('a minute replaces the last bar or follows it, in frames of minutes only', () => {
  const known = join(emptyData('BTC/USDT', '1m'), answer([bar(60, 1), bar(120, 2)]), true);
  assert.deepEqual(withMinute(known, bar(120, 3)).bars, [bar(60, 1), bar(120, 3)]);
  assert.deepEqual(withMinute(known, bar(180, 4)).bars, [bar(60, 1), bar(120, 2), bar(180, 4)]);
  assert.equal(withMinute(known, bar(60, 9)), known);
  const hours = { ...known, frame: '1h' as const };
  assert.equal(withMinute(hours, bar(180, 4)), hours);
});

test('only a replaced or added newest bar is an update', () => {
  const two = [bar(60, 1), bar(120, 2)];
  assert.equal(isUpdate(two, [bar(60, 1), bar(120, 3)]), true);
  assert.equal(isUpdate(two, [...two, bar(180, 1)]), true);
  assert.equal(isUpdate(two, [bar(0, 1), ...two]), false);
  assert.equal(isUpdate(two, [...two, bar(180, 1), bar(240, 1)]), false);
  assert.equal(isUpdate([], two), false);
});

test('a bar of hours has the last score of its minutes', () => {
  assert.deepEqual(
    scoresOfBars(
      [
        [60, 1],
        [3_540, 2],
        [3_600, 3],
      ],
      '1h',
    ),
    [
      [0, 2],
      [3_600, 3],
    ],
  );
});

test('points of a curve are ascending and one a second', () => {
  assert.deepEqual(
    pointsOf([
      [2_000, 1],
      [1_000, 2],
      [2_400, 3],
      [3_000, Number.NaN],
    ]),
    [
      { time: 1, value: 2 },
      { time: 2, value: 3 },
    ],
  );
});

test('distances on the axis of a curve mean time: one point each step, none where the curve has none', () => {
  const minute = 60_000;
  const points: [number, number][] = [
    [0, 1],
    [minute, 2],
    [5 * minute, 3],
  ];
  const grid = gridOf([points]);
  assert.deepEqual(grid, { from: 0, to: 300, step: 60 });
  assert.deepEqual(grid && onGrid(points, grid), [
    { time: 0, value: 1 },
    { time: 60, value: 2 },
    { time: 120 },
    { time: 180 },
    { time: 240 },
    { time: 300, value: 3 },
  ]);
});

test('a long curve has wider steps, which keep its highest, its lowest and its last value', () => {
  const hour = 3_600_000;
  const minutes = Array.from({ length: 60 * 24 * 31 }, (_, at): [number, number] => [at * 60_000, 100]);
  minutes[2_001] = [2_001 * 60_000, 150];
  minutes[3_001] = [3_001 * 60_000, 50];
  minutes.push([31 * 24 * hour + 1, 101], [31 * 24 * hour + 2, 102]);
  const grid = gridOf([minutes]);
  assert.equal(grid?.step, 1_800);
  const drawn = grid ? onGrid(minutes, grid) : [];
  const values = drawn.flatMap(one => ('value' in one ? [one.value] : []));
  assert.ok(drawn.length <= 2_001);
  assert.deepEqual([Math.max(...values), Math.min(...values), values.at(-1)], [150, 50, 102]);
});

test('curves of days and of one moment need no steps', () => {
  assert.equal(gridOf([[['2026-01-31', 1]]]), null);
  assert.equal(gridOf([[[1_000, 1]]]), null);
  assert.equal(gridOf([]), null);
});

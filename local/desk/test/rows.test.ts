import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strategyOf } from '../src/controls';
import type { WatchRow } from '../src/contract';
import { briefLicence, licenceTone } from '../src/ui/licence';
import { afterClick, sorted } from '../src/ui/sorting';
import { comparedRows } from '../src/views/compared';
import { allLines } from '../src/views/lines';
import { matches, neighbour, shownRows } from '../src/watch/rows';

const row = (key: string, more: Partial<WatchRow> = {}): WatchRow => ({ key, kind: 'instrument', symbol: key, name: key, ...more });

test('what is absent comes last in both directions', () => {
  const value = (one: number | null) => one;
  assert.deepEqual(sorted([2, null, 1], value, false), [1, 2, null]);
  assert.deepEqual(sorted([2, null, 1], value, true), [2, 1, null]);
});

test('numbers begin with the largest, texts with the first; a second click turns the order', () => {
  assert.deepEqual(afterClick(null, 'Price', true), { column: 'Price', down: true });
  assert.deepEqual(afterClick({ column: 'Price', down: true }, 'Name', false), { column: 'Name', down: false });
  assert.deepEqual(afterClick({ column: 'Name', down: false }, 'Name', false), { column: 'Name', down: true });
});

test('the watch-list is sorted by the newest price, not the one of the overview', () => {
  const rows = [row('A', { price: 1 }), row('B', { price: 2 })];
  const keys = shownRows(rows, { A: 3 }, { column: 'Price', down: true }, '').map(one => one.key);
  assert.deepEqual(keys, ['A', 'B']);
});

test('every word of a search must be found', () => {
  assert.equal(matches(row('BTC/USDT', { model: 'm-1' }), 'btc m-1'), true);
  assert.equal(matches(row('BTC/USDT'), 'btc eth'), false);
  assert.equal(matches(row('BTC/USDT'), ''), true);
});

test('the neighbour of the last row is itself', () => {
  const rows = [row('A'), row('B')];
  assert.equal(neighbour(rows, 'B', 1)?.key, 'B');
  assert.equal(neighbour(rows, 'B', -1)?.key, 'A');
  assert.equal(neighbour(rows, 'gone', 1)?.key, 'A');
  assert.equal(neighbour([], 'A', 1), undefined);
});

test('only a licence that permits trading looks good', () => {
  assert.deepEqual(
    ['licensed', 'not licensed', 'unlicensed', 'on probation', 'suspended', ''].map(licenceTone),
    ['good', 'plain', 'plain', 'warn', 'bad', 'plain'],
  );
});

test('a badge has what stands before the details', () => {
  assert.equal(briefLicence('no licence: no day of evidence is recorded yet'), 'no licence');
  assert.equal(briefLicence('on probation, with 10 % of its allocation'), 'on probation');
  assert.equal(briefLicence('licensed'), 'licensed');
});

test('a strategy is closed by portfolio and name, an instrument by symbol', () => {
  assert.deepEqual(strategyOf(row('portfolio:crypto/trend', { kind: 'strategy', account: 'crypto', strategy: 'trend' })), {
    portfolio: 'crypto',
    strategy: 'trend',
  });
  assert.equal(strategyOf(row('BTC/USDT', { account: 'model', strategy: 'model' })), null);
});

test('compared runs have a row for every figure that any of them has', () => {
  const run = (id: string, figures: [string, number, string][]) => ({ id, state: 'done' as const, result: { figures, equity: [] } });
  assert.deepEqual(comparedRows([run('a', [['Trades', 3, '']]), run('b', [['Trades', 4, ''], ['Return', 0.1, '10 %']])]), [
    { name: 'Trades', texts: ['3', '4'] },
    { name: 'Return', texts: ['–', '10 %'] },
  ]);
});

test('a line that was read and received stands once, the newest first', () => {
  const line = (at: number) => ({ at, source: 'execution', text: `minute ${at}` });
  assert.deepEqual(
    allLines([line(1), line(2)], [line(2), line(3)]).map(one => one.at),
    [3, 2, 1],
  );
});

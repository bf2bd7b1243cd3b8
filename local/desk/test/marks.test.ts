import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Colours } from '../src/chart/colours';
import { marksOf } from '../src/chart/marks';
import { emptyData, type ChartData } from '../src/chart/series';
import type { Frame } from '../src/contract';

const LOOK = { up: 'green', down: 'red', accent: 'blue', signal: 'grey' } as unknown as Colours;
const HOUR = 3_600_000;

/** Of 15 trades and signals, an hour apart. */
function busy(frame: Frame): ChartData {
  const hours = Array.from({ length: 15 }, (_, hour) => hour);
  return {
    ...emptyData('BTC/USDT', frame),
    bars: frame === '1d' ? [[0, 1, 1, 1, 1, 1]] : hours.map(hour => [hour * 3_600, 1, 1, 1, 1, 1] as const).map(one => [...one]),
    entries: hours.map(hour => ({ at: hour * HOUR, price: 1, side: hour === 0 ? 'SHORT' : 'LONG', id: `e${hour}` })),
    exits: hours.map(hour => ({ at: hour * HOUR + 1, price: 1, side: 'LONG', netProfit: hour === 3 ? -20 : 1, id: `x${hour}` })),
    signals: hours.map(hour => ({
      at: hour * HOUR,
      portfolio: 'crypto',
      strategy: 'btc',
      target: hour % 2 ? 'LONG' : 'FLAT',
      id: `s${hour}`,
    })),
  };
}

test('a bar has one mark of a side and kind, with the number of what it stands for', () => {
  const marks = marksOf(busy('1d'), LOOK);
  assert.deepEqual(
    marks.map(one => [one.shape, one.position, one.text, one.color]),
    [
      ['arrowDown', 'aboveBar', undefined, 'blue'],
      ['arrowUp', 'belowBar', '14', 'blue'],
      ['square', 'aboveBar', '15', 'red'],
      ['circle', 'aboveBar', '8', 'grey'],
      ['circle', 'belowBar', '7', 'grey'],
    ],
  );
});

test('what is alone in its bar is shown as it is', () => {
  const data = { ...busy('1h'), signals: [], entries: [] };
  assert.deepEqual(
    marksOf(data, LOOK).map(one => one.text),
    data.exits.map(one => (one.netProfit === -20 ? '−20.00' : '+1.00')),
  );
});

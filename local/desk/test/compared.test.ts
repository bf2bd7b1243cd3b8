import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gains } from '../src/views/compared';

test('an equity curve is compared as the gain since its own start', () => {
  assert.deepEqual(
    gains([
      [1_000, 200],
      [2_000, 201],
      [3_000, 190],
    ]).map(([at, gain]) => [at, Number(gain.toFixed(6))]),
    [
      [1_000, 0],
      [2_000, 0.005],
      [3_000, -0.05],
    ],
  );
  assert.deepEqual(gains([]), []);
});

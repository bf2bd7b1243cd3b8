import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago, figure, number, outcome, percent, price, quantity, shortQuantity, signed, signedPercent, tone, words } from '../src/format';
import { time, zoneName } from '../src/zones';

test('a number has its decimals, thousands and a true minus', () => {
  assert.equal(number(67123.4, 2), '67,123.40');
  assert.equal(number(-0.5), '−0.50');
  assert.equal(number(null), '–');
  assert.equal(number(Number.NaN), '–');
});

test('a number that rounds to zero has no sign', () => {
  assert.equal(number(-0.001), '0.00');
  assert.equal(signed(0.001), '0.00');
  assert.equal(signed(-0.001), '0.00');
});

test('a profit says its sign', () => {
  assert.equal(signed(12.3), '+12.30');
  assert.equal(signed(-12.3), '−12.30');
  assert.equal(signedPercent(0.0123), '+1.23 %');
  assert.equal(percent(-0.5, 0), '−50 %');
  assert.deepEqual([1, -1, 0, null].map(tone), ['gain', 'loss', '', '']);
});

test('a price has the digits of its instrument, or what its size needs', () => {
  assert.equal(price(0.5321, 4), '0.5321');
  assert.equal(price(67123.456), '67,123.46');
  assert.equal(price(0.00001234), '0.00001234');
});

test('a quantity is exact and short', () => {
  assert.equal(quantity(0.28765), '0.28765');
  assert.equal(quantity(0.1 + 0.2), '0.3');
  assert.equal(quantity(-2), '−2');
  assert.equal(quantity(12345.5), '12,345.5');
  assert.equal(quantity(0.0000001), '0.0000001');
  assert.equal(shortQuantity(2195.8123), '2,195.8');
});

test('a figure of any kind is readable', () => {
  assert.equal(figure(214), '214');
  assert.equal(figure(0.034), '0.034');
  assert.equal(figure(-1234.5), '−1,234.5');
  assert.equal(figure('score-ridge'), 'score-ridge');
  assert.equal(figure(null), '–');
});

test('codes become words, words stay', () => {
  assert.equal(words('TAKE_PROFIT'), 'take profit');
  assert.equal(words('closed by hand'), 'closed by hand');
  assert.equal(words(''), '–');
});

test('a signal for what is held already changes nothing', () => {
  assert.equal(outcome('ALREADY'), 'no change');
  assert.equal(outcome('OUT_OF_ORDER'), 'out of order');
});

test('a duration is in the largest unit that says it', () => {
  assert.equal(ago(14_000), '14 s');
  assert.equal(ago(20 * 60_000), '20 min');
  assert.equal(ago(5 * 3_600_000), '5 h');
  assert.equal(ago(3 * 86_400_000), '3 days');
});

test('a time is shown in the chosen zone, summer time included', () => {
  const july = Date.UTC(2026, 6, 1, 22, 30, 5);
  assert.equal(time(july, 'UTC'), '2026-07-01 22:30');
  assert.equal(time(july, 'Europe/Berlin', 'second'), '2026-07-02 00:30:05');
  assert.equal(time(july, 'America/New_York', 'clock'), '18:30');
  assert.equal(time(null, 'UTC'), '–');
});

test('a zone that is not known is UTC', () => {
  assert.equal(zoneName('Mars/Olympus'), 'UTC');
  assert.equal(zoneName('Asia/Tokyo'), 'Asia/Tokyo');
});

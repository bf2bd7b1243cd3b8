import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, formatAddress, parseAddress } from '../src/address';

test('an address is read as it was written', () => {
  const address = { view: 'backtests' as const, key: 'portfolio:crypto/trend', frame: '5m' as const, more: { compare: 'a,b' } };
  assert.deepEqual(parseAddress(formatAddress(address)), address);
});

test('what is not known becomes the default', () => {
  const defaults = { view: 'chart', key: '', frame: '1m', more: {} };
  assert.deepEqual(parseAddress(''), defaults);
  assert.deepEqual(parseAddress('#/nowhere?frame=7m'), defaults);
  assert.deepEqual(parseAddress('#/chart/%E0%A4%A'), defaults);
});

test('another view keeps the symbol and drops what the former one kept', () => {
  const known = parseAddress('#/backtests/BTC%2FUSDT?frame=1h&compare=a');
  assert.deepEqual(changed(known, { view: 'orders' }), { view: 'orders', key: 'BTC/USDT', frame: '1h', more: {} });
  assert.deepEqual(changed(known, { key: 'ETH/USDT' }).more, { compare: 'a' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Overview, Portfolio, WatchRow } from '../src/contract';
import { accountsOf, standing } from '../src/data/accounts';

const instrument: WatchRow = { key: 'BTC/USDT', kind: 'instrument', symbol: 'BTC/USDT', name: 'BTC/USDT' };
const strategy: WatchRow = { key: 'portfolio:crypto/btc', kind: 'strategy', symbol: 'BTC/USDT', name: 'crypto / btc' };
const crypto: Portfolio = { name: 'crypto', quote: 'USDT', value: 1_010, dayGain: 10 };

function overview(watch: WatchRow[], portfolios: Portfolio[], more: Partial<Overview> = {}): Overview {
  return { version: '1', mode: 'PAPER', venue: 'binance', now: 0, watch, portfolios, ...more };
}

test('where a model trades the head shows its account', () => {
  const of = overview([instrument, strategy], [crypto], { equity: 5_000, dayGain: -1, drawdown: 0.1 });
  assert.deepEqual(standing(of), { name: 'Equity', value: 5_000, dayGain: -1, drawdown: 0.1 });
  assert.deepEqual(accountsOf(of), ['model', 'crypto']);
});

test('where no model trades it shows the portfolio, and several of one currency as a sum', () => {
  assert.deepEqual(standing(overview([strategy], [crypto])), { name: 'Value', value: 1_010, dayGain: 10 });
  const other: Portfolio = { name: 'other', quote: 'USDT', value: 500, dayGain: -2 };
  assert.deepEqual(standing(overview([strategy], [crypto, other])), { name: 'Value', value: 1_510, dayGain: 8 });
  assert.deepEqual(accountsOf(overview([strategy], [crypto, other])), ['crypto', 'other']);
});

test('portfolios of several currencies have no sum, and one that has never run has no value', () => {
  const euros: Portfolio = { name: 'euros', quote: 'EUR', value: 500, dayGain: 1 };
  assert.equal(standing(overview([strategy], [crypto, euros])), null);
  assert.equal(standing(overview([strategy], [{ name: 'new', quote: 'USDT', value: null }])), null);
});

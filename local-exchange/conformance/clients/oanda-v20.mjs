// OANDA's own client: every call of the API that it knows.
import { Context } from '@oanda/v20/context.js';
import { assert, sameNumber } from '../lib/check.mjs';

export const name = '@oanda/v20';
export const market = 'oanda';

const GROUPS = ['account', 'instrument', 'order', 'trade', 'position', 'transaction', 'pricing', 'user'];

export function operations() {
  const context = new Context('127.0.0.1', 1, false, 'conformance');
  return GROUPS.flatMap((group) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(context[group]))
      .filter((method) => method !== 'constructor')
      .map((method) => ({ name: `${group}.${method}` })));
}

class Refused extends Error {
  constructor(response) {
    super(`HTTP ${response.statusCode}: ${response.rawBody}`);
    this.status = Number(response.statusCode);
    this.code = JSON.parse(response.rawBody).errorCode;
  }
}

export async function connect(venue) {
  const address = new URL(venue.address);
  const context = new Context(address.hostname, Number(address.port), false, 'conformance');
  context.setToken(venue.token);
  // A call as the client makes it: its arguments, then what handles the response.
  const call = (group, method, ...given) =>
    new Promise((resolve, reject) => {
      context[group][method](...given, (response) => (response.isSuccess() ? resolve(response.body) : reject(new Refused(response))));
    });
  return { unified: (operation) => () => checks[operation](call, venue) };
}

export function refusal(error) {
  return { status: error?.status, code: error?.code, message: error?.message ?? String(error) };
}

/** An order that trades at once: filled while the market is open, and cancelled for that reason while it is not. */
async function atOnce(body, venue, units) {
  if ((await venue.price()).open) {
    sameNumber(body.orderFillTransaction.units, units);
    sameNumber(await venue.position(), units);
  } else {
    assert.equal(body.orderCancelTransaction.reason, 'MARKET_HALTED');
  }
}

async function rests(body, venue, type) {
  const order = await venue.order(body.orderCreateTransaction.id);
  assert.equal(order.type, type);
  assert.equal(order.state, 'PENDING');
}

async function refused(call, status, code) {
  await assert.rejects(call, (error) => error.status === status && (code === undefined || error.code === code));
}

const checks = {
  'account.list': async (call, venue) => assert.equal((await call('account', 'list')).accounts[0].id, venue.account),
  'account.get': async (call, venue) => {
    await venue.rest();
    const { account } = await call('account', 'get', venue.account);
    assert.equal(account.orders.length, 1);
    assert.equal(account.hedgingEnabled, false);
  },
  'account.summary': async (call, venue) => {
    const { account } = await call('account', 'summary', venue.account);
    assert.equal(account.currency, 'USDT');
    assert.ok(Number(account.balance) > 0);
    assert.ok(Number(account.marginAvailable) > 0);
  },
  'account.instruments': async (call, venue) => {
    const { instruments } = await call('account', 'instruments', venue.account, {});
    assert.deepEqual(instruments.map((each) => each.name).sort(), ['BTC_USDT', 'ETH_USDT']);
    assert.ok(instruments.every((each) => Number(each.marginRate) > 0 && Number(each.minimumTradeSize) > 0));
  },
  'instrument.candles': async (call, venue) => {
    const { candles } = await call('instrument', 'candles', venue.instrument, { granularity: 'M1', price: 'MBA', count: 10 });
    assert.equal(candles.length, 10);
    assert.ok(candles.slice(0, 9).every((row) => row.complete && Number(row.mid.h) >= Number(row.mid.l)));
    assert.ok(candles.every((row) => Number(row.ask.c) >= Number(row.bid.c)));
  },
  // The client leaves the place of the account in its path as it is, so that it names another account.
  'pricing.candles': (call, venue) => call('pricing', 'candles', venue.instrument, { granularity: 'M1', count: 5 }),
  'pricing.get': async (call, venue) => {
    const { prices } = await call('pricing', 'get', venue.account, { instruments: venue.instrument });
    assert.equal(prices[0].instrument, venue.instrument);
    assert.ok(Number(prices[0].asks[0].price) >= Number(prices[0].bids[0].price));
  },
  'order.create': async (call, venue) =>
    rests(await call('order', 'create', venue.account, {
      order: { type: 'LIMIT', instrument: venue.instrument, units: '-1', price: await venue.at(2), timeInForce: 'GTC' },
    }), venue, 'LIMIT'),
  'order.market': async (call, venue) =>
    atOnce(await call('order', 'market', venue.account, { instrument: venue.instrument, units: '1' }), venue, 1),
  'order.limit': async (call, venue) => {
    const body = { instrument: venue.instrument, units: '1', price: await venue.at(0.5) };
    await rests(await call('order', 'limit', venue.account, body), venue, 'LIMIT');
    const past = { ...body, timeInForce: 'GTD', gtdTime: '2020-01-01T00:00:00Z' };
    await refused(() => call('order', 'limit', venue.account, past), 400, 'TIME_IN_FORCE_GTD_TIMESTAMP_IN_PAST');
    await refused(() => call('order', 'limit', venue.account, { ...body, units: '0' }), 400, 'UNITS_INVALID');
  },
  'order.stop': async (call, venue) =>
    rests(await call('order', 'stop', venue.account, {
      instrument: venue.instrument, units: '-1', price: await venue.at(0.5), positionFill: 'REDUCE_ONLY',
    }), venue, 'STOP'),
  'order.stopLoss': async (call, venue) => {
    const trade = await venue.buy();
    const order = { tradeID: trade ?? '99999999', price: await venue.at(0.5) };
    if (trade) {
      await rests(await call('order', 'stopLoss', venue.account, order), venue, 'STOP_LOSS');
    } else {
      await refused(() => call('order', 'stopLoss', venue.account, order), 400, 'TRADE_DOESNT_EXIST');
    }
  },
  'order.takeProfit': async (call, venue) => {
    const trade = await venue.buy();
    const order = { tradeID: trade ?? '99999999', price: await venue.at(2) };
    if (trade) {
      await rests(await call('order', 'takeProfit', venue.account, order), venue, 'TAKE_PROFIT');
    } else {
      await refused(() => call('order', 'takeProfit', venue.account, order), 400, 'TRADE_DOESNT_EXIST');
    }
  },
  'order.list': async (call, venue) => {
    const { id } = await venue.rest();
    const { orders } = await call('order', 'list', venue.account, { state: 'ALL', instrument: venue.instrument, count: 5 });
    assert.equal(orders[0].id, id);
  },
  'order.listPending': async (call, venue) => {
    const { id } = await venue.rest();
    assert.deepEqual((await call('order', 'listPending', venue.account)).orders.map((order) => order.id), [id]);
  },
  'order.get': async (call, venue) => {
    const { id, client } = await venue.rest();
    assert.equal((await call('order', 'get', venue.account, `@${client}`)).order.id, id);
    await refused(() => call('order', 'get', venue.account, '99999999'), 404, 'NO_SUCH_ORDER');
  },
  'order.cancel': async (call, venue) => {
    const { id } = await venue.rest();
    assert.equal((await call('order', 'cancel', venue.account, id)).orderCancelTransaction.reason, 'CLIENT_REQUEST');
    assert.equal((await venue.order(id)).state, 'CANCELLED');
    await refused(() => call('order', 'cancel', venue.account, id), 404, 'ORDER_DOESNT_EXIST');
  },
  'trade.list': async (call, venue) => {
    const trade = await venue.buy();
    const { trades } = await call('trade', 'list', venue.account, { state: 'OPEN', instrument: venue.instrument });
    assert.deepEqual(trades.map((each) => each.id), trade ? [trade] : []);
  },
  'trade.listOpen': async (call, venue) => {
    const trade = await venue.buy();
    assert.deepEqual((await call('trade', 'listOpen', venue.account)).trades.map((each) => each.id), trade ? [trade] : []);
  },
  'trade.get': async (call, venue) => {
    const trade = await venue.buy();
    if (trade) {
      sameNumber((await call('trade', 'get', venue.account, trade)).trade.currentUnits, 1);
    }
    await refused(() => call('trade', 'get', venue.account, '99999999'), 404, 'NO_SUCH_TRADE');
  },
  'trade.close': async (call, venue) => {
    const trade = await venue.buy();
    if (trade) {
      const body = await call('trade', 'close', venue.account, trade, { units: 'ALL' });
      assert.equal(body.orderFillTransaction.reason, 'MARKET_ORDER_TRADE_CLOSE');
      sameNumber(await venue.position(), 0);
    }
    await refused(() => call('trade', 'close', venue.account, '99999999', { units: 'ALL' }), 404);
  },
  'position.list': async (call, venue) => {
    const held = await venue.buy();
    const { positions } = await call('position', 'list', venue.account);
    assert.equal(positions.some((each) => each.instrument === venue.instrument && Number(each.long.units) === 1), Boolean(held));
  },
  'position.listOpen': async (call, venue) => {
    const held = await venue.buy();
    assert.equal((await call('position', 'listOpen', venue.account)).positions.length, held ? 1 : 0);
  },
  'position.get': async (call, venue) => {
    if (await venue.buy()) {
      sameNumber((await call('position', 'get', venue.account, venue.instrument)).position.long.units, 1);
    } else {
      await refused(() => call('position', 'get', venue.account, venue.instrument), 404, 'NO_SUCH_POSITION');
    }
  },
  'position.close': async (call, venue) => {
    if (await venue.buy()) {
      const body = await call('position', 'close', venue.account, venue.instrument, { longUnits: 'ALL' });
      assert.equal(body.longOrderFillTransaction.reason, 'MARKET_ORDER_POSITION_CLOSEOUT');
      sameNumber(await venue.position(), 0);
    } else {
      await refused(() => call('position', 'close', venue.account, venue.instrument, { longUnits: 'ALL' }), 404);
    }
  },
  'transaction.list': async (call, venue) => {
    const { id } = await venue.rest();
    const from = (await venue.transaction(id)).time;
    const { count, pages } = await call('transaction', 'list', venue.account, { from, pageSize: 100, type: 'LIMIT_ORDER' });
    assert.ok(count >= 1);
    assert.ok(pages[0].startsWith(venue.address));
  },
  'transaction.get': async (call, venue) => {
    const { id } = await venue.rest();
    assert.equal((await call('transaction', 'get', venue.account, id)).transaction.type, 'LIMIT_ORDER');
  },
  'transaction.range': async (call, venue) => {
    const { id } = await venue.rest();
    const { transactions } = await call('transaction', 'range', venue.account, { from: id, to: id });
    assert.deepEqual(transactions.map((row) => row.id), [id]);
  },
  'transaction.since': async (call, venue) => {
    const { id } = await venue.rest();
    await venue.call('PUT', `/orders/${id}/cancel`);
    const { transactions } = await call('transaction', 'since', venue.account, { id });
    assert.deepEqual(transactions.map((row) => row.type), ['ORDER_CANCEL']);
  },
};

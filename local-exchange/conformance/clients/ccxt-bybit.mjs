// ccxt's bybit: its unified methods on spot, and the calls of API v5 that the stand-in speaks.
import ccxt from 'ccxt';
import { assert, sameNumber } from '../lib/check.mjs';
import { marketChecks } from '../lib/market.mjs';

export const name = 'ccxt bybit';
export const market = 'bybit';

const SYMBOL = 'BTC/USDT';
const OTHER = 'ETH/USDT';

export function operations() {
  const exchange = new ccxt.bybit();
  const unifiedOnes = Object.entries(exchange.has)
    .filter(([, supported]) => supported)
    .map(([method]) => ({ name: method }));
  const implicit = [];
  for (const [kind, verbs] of Object.entries(exchange.api)) {
    for (const [verb, paths] of Object.entries(verbs)) {
      Object.keys(paths).forEach((path) => implicit.push({ name: `${kind} ${verb} ${path}` }));
    }
  }
  return [{ name: 'loadMarkets' }, ...unifiedOnes, ...implicit];
}

/** @param type of ccxt's, of the markets that are loaded and traded */
export function client(venue, type = 'spot', types = [type]) {
  const exchange = new ccxt.bybit({
    apiKey: venue.apiKey, secret: venue.apiSecret, enableRateLimit: false,
    options: { defaultType: type, fetchMarkets: { types }, fetchCurrencies: false },
  });
  exchange.has.fetchCurrencies = false;
  for (const api of Object.keys(exchange.urls.api)) {
    exchange.urls.api[api] = venue.address;
  }
  return exchange;
}

export async function connect(venue) {
  const exchange = client(venue);
  await exchange.loadMarkets();
  return { unified: (operation) => () => checks[operation](exchange, venue) };
}

export function refusal(error) {
  const message = String(error?.message ?? error);
  const code = /"retCode":(-?\d+)/.exec(message);
  return { code: code ? Number(code[1]) : undefined, message: `${error?.constructor?.name}: ${message}` };
}

const some = async (venue, value = 50) => Number(await venue.worth(value));
const far = async (venue, factor) => Number(await venue.at(factor));

async function rests(order, venue, status = 'New') {
  assert.equal((await venue.order(order.id)).orderStatus, status);
}

async function filled(order, venue, side) {
  const seen = await venue.order(order.id);
  assert.equal(seen.orderStatus, 'Filled');
  assert.equal(seen.side, side);
}

const spot = { category: 'spot', symbol: 'BTCUSDT' };
const listed = (method, parameters = spot) => async (exchange) => assert.ok((await exchange[method](parameters)).result.list.length >= 1);

const checks = {
  ...marketChecks({ symbol: SYMBOL, other: OTHER }),
  loadMarkets: async (exchange, venue) => {
    const found = (await client(venue).loadMarkets())[SYMBOL];
    assert.ok(found.spot && found.active);
    sameNumber(found.precision.price, 0.01);
  },
  fetchTime: async (exchange) => assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 2_000),
  fetchBalance: async (exchange, venue) => {
    sameNumber((await exchange.fetchBalance()).BTC.total, await venue.balance('BTC'));
  },
  fetchTradingFee: async (exchange) => sameNumber((await exchange.fetchTradingFee(SYMBOL)).taker, 0.001),
  createOrder: async (exchange, venue) => {
    await rests(await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 0.9)), venue);
    const taken = await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 1.05), { timeInForce: 'IOC' });
    await filled(taken, venue, 'Buy');
  },
  createLimitOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitOrder(SYMBOL, 'buy', await some(venue), await far(venue, 0.9)), venue);
  },
  createMarketOrder: async (exchange, venue) => {
    await filled(await exchange.createMarketOrder(SYMBOL, 'sell', await some(venue)), venue, 'Sell');
  },
  createMarketBuyOrderWithCost: async (exchange, venue) => {
    await filled(await exchange.createMarketBuyOrderWithCost(SYMBOL, 50), venue, 'Buy');
  },
  createMarketSellOrderWithCost: async (exchange, venue) => {
    await filled(await exchange.createMarketSellOrderWithCost(SYMBOL, 50), venue, 'Sell');
  },
  createPostOnlyOrder: async (exchange, venue) => {
    await rests(await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 0.9)), venue);
    const taking = await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 1.05));
    await rests(taking, venue, 'Cancelled');
  },
  createStopLossOrder: async (exchange, venue) => {
    const order = await exchange.createStopLossOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(venue, 0.9));
    await rests(order, venue, 'Untriggered');
  },
  createTakeProfitOrder: async (exchange, venue) => {
    const order = await exchange.createTakeProfitOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(venue, 1.1));
    await rests(order, venue, 'Untriggered');
  },
  createTriggerOrder: async (exchange, venue) => {
    await exchange.createTriggerOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(venue, 0.9));
  },
  cancelOrder: async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.cancelOrder(id, SYMBOL);
    assert.equal((await venue.order(id)).orderStatus, 'Cancelled');
  },
  cancelAllOrders: async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.cancelAllOrders(SYMBOL);
    assert.equal((await venue.order(id)).orderStatus, 'Cancelled');
  },
  fetchOpenOrder: async (exchange, venue) => {
    const id = await venue.rest();
    const order = await exchange.fetchOpenOrder(id, SYMBOL);
    assert.equal(order.status, 'open');
    sameNumber(order.price, (await venue.order(id)).price);
  },
  fetchOrder: async (exchange, venue) => {
    const id = await venue.buy(50);
    const order = await exchange.fetchOrder(id, SYMBOL, { acknowledged: true });
    assert.equal(order.status, 'closed');
    sameNumber(order.filled, (await venue.order(id)).cumExecQty);
  },
  fetchOpenOrders: async (exchange, venue) => {
    const id = await venue.rest();
    assert.deepEqual((await exchange.fetchOpenOrders(SYMBOL)).map((order) => order.id), [id]);
  },
  fetchClosedOrder: async (exchange, venue) => {
    const id = await venue.buy(50);
    assert.equal((await exchange.fetchClosedOrder(id, SYMBOL)).status, 'closed');
  },
  fetchClosedOrders: async (exchange, venue) => {
    const id = await venue.buy(50);
    assert.ok((await exchange.fetchClosedOrders(SYMBOL)).some((order) => order.id === id && order.status === 'closed'));
  },
  fetchCanceledOrders: async (exchange, venue) => {
    const id = await venue.rest();
    await venue.prepare();
    assert.ok((await exchange.fetchCanceledOrders(SYMBOL)).some((order) => order.id === id && order.status === 'canceled'));
  },
  fetchCanceledAndClosedOrders: async (exchange, venue) => {
    const id = await venue.buy(50);
    assert.ok((await exchange.fetchCanceledAndClosedOrders(SYMBOL)).some((order) => order.id === id));
  },
  fetchMyTrades: async (exchange, venue) => {
    const id = await venue.buy(50);
    const found = (await exchange.fetchMyTrades(SYMBOL)).find((trade) => trade.order === id);
    assert.equal(found.side, 'buy');
    assert.ok(Math.abs(found.fee.cost - found.amount * 0.001) < 2e-8, `fee ${found.fee.cost} of ${found.amount}`);
    assert.equal(found.fee.currency, 'BTC');
  },
  fetchOrderTrades: async (exchange, venue) => {
    const id = await venue.buy(50);
    assert.ok((await exchange.fetchOrderTrades(id, SYMBOL)).every((trade) => trade.order === id));
  },
  'public get v5/market/time': async (exchange) => {
    assert.ok(Math.abs(Number((await exchange.publicGetV5MarketTime()).result.timeSecond) * 1000 - Date.now()) < 3_000);
  },
  'public get v5/market/kline': listed('publicGetV5MarketKline', { ...spot, interval: '5' }),
  'public get v5/market/instruments-info': listed('publicGetV5MarketInstrumentsInfo'),
  'public get v5/market/orderbook': async (exchange) => {
    assert.equal((await exchange.publicGetV5MarketOrderbook({ ...spot, limit: 3 })).result.b.length, 3);
  },
  'public get v5/market/tickers': listed('publicGetV5MarketTickers'),
  'public get v5/market/recent-trade': listed('publicGetV5MarketRecentTrade'),
  'private get v5/order/realtime': async (exchange, venue) => {
    const id = await venue.rest();
    assert.equal((await exchange.privateGetV5OrderRealtime(spot)).result.list[0].orderId, id);
  },
  'private get v5/order/history': async (exchange, venue) => {
    await venue.buy(50);
    assert.ok((await exchange.privateGetV5OrderHistory(spot)).result.list.length >= 1);
  },
  'private get v5/execution/list': async (exchange, venue) => {
    const id = await venue.buy(50);
    assert.equal((await exchange.privateGetV5ExecutionList(spot)).result.list[0].orderId, id);
  },
  'private get v5/account/wallet-balance': listed('privateGetV5AccountWalletBalance', { accountType: 'UNIFIED' }),
  'private get v5/account/fee-rate': listed('privateGetV5AccountFeeRate'),
  'private get v5/account/info': async (exchange) => {
    assert.ok(Number((await exchange.privateGetV5AccountInfo()).result.unifiedMarginStatus) >= 5);
  },
  'private get v5/user/query-api': async (exchange) => {
    assert.deepEqual((await exchange.privateGetV5UserQueryApi()).result.permissions.Wallet, []);
  },
  'private post v5/order/create': async (exchange, venue) => {
    const order = { ...spot, side: 'Buy', orderType: 'Limit', qty: await venue.worth(50), price: await venue.at(0.9), orderLinkId: `twice-${Date.now()}` };
    await exchange.privatePostV5OrderCreate(order);
    await exchange.privatePostV5OrderCreate(order);
  },
  'private post v5/order/cancel': async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.privatePostV5OrderCancel({ ...spot, orderId: id });
    await exchange.privatePostV5OrderCancel({ ...spot, orderId: id });
  },
  'private post v5/order/cancel-all': async (exchange, venue) => {
    const id = await venue.rest();
    const { result } = await exchange.privatePostV5OrderCancelAll(spot);
    assert.deepEqual(result.list.map((row) => row.orderId), [id]);
  },
};

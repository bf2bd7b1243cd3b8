// ccxt: its unified methods and its implicit ones.
import ccxt from 'ccxt';
import { assert, eventually, sameNumber } from '../lib/check.mjs';

export const name = 'ccxt';

const SYMBOL = 'BTC/USDT';
const OTHER = 'ETH/USDT';

export function operations() {
  return operationsOf(new ccxt.binance());
}

export function operationsOf(exchange) {
  const unified = Object.entries(exchange.has)
    .filter(([, supported]) => supported)
    .map(([method]) => ({ name: method }));
  const implicit = [];
  for (const [api, verbs] of Object.entries(exchange.api)) {
    for (const [verb, paths] of Object.entries(verbs)) {
      for (const path of Object.keys(paths)) {
        implicit.push({ name: `${api} ${verb} ${path}` });
      }
    }
  }
  return [{ name: 'loadMarkets' }, ...unified, ...implicit];
}

function client(venue) {
  const exchange = new ccxt.binance({
    apiKey: venue.apiKey,
    secret: venue.apiSecret,
    // ccxt spaces its own calls out; the exchange here sets no limit.
    enableRateLimit: false,
    options: { defaultType: 'spot', fetchMarkets: { types: ['spot'] }, warnOnFetchOpenOrdersWithoutSymbol: false },
  });
  for (const [api, url] of Object.entries(exchange.urls.api)) {
    exchange.urls.api[api] = venue.address + new URL(url).pathname;
  }
  return exchange;
}

/** `private post order/cancelReplace` is the method privatePostOrderCancelReplace. */
export function implicitMethod(operation) {
  const [api, verb, path] = operation.split(' ');
  const words = [verb, ...path.split(/[/_-]/)];
  return api + words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

export async function connect(venue) {
  const exchange = client(venue);
  await exchange.loadMarkets();
  return {
    call: (operation) => (parameters = {}) => exchange[implicitMethod(operation)](parameters),
    unified: (operation) => () => unified[operation](exchange, venue),
  };
}

export function refusal(error) {
  const message = String(error?.message ?? error);
  const code = /"code":\s*(-?\d+)/.exec(message);
  const status = /\b(4\d\d|5\d\d) [A-Z][a-z]/.exec(message);
  return {
    code: code ? Number(code[1]) : undefined,
    status: status ? Number(status[1]) : undefined,
    message: `${error?.constructor?.name}: ${message}`,
  };
}

const far = async (exchange, venue, factor) => Number(exchange.priceToPrecision(SYMBOL, (await venue.price()) * factor));
const some = async (venue, value = 50) => Number(await venue.worth(value));

async function rests(order, venue, type) {
  assert.equal(order.status, 'open');
  const seen = await venue.order(order.id);
  assert.equal(seen.status, 'NEW');
  assert.equal(seen.type, type);
  assert.ok(await venue.isOpen(order.id));
}

async function filled(order, venue, side) {
  assert.equal(order.status, 'closed');
  const seen = await venue.order(order.id);
  assert.equal(seen.status, 'FILLED');
  assert.equal(seen.side, side);
  assert.ok(order.filled > 0 && order.average > 0 && order.fees.length >= 1);
}

async function cancelledOrder(venue) {
  const { orderId } = await venue.rest();
  await venue.signed('DELETE', '/api/v3/order', { symbol: venue.symbol, orderId: String(orderId) });
  return String(orderId);
}

const unified = {
  loadMarkets: async (exchange, venue) => {
    const markets = await client(venue).loadMarkets();
    assert.ok(markets[SYMBOL].spot && markets[SYMBOL].active);
    assert.ok(markets[SYMBOL].precision.price > 0 && markets[SYMBOL].precision.amount > 0);
    assert.ok(markets[OTHER]);
  },
  fetchMarkets: async (exchange) => {
    const markets = await exchange.fetchMarkets();
    assert.ok(markets.some((market) => market.symbol === SYMBOL && market.limits.cost.min > 0));
  },
  fetchTradingLimits: async (exchange) => {
    assert.ok((await exchange.fetchTradingLimits())[SYMBOL].min > 0);
  },
  fetchCurrencies: async (exchange) => {
    const currencies = await exchange.fetchCurrencies();
    assert.ok(currencies.BTC.active && currencies.USDT.active);
  },
  fetchDepositWithdrawFee: async (exchange) => {
    assert.ok((await exchange.fetchDepositWithdrawFee('BTC')).withdraw);
  },
  fetchDepositWithdrawFees: async (exchange) => {
    assert.ok((await exchange.fetchDepositWithdrawFees()).BTC);
  },
  fetchTransactionFee: async (exchange) => {
    assert.ok((await exchange.fetchTransactionFee('BTC')).withdraw.BTC);
  },
  fetchTransactionFees: async (exchange) => {
    assert.ok((await exchange.fetchTransactionFees()).withdraw.USDT);
  },
  fetchTradingFee: async (exchange) => {
    assert.ok((await exchange.fetchTradingFee(SYMBOL)).taker >= 0);
  },
  fetchTradingFees: async (exchange) => {
    assert.ok((await exchange.fetchTradingFees())[OTHER].maker >= 0);
  },
  fetchStatus: async (exchange) => {
    assert.equal((await exchange.fetchStatus()).status, 'ok');
  },
  fetchTime: async (exchange) => {
    assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 1_000);
  },
  fetchOrderBook: async (exchange) => {
    const book = await exchange.fetchOrderBook(SYMBOL, 5);
    assert.ok(book.bids[0][0] < book.asks[0][0]);
  },
  fetchL2OrderBook: async (exchange) => {
    const book = await exchange.fetchL2OrderBook(SYMBOL, 5);
    assert.ok(book.bids.length >= 1 && book.asks.length >= 1);
  },
  fetchTrades: async (exchange) => {
    assert.equal((await exchange.fetchTrades(SYMBOL, undefined, 5)).length, 5);
    const single = await exchange.fetchTrades(SYMBOL, undefined, 5, { fetchTradesMethod: 'publicGetTrades' });
    assert.equal(single.length, 5);
  },
  fetchOHLCV: async (exchange) => {
    for (const timeframe of Object.keys(exchange.timeframes)) {
      const rows = await exchange.fetchOHLCV(SYMBOL, timeframe, undefined, 2);
      assert.ok(rows.length >= 1 && rows[0][2] >= rows[0][3], timeframe);
    }
  },
  fetchTicker: async (exchange) => {
    assert.ok((await exchange.fetchTicker(SYMBOL)).last > 0);
    assert.ok((await exchange.fetchTicker(SYMBOL, { rolling: true })).high > 0);
  },
  fetchTickers: async (exchange) => {
    const tickers = await exchange.fetchTickers([SYMBOL, OTHER]);
    assert.deepEqual(Object.keys(tickers).sort(), [SYMBOL, OTHER].sort());
    assert.ok((await exchange.fetchTickers()).hasOwnProperty(SYMBOL));
    assert.ok((await exchange.fetchTickers([SYMBOL], { rolling: true }))[SYMBOL].open > 0);
  },
  fetchLastPrices: async (exchange) => {
    assert.ok((await exchange.fetchLastPrices())[SYMBOL].price > 0);
  },
  fetchBidsAsks: async (exchange) => {
    const quote = (await exchange.fetchBidsAsks([SYMBOL]))[SYMBOL];
    assert.ok(quote.bid <= quote.ask);
  },
  fetchBalance: async (exchange, venue) => {
    const balance = await exchange.fetchBalance();
    sameNumber(balance.USDT.free, await venue.free('USDT'));
  },
  createOrder: async (exchange, venue) => {
    const order = await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(exchange, venue, 0.8));
    await rests(order, venue, 'LIMIT');
    const test = await exchange.createOrder(SYMBOL, 'market', 'buy', await some(venue), undefined, { test: true });
    assert.ok(test, 'a test order is accepted');
  },
  createLimitOrder: async (exchange, venue) => {
    const price = await far(exchange, venue, 0.8);
    await rests(await exchange.createLimitOrder(SYMBOL, 'buy', await some(venue), price), venue, 'LIMIT');
  },
  createLimitBuyOrder: async (exchange, venue) => {
    const price = await far(exchange, venue, 0.8);
    await rests(await exchange.createLimitBuyOrder(SYMBOL, await some(venue), price), venue, 'LIMIT');
  },
  createLimitSellOrder: async (exchange, venue) => {
    const price = await far(exchange, venue, 1.2);
    await rests(await exchange.createLimitSellOrder(SYMBOL, await some(venue), price), venue, 'LIMIT');
  },
  createMarketOrder: async (exchange, venue) => {
    await filled(await exchange.createMarketOrder(SYMBOL, 'buy', await some(venue)), venue, 'BUY');
  },
  createMarketBuyOrder: async (exchange, venue) => {
    await filled(await exchange.createMarketBuyOrder(SYMBOL, await some(venue)), venue, 'BUY');
  },
  createMarketSellOrder: async (exchange, venue) => {
    const before = await venue.free(venue.base);
    const order = await exchange.createMarketSellOrder(SYMBOL, await some(venue));
    await filled(order, venue, 'SELL');
    assert.ok(Math.abs(before - (await venue.free(venue.base)) - order.filled) < 1e-9);
  },
  createMarketOrderWithCost: async (exchange, venue) => {
    const order = await exchange.createMarketOrderWithCost(SYMBOL, 'buy', 40);
    await filled(order, venue, 'BUY');
    assert.ok(order.cost <= 40 && order.cost > 35, `spent ${order.cost} of 40`);
  },
  createMarketBuyOrderWithCost: async (exchange, venue) => {
    await filled(await exchange.createMarketBuyOrderWithCost(SYMBOL, 40), venue, 'BUY');
  },
  createMarketSellOrderWithCost: async (exchange, venue) => {
    await filled(await exchange.createMarketSellOrderWithCost(SYMBOL, 40), venue, 'SELL');
  },
  createPostOnlyOrder: async (exchange, venue) => {
    const price = await far(exchange, venue, 0.8);
    const order = await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), price);
    await rests(order, venue, 'LIMIT_MAKER');
  },
  createStopOrder: async (exchange, venue) => {
    const trigger = await far(exchange, venue, 0.8);
    const order = await exchange.createStopOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, trigger);
    await rests(order, venue, 'STOP_LOSS');
  },
  createStopLimitOrder: async (exchange, venue) => {
    const [limit, trigger] = [await far(exchange, venue, 0.79), await far(exchange, venue, 0.8)];
    const order = await exchange.createStopLimitOrder(SYMBOL, 'sell', await some(venue), limit, trigger);
    await rests(order, venue, 'STOP_LOSS_LIMIT');
  },
  createStopLossOrder: async (exchange, venue) => {
    const trigger = await far(exchange, venue, 0.8);
    const order = await exchange.createStopLossOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, trigger);
    await rests(order, venue, 'STOP_LOSS');
  },
  createTakeProfitOrder: async (exchange, venue) => {
    const trigger = await far(exchange, venue, 1.2);
    const order = await exchange.createTakeProfitOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, trigger);
    await rests(order, venue, 'TAKE_PROFIT');
  },
  createTriggerOrder: async (exchange, venue) => {
    const trigger = await far(exchange, venue, 0.8);
    const order = await exchange.createTriggerOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, trigger);
    await rests(order, venue, 'STOP_LOSS');
  },
  createTrailingPercentOrder: async (exchange, venue) =>
    exchange.createTrailingPercentOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, 5, undefined, {
      stopLossOrTakeProfit: 'stopLoss',
    }),
  editOrder: async (exchange, venue) => {
    const { orderId } = await venue.rest(0.8);
    const price = await far(exchange, venue, 0.7);
    const edited = await exchange.editOrder(String(orderId), SYMBOL, 'limit', 'buy', await some(venue, 60), price);
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
    await rests(edited, venue, 'LIMIT');
  },
  cancelOrder: async (exchange, venue) => {
    const { orderId } = await venue.rest();
    const cancelled = await exchange.cancelOrder(String(orderId), SYMBOL);
    assert.equal(cancelled.status, 'canceled');
    assert.ok(!(await venue.isOpen(orderId)));
  },
  cancelAllOrders: async (exchange, venue) => {
    const placed = [await venue.rest(0.8), await venue.rest(0.7)];
    assert.equal((await exchange.cancelAllOrders(SYMBOL)).length, 2);
    for (const { orderId } of placed) {
      assert.equal((await venue.order(orderId)).status, 'CANCELED');
    }
  },
  fetchOrder: async (exchange, venue) => {
    const { orderId } = await venue.rest();
    assert.equal((await exchange.fetchOrder(String(orderId), SYMBOL)).status, 'open');
  },
  fetchOpenOrders: async (exchange, venue) => {
    const { orderId } = await venue.rest();
    assert.deepEqual((await exchange.fetchOpenOrders(SYMBOL)).map((order) => order.id), [String(orderId)]);
    assert.ok((await exchange.fetchOpenOrders()).length >= 1);
  },
  fetchOrders: async (exchange, venue) => {
    const { orderId } = await venue.rest();
    assert.ok((await exchange.fetchOrders(SYMBOL)).some((order) => order.id === String(orderId)));
  },
  fetchClosedOrders: async (exchange, venue) => {
    const { orderId } = await venue.buy(50);
    assert.ok((await exchange.fetchClosedOrders(SYMBOL)).some((order) => order.id === String(orderId)));
  },
  fetchCanceledOrders: async (exchange, venue) => {
    const id = await cancelledOrder(venue);
    assert.ok((await exchange.fetchCanceledOrders(SYMBOL)).some((order) => order.id === id));
  },
  fetchCanceledAndClosedOrders: async (exchange, venue) => {
    const id = await cancelledOrder(venue);
    assert.ok((await exchange.fetchCanceledAndClosedOrders(SYMBOL)).some((order) => order.id === id));
  },
  fetchMyTrades: async (exchange, venue) => {
    const { orderId } = await venue.buy(50);
    assert.ok((await exchange.fetchMyTrades(SYMBOL)).some((trade) => trade.order === String(orderId)));
  },
  fetchOrderTrades: async (exchange, venue) => {
    const { orderId } = await venue.buy(50);
    await eventually('its trades', async () => (await exchange.fetchOrderTrades(String(orderId), SYMBOL)).length >= 1);
  },
};

export const unifiedOperations = Object.keys(unified);

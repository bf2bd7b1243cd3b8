// ccxt's coinbase: its unified methods, and the calls of Advanced Trade that it knows.
import ccxt from 'ccxt';
import { assert, sameNumber } from '../lib/check.mjs';
import { marketChecks } from '../lib/market.mjs';

export const name = 'ccxt coinbase';
export const market = 'coinbase';

const SYMBOL = 'BTC/USDT';
const OTHER = 'ETH/USDT';
const REAL = 'https://api.coinbase.com';

export function operations() {
  const exchange = new ccxt.coinbase();
  const unifiedOnes = Object.entries(exchange.has)
    .filter(([, supported]) => supported)
    .map(([method]) => ({ name: method }));
  const implicit = [];
  for (const [version, kinds] of Object.entries(exchange.api)) {
    for (const [kind, verbs] of Object.entries(kinds)) {
      for (const [verb, paths] of Object.entries(verbs)) {
        Object.keys(paths).forEach((path) => implicit.push({ name: `${version} ${kind} ${verb} ${path}` }));
      }
    }
  }
  return [{ name: 'loadMarkets' }, ...unifiedOnes, ...implicit];
}

function client(venue) {
  const exchange = new ccxt.coinbase({ apiKey: venue.apiKey, secret: venue.apiSecret, enableRateLimit: false });
  // A token is signed for the venue's own host, whatever the request is sent to.
  exchange.fetchImplementation = (url, options) => fetch(url.replace(REAL, venue.address), options);
  return exchange;
}

export async function connect(venue) {
  const exchange = client(venue);
  await exchange.loadMarkets();
  return { unified: (operation) => () => checks[operation](exchange, venue) };
}

export function refusal(error) {
  const message = String(error?.message ?? error);
  const code = /"(?:new_order_failure_reason|preview_failure_reason|error)":"((?!UNKNOWN)[A-Z_]+)"/.exec(message);
  return { code: code?.[1], message: `${error?.constructor?.name}: ${message}` };
}

const some = async (venue, value = 50) => Number(await venue.worth(value));
const far = async (venue, factor) => Number(await venue.at(factor));

async function rests(order, venue, type = 'LIMIT') {
  const seen = await venue.order(order.id);
  assert.equal(seen.status, 'OPEN');
  assert.equal(seen.order_type, type);
  assert.ok(seen.client_order_id.startsWith('ccxt-'));
}

async function filled(order, venue, side) {
  const seen = await venue.order(order.id);
  assert.equal(seen.status, 'FILLED');
  assert.equal(seen.side, side);
}

const minutes = () => {
  const end = Math.floor(Date.now() / 1000);
  return { start: String(end - 300), end: String(end), granularity: 'ONE_MINUTE' };
};
const candles = (method) => async (exchange) => {
  const answer = await exchange[method]({ product_id: 'BTC-USDT', ...minutes() });
  assert.ok(answer.candles.length >= 4);
};
const trades = (method) => async (exchange) => {
  assert.equal((await exchange[method]({ product_id: 'BTC-USDT', limit: 3 })).trades.length, 3);
};
const one = (method) => async (exchange) => assert.equal((await exchange[method]({ product_id: 'BTC-USDT' })).product_id, 'BTC-USDT');
const list = (method) => async (exchange) => assert.equal((await exchange[method]()).products.length, 2);
const book = (method) => async (exchange) => {
  assert.equal((await exchange[method]({ product_id: 'BTC-USDT', limit: 4 })).pricebook.bids.length, 4);
};

const checks = {
  ...marketChecks({ symbol: SYMBOL, other: OTHER, since: () => Date.now() - 300_000 }),
  loadMarkets: async (exchange, venue) => {
    const found = (await client(venue).loadMarkets())[SYMBOL];
    assert.ok(found.spot && found.active);
    sameNumber(found.precision.price, 0.01);
  },
  fetchCurrencies: async (exchange) => assert.ok((await exchange.fetchCurrencies()).BTC),
  fetchTime: async (exchange) => assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 2_000),
  fetchBalance: async (exchange, venue) => {
    sameNumber((await exchange.fetchBalance({ v3: true })).BTC.free, (await venue.balance('BTC')).free);
  },
  fetchAccounts: async (exchange) => assert.ok((await exchange.fetchAccounts()).some((account) => account.code === 'BTC')),
  fetchTradingFee: async (exchange) => sameNumber((await exchange.fetchTradingFee(SYMBOL)).taker, 0.001),
  fetchTradingFees: async (exchange) => sameNumber((await exchange.fetchTradingFees())[SYMBOL].maker, 0.001),
  createOrder: async (exchange, venue) => {
    await rests(await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 0.9)), venue);
    const taken = await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 1.05), { timeInForce: 'IOC' });
    await filled(taken, venue, 'BUY');
  },
  createLimitOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitOrder(SYMBOL, 'buy', await some(venue), await far(venue, 0.9)), venue);
  },
  createLimitBuyOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitBuyOrder(SYMBOL, await some(venue), await far(venue, 0.9)), venue);
  },
  createLimitSellOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitSellOrder(SYMBOL, await some(venue), await far(venue, 1.1)), venue);
  },
  createMarketOrder: async (exchange, venue) => {
    await filled(await exchange.createMarketOrder(SYMBOL, 'sell', await some(venue)), venue, 'SELL');
  },
  createMarketBuyOrder: async (exchange, venue) => {
    const order = await exchange.createOrder(SYMBOL, 'market', 'buy', await some(venue), await venue.price());
    await filled(order, venue, 'BUY');
  },
  createMarketBuyOrderWithCost: async (exchange, venue) => {
    await filled(await exchange.createMarketBuyOrderWithCost(SYMBOL, 50), venue, 'BUY');
  },
  createMarketSellOrder: async (exchange, venue) => {
    await filled(await exchange.createMarketSellOrder(SYMBOL, await some(venue)), venue, 'SELL');
  },
  createPostOnlyOrder: async (exchange, venue) => {
    await rests(await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 0.9)), venue);
  },
  createStopOrder: async (exchange, venue) => {
    const parameters = { stopLossPrice: await far(venue, 0.9) };
    const order = await exchange.createOrder(SYMBOL, 'limit', 'sell', await some(venue), await far(venue, 0.89), parameters);
    await rests(order, venue, 'STOP_LIMIT');
    assert.equal((await venue.order(order.id)).trigger_status, 'STOP_PENDING');
  },
  createStopLimitOrder: async (exchange, venue) => {
    const parameters = { takeProfitPrice: await far(venue, 1.1) };
    const order = await exchange.createOrder(SYMBOL, 'limit', 'sell', await some(venue), await far(venue, 1.09), parameters);
    await rests(order, venue, 'STOP_LIMIT');
  },
  cancelOrder: async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.cancelOrder(id, SYMBOL);
    assert.equal((await venue.order(id)).status, 'CANCELLED');
  },
  cancelOrders: async (exchange, venue) => {
    const ids = [await venue.rest(), await venue.rest(0.81)];
    assert.equal((await exchange.cancelOrders(ids, SYMBOL)).length, 2);
    assert.equal((await venue.order(ids[1])).status, 'CANCELLED');
  },
  fetchOrder: async (exchange, venue) => {
    const id = await venue.rest();
    const order = await exchange.fetchOrder(id, SYMBOL);
    assert.equal(order.status, 'open');
    sameNumber(order.price, (await venue.order(id)).order_configuration.limit_limit_gtc.limit_price);
  },
  fetchOrders: async (exchange, venue) => {
    const id = await venue.rest();
    assert.ok((await exchange.fetchOrders(SYMBOL)).some((order) => order.id === id));
  },
  fetchOpenOrders: async (exchange, venue) => {
    const id = await venue.rest();
    assert.deepEqual((await exchange.fetchOpenOrders(SYMBOL)).map((order) => order.id), [id]);
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
  fetchMyTrades: async (exchange, venue) => {
    const id = await venue.buy(50);
    const found = (await exchange.fetchMyTrades(SYMBOL)).find((trade) => trade.order === id);
    assert.equal(found.side, 'buy');
    // The venue rounds its fee; numbers of JavaScript round at other places.
    assert.ok(Math.abs(found.fee.cost - found.cost * 0.001) < 2e-6, `fee ${found.fee.cost} of ${found.cost}`);
    assert.equal(found.fee.currency, 'USDT');
  },
  'v3 public get brokerage/time': async (exchange) => {
    assert.ok(Math.abs(Number((await exchange.v3PublicGetBrokerageTime()).epochMillis) - Date.now()) < 1_000);
  },
  'v3 public get brokerage/market/product_book': book('v3PublicGetBrokerageMarketProductBook'),
  'v3 public get brokerage/market/products': list('v3PublicGetBrokerageMarketProducts'),
  'v3 public get brokerage/market/products/{product_id}': one('v3PublicGetBrokerageMarketProductsProductId'),
  'v3 public get brokerage/market/products/{product_id}/candles': candles('v3PublicGetBrokerageMarketProductsProductIdCandles'),
  'v3 public get brokerage/market/products/{product_id}/ticker': trades('v3PublicGetBrokerageMarketProductsProductIdTicker'),
  'v3 private get brokerage/accounts': async (exchange) => {
    const first = await exchange.v3PrivateGetBrokerageAccounts({ limit: 1 });
    assert.equal(first.accounts.length, 1);
    assert.ok(first.has_next);
    const second = await exchange.v3PrivateGetBrokerageAccounts({ limit: 1, cursor: first.cursor });
    assert.notEqual(second.accounts[0].currency, first.accounts[0].currency);
  },
  'v3 private get brokerage/accounts/{account_uuid}': async (exchange, venue) => {
    const { accounts } = await venue.call('GET', 'accounts');
    const { account } = await exchange.v3PrivateGetBrokerageAccountsAccountUuid({ account_uuid: accounts[0].uuid });
    assert.equal(account.currency, accounts[0].currency);
  },
  'v3 private get brokerage/orders/historical/batch': async (exchange, venue) => {
    const id = await venue.rest();
    const { orders } = await exchange.v3PrivateGetBrokerageOrdersHistoricalBatch({ product_ids: ['BTC-USDT'], order_status: ['OPEN'] });
    assert.deepEqual(orders.map((order) => order.order_id), [id]);
  },
  'v3 private get brokerage/orders/historical/fills': async (exchange, venue) => {
    const id = await venue.buy(50);
    const { fills } = await exchange.v3PrivateGetBrokerageOrdersHistoricalFills({ order_ids: [id] });
    assert.ok(fills.length >= 1 && fills.every((fill) => fill.order_id === id));
  },
  'v3 private get brokerage/orders/historical/{order_id}': async (exchange, venue) => {
    const id = await venue.rest();
    assert.equal((await exchange.v3PrivateGetBrokerageOrdersHistoricalOrderId({ order_id: id })).order.status, 'OPEN');
  },
  'v3 private get brokerage/products': list('v3PrivateGetBrokerageProducts'),
  'v3 private get brokerage/products/{product_id}': one('v3PrivateGetBrokerageProductsProductId'),
  'v3 private get brokerage/products/{product_id}/candles': candles('v3PrivateGetBrokerageProductsProductIdCandles'),
  'v3 private get brokerage/products/{product_id}/ticker': trades('v3PrivateGetBrokerageProductsProductIdTicker'),
  'v3 private get brokerage/best_bid_ask': async (exchange) => {
    const { pricebooks } = await exchange.v3PrivateGetBrokerageBestBidAsk({ product_ids: ['BTC-USDT', 'ETH-USDT'] });
    assert.equal(pricebooks.length, 2);
  },
  'v3 private get brokerage/product_book': book('v3PrivateGetBrokerageProductBook'),
  'v3 private get brokerage/transaction_summary': async (exchange) => {
    sameNumber((await exchange.v3PrivateGetBrokerageTransactionSummary()).fee_tier.taker_fee_rate, 0.001);
  },
  'v3 private get brokerage/key_permissions': async (exchange) => {
    const rights = await exchange.v3PrivateGetBrokerageKeyPermissions();
    assert.ok(rights.can_trade && !rights.can_transfer);
  },
  'v3 private post brokerage/orders': async (exchange, venue) => {
    const body = {
      client_order_id: `twice-${Date.now()}`, product_id: 'BTC-USDT', side: 'BUY',
      order_configuration: { limit_limit_gtc: { base_size: await venue.worth(50), limit_price: await venue.at(0.9), post_only: true } },
    };
    const first = await exchange.v3PrivatePostBrokerageOrders(body);
    const second = await exchange.v3PrivatePostBrokerageOrders(body);
    assert.equal(second.success_response.order_id, first.success_response.order_id);
  },
  'v3 private post brokerage/orders/batch_cancel': async (exchange, venue) => {
    const id = await venue.rest();
    const { results } = await exchange.v3PrivatePostBrokerageOrdersBatchCancel({ order_ids: [id, '00000000-0000-4000-8000-ffffffffffff'] });
    assert.deepEqual(results.map((result) => result.success), [true, false]);
    assert.equal(results[1].failure_reason, 'UNKNOWN_CANCEL_ORDER');
  },
};

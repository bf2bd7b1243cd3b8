// ccxt's gemini: its unified methods, and the calls of the REST API that it knows.
import ccxt from 'ccxt';
import { assert, sameNumber } from '../lib/check.mjs';
import { marketChecks } from '../lib/market.mjs';

export const name = 'ccxt gemini';
export const market = 'gemini';

const SYMBOL = 'BTC/USDT';
const OTHER = 'ETH/USDT';
/** What ccxt calls properties of itself among its methods. */
const PROPERTIES = new Set(['publicAPI', 'privateAPI', 'CORS', 'sandbox', 'spot', 'swap', 'postOnly']);

export function operations() {
  const exchange = new ccxt.gemini();
  const unifiedOnes = Object.entries(exchange.has)
    .filter(([method, supported]) => supported && !PROPERTIES.has(method))
    .map(([method]) => ({ name: method }));
  const implicit = [];
  for (const [kind, verbs] of Object.entries(exchange.api)) {
    for (const [verb, paths] of Object.entries(verbs)) {
      Object.keys(paths).forEach((path) => implicit.push({ name: `${kind} ${verb} ${path}` }));
    }
  }
  return [{ name: 'loadMarkets' }, ...unifiedOnes, ...implicit];
}

function client(venue) {
  const exchange = new ccxt.gemini({
    apiKey: venue.apiKey,
    secret: venue.apiSecret,
    enableRateLimit: false,
    options: {
      // The key's nonces are the time in seconds; the web page is not the API.
      nonce: 'seconds',
      fetchMarketsFromAPI: { fetchDetailsForAllSymbols: true },
      fetchMarkets: { webApiEnable: false },
      fetchCurrencies: { webApiEnable: false },
    },
  });
  exchange.urls.api = { ...exchange.urls.api, public: venue.address, private: venue.address };
  return exchange;
}

export async function connect(venue) {
  const exchange = client(venue);
  await exchange.loadMarkets();
  return { unified: (operation) => () => checks[operation](exchange, venue) };
}

/** ccxt keeps the venue's text of a refusal and makes a class of its own of the reason. */
export function refusal(error) {
  return { code: error?.constructor?.name, message: `${error?.constructor?.name}: ${error?.message ?? error}` };
}

const some = async (venue, value = 50) => Number(await venue.worth(value));
const at = async (venue, factor) => Number(await venue.at(factor));

async function rests(order, venue, type = 'exchange limit') {
  const seen = await venue.order(order.id);
  assert.ok(seen.is_live && !seen.is_cancelled);
  assert.equal(seen.type, type);
  assert.equal(Number(seen.executed_amount), 0);
}

async function filled(order, venue, side) {
  const seen = await venue.order(order.id);
  assert.ok(!seen.is_live && !seen.is_cancelled);
  assert.equal(seen.side, side);
  sameNumber(seen.remaining_amount, 0);
}

const cancelled = async (id, venue) => assert.ok((await venue.order(id)).is_cancelled);

async function refused(call, ...expected) {
  await assert.rejects(call, (error) => {
    const { message } = refusal(error);
    assert.ok(expected.every((part) => message.includes(part)), message);
    return true;
  });
}

const raw = async (venue, side, factor, fields = {}) => ({
  client_order_id: `raw-${Date.now()}`, symbol: 'btcusdt', side, type: 'exchange limit',
  amount: await venue.worth(50), price: await venue.at(factor), ...fields,
});

const checks = {
  ...marketChecks({ symbol: SYMBOL, other: OTHER, since: () => Date.now() - 300_000 }),
  loadMarkets: async (exchange, venue) => {
    const found = (await client(venue).loadMarkets())[SYMBOL];
    assert.ok(found.spot && found.active);
    sameNumber(found.precision.price, 0.01);
  },
  fetchBalance: async (exchange, venue) => {
    await venue.rest();
    const [found, seen] = [await exchange.fetchBalance(), await venue.balance('USDT')];
    sameNumber(found.USDT.free, seen.free);
    sameNumber(found.USDT.total, seen.held);
    assert.ok(seen.free < seen.held, 'a resting order holds what it may need');
  },
  fetchTradingFees: async (exchange) => {
    const { maker, taker } = (await exchange.fetchTradingFees())[SYMBOL];
    assert.ok(maker >= 0 && taker >= maker);
  },
  createOrder: async (exchange, venue) => {
    const order = (side, factor, options) => async () =>
      exchange.createOrder(SYMBOL, 'limit', side, await some(venue), await at(venue, factor), options);
    await rests(await order('buy', 0.9)(), venue);
    await filled(await order('buy', 1.02, { timeInForce: 'IOC' })(), venue, 'buy');
    await filled(await order('sell', 0.98, { timeInForce: 'FOK' })(), venue, 'sell');
    await cancelled((await order('buy', 0.9, { timeInForce: 'IOC' })()).id, venue);
    await cancelled((await order('buy', 0.9, { timeInForce: 'FOK' })()).id, venue);
    await rests(await order('sell', 1.1, { postOnly: true })(), venue);
    await cancelled((await order('sell', 0.98, { postOnly: true })()).id, venue);
    await rests(await order('sell', 0.89, { triggerPrice: await at(venue, 0.9) })(), venue, 'stop-limit');
    await refused(order('sell', 0.9, { triggerPrice: await at(venue, 0.89) }), 'ExchangeError', 'stop price');
    await refused(exchange.createOrder(SYMBOL, 'market', 'buy', await some(venue)), 'limit orders only');
  },
  createLimitOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitOrder(SYMBOL, 'sell', await some(venue), await at(venue, 1.1)), venue);
  },
  editOrder: async (exchange, venue) => {
    const id = await venue.rest();
    const edited = await exchange.editOrder(id, SYMBOL, 'limit', 'buy', await some(venue), await at(venue, 0.85));
    await cancelled(id, venue);
    await rests(edited, venue);
  },
  cancelOrder: async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.cancelOrder(id, SYMBOL);
    await cancelled(id, venue);
    await refused(exchange.cancelOrder('999999999', SYMBOL), 'OrderNotFound', '999999999 not found');
  },
  fetchOrder: async (exchange, venue) => {
    const id = await venue.rest();
    const order = await exchange.fetchOrder(id, SYMBOL);
    assert.equal(order.status, 'open');
    sameNumber(order.price, (await venue.order(id)).price);
    const bought = await exchange.fetchOrder(await venue.buy(50), SYMBOL);
    assert.equal(bought.status, 'closed');
    assert.ok(bought.filled > 0 && bought.average > 0);
  },
  fetchOpenOrders: async (exchange, venue) => {
    const id = await venue.rest();
    assert.deepEqual((await exchange.fetchOpenOrders(SYMBOL)).map((order) => order.id), [id]);
  },
  fetchMyTrades: async (exchange, venue) => {
    const id = await venue.buy(50);
    const found = (await exchange.fetchMyTrades(SYMBOL)).find((trade) => trade.order === id);
    assert.equal(found.side, 'buy');
    assert.equal(found.fee.currency, 'USDT');
    const { taker } = (await exchange.fetchTradingFees())[SYMBOL];
    assert.ok(Math.abs(found.fee.cost / found.cost - taker) < taker / 100);
  },
  'public get v1/symbols': async (exchange) => assert.deepEqual((await exchange.publicGetV1Symbols()).sort(), ['btcusdt', 'ethusdt']),
  'public get v1/symbols/details/{symbol}': async (exchange) => {
    const details = await exchange.publicGetV1SymbolsDetailsSymbol({ symbol: 'btcusdt' });
    assert.equal(details.status, 'open');
    assert.equal(details.base_currency + details.quote_currency, 'BTCUSDT');
    await refused(exchange.publicGetV1SymbolsDetailsSymbol({ symbol: 'nothing' }), 'ExchangeError', "'nothing'");
  },
  'public get v1/pubticker/{symbol}': async (exchange) => {
    const found = await exchange.publicGetV1PubtickerSymbol({ symbol: 'btcusdt' });
    assert.ok(Number(found.bid) < Number(found.ask) && found.volume.BTC && found.volume.USDT);
  },
  'public get v2/candles/{symbol}/{timeframe}': async (exchange) => {
    const rows = await exchange.publicGetV2CandlesSymbolTimeframe({ symbol: 'btcusdt', timeframe: '1m' });
    assert.ok(Number(rows[0][0]) > Number(rows.at(-1)[0]), 'newest first');
    assert.ok(Number(rows.at(-1)[0]) > Date.now() - 86_460_000, 'of the last day');
  },
  'public get v1/trades/{symbol}': async (exchange) => {
    const timestamp = Math.floor(Date.now() / 1000) - 120;
    const found = await exchange.publicGetV1TradesSymbol({ symbol: 'btcusdt', timestamp, limit_trades: 3 });
    assert.equal(found.length, 3);
    assert.ok(found.every((trade) => Number(trade.timestampms) >= timestamp * 1000));
  },
  'public get v1/book/{symbol}': async (exchange) => {
    const book = await exchange.publicGetV1BookSymbol({ symbol: 'btcusdt', limit_bids: 2, limit_asks: 4 });
    assert.deepEqual([book.bids.length, book.asks.length], [2, 4]);
  },
  'private post v1/order/new': async (exchange, venue) => {
    const order = await exchange.privatePostV1OrderNew(await raw(venue, 'buy', 0.9));
    await rests({ id: order.order_id }, venue);
    await refused(exchange.privatePostV1OrderNew(await raw(venue, 'buy', 0.9, { type: 'exchange market' })), 'InvalidOrder', 'Invalid order type');
    await refused(exchange.privatePostV1OrderNew(await raw(venue, 'buy', 0.9, { amount: '0' })), 'InvalidOrder', 'Invalid quantity');
    await refused(exchange.privatePostV1OrderNew(await raw(venue, 'buy', 0.9, { amount: '99999' })), 'InsufficientFunds');
  },
  'private post v1/order/cancel': async (exchange, venue) => {
    const id = await venue.rest();
    assert.equal((await exchange.privatePostV1OrderCancel({ order_id: Number(id) })).is_cancelled, true);
  },
  'private post v1/order/cancel/session': async (exchange, venue) => {
    const id = await venue.rest();
    assert.equal((await exchange.privatePostV1OrderCancelSession()).result, 'ok');
    await cancelled(id, venue);
  },
  'private post v1/order/cancel/all': async (exchange, venue) => {
    const ids = [await venue.rest(), await venue.rest(0.81)];
    const { details } = await exchange.privatePostV1OrderCancelAll();
    assert.deepEqual(details.cancelledOrders.map(String).sort(), [...ids].sort());
    await cancelled(ids[1], venue);
  },
  'private post v1/order/status': async (exchange, venue) => {
    const order = await raw(venue, 'buy', 1.02, { options: ['immediate-or-cancel'] });
    await exchange.privatePostV1OrderNew(order);
    const found = await exchange.privatePostV1OrderStatus({ client_order_id: order.client_order_id, include_trades: true });
    const [seen] = Array.isArray(found) ? found : [found];
    assert.equal(seen.client_order_id, order.client_order_id);
    assert.ok(seen.trades.length >= 1);
  },
  'private post v1/orders': async (exchange, venue) => {
    const id = await venue.rest();
    assert.deepEqual((await exchange.privatePostV1Orders()).map((order) => order.order_id), [id]);
  },
  'private post v1/mytrades': async (exchange, venue) => {
    const id = await venue.buy(50);
    const found = await exchange.privatePostV1Mytrades({ symbol: 'btcusdt', limit_trades: 5 });
    assert.ok(found.length <= 5 && found.some((trade) => trade.order_id === id));
  },
  'private post v1/notionalvolume': async (exchange) => {
    const found = await exchange.privatePostV1Notionalvolume();
    assert.ok(Number(found.api_taker_fee_bps) >= Number(found.api_maker_fee_bps));
  },
  'private post v1/balances': async (exchange) => {
    assert.ok((await exchange.privatePostV1Balances()).some((balance) => balance.currency === 'BTC' && balance.type === 'exchange'));
  },
  'private post v1/heartbeat': async (exchange) => assert.equal((await exchange.privatePostV1Heartbeat()).result, 'ok'),
  'private post v1/roles': async (exchange) => {
    const roles = await exchange.privatePostV1Roles();
    assert.ok(roles.isTrader && !roles.isFundManager);
  },
};

// ccxt's binanceusdm: its unified methods and its implicit ones.
import ccxt from 'ccxt';
import { assert, sameNumber } from '../lib/check.mjs';
import { implicitMethod, operationsOf } from './ccxt.mjs';

export const name = 'ccxt binanceusdm';
export const market = 'binance-usdm';
export { refusal } from './ccxt.mjs';

const SYMBOL = 'BTC/USDT:USDT';
const OTHER = 'ETH/USDT:USDT';

export function operations() {
  return operationsOf(new ccxt.binanceusdm());
}

function client(venue) {
  const exchange = new ccxt.binanceusdm({
    apiKey: venue.apiKey,
    secret: venue.apiSecret,
    enableRateLimit: false,
    options: {
      fetchMarkets: { types: ['linear'] }, fetchMargins: false, fetchCurrencies: false,
      warnOnFetchOpenOrdersWithoutSymbol: false,
    },
  });
  for (const [api, url] of Object.entries(exchange.urls.api)) {
    exchange.urls.api[api] = venue.address + new URL(url).pathname;
  }
  return exchange;
}

export async function connect(venue) {
  const exchange = client(venue);
  await exchange.loadMarkets();
  return {
    call: (operation) => {
      const call = (parameters = {}) => exchange[implicitMethod(operation)](parameters);
      // This client writes a list of orders as JSON by itself, but not a list of ids.
      call.lists = / (post|put) batchOrders$/.test(operation);
      return call;
    },
    unified: (operation) => () => unified[operation](exchange, venue),
  };
}

const some = async (venue, value = 50) => Number(await venue.worth(value));
const far = async (exchange, venue, factor) => Number(exchange.priceToPrecision(SYMBOL, (await venue.price()) * factor));

async function rests(order, venue) {
  assert.equal(order.status, 'open');
  assert.ok(await venue.isOpen(order.id));
}

/** ccxt reads an order's status from the acknowledgement, so the witness reports the fill. */
async function filled(order, venue, side) {
  const seen = await venue.order(order.id);
  assert.equal(seen.status, 'FILLED');
  assert.equal(seen.side, side);
}

async function waits(order, venue, type) {
  const seen = await venue.algo(order.id);
  assert.equal(seen.algoStatus, 'NEW');
  assert.equal(seen.orderType, type);
}

async function held(venue) {
  await venue.buy(50);
}

async function ohlcv(rows) {
  assert.equal(rows.length, 2);
  assert.ok(rows[0][2] >= rows[0][3]);
}

const unified = {
  loadMarkets: async (exchange, venue) => {
    const markets = await client(venue).loadMarkets();
    assert.ok(markets[SYMBOL].swap && markets[SYMBOL].linear && markets[OTHER]);
  },
  fetchMarkets: async (exchange) => assert.ok((await exchange.fetchMarkets()).some((market) => market.symbol === SYMBOL)),
  fetchTime: async (exchange) => assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 1_000),
  fetchOrderBook: async (exchange) => {
    const book = await exchange.fetchOrderBook(SYMBOL, 5);
    assert.ok(book.bids[0][0] < book.asks[0][0]);
  },
  fetchL2OrderBook: async (exchange) => assert.ok((await exchange.fetchL2OrderBook(SYMBOL, 5)).bids.length >= 1),
  fetchTrades: async (exchange) => assert.equal((await exchange.fetchTrades(SYMBOL, undefined, 5)).length, 5),
  fetchOHLCV: async (exchange) => ohlcv(await exchange.fetchOHLCV(SYMBOL, '1m', undefined, 2)),
  fetchMarkOHLCV: async (exchange) => ohlcv(await exchange.fetchMarkOHLCV(SYMBOL, '1m', undefined, 2)),
  fetchIndexOHLCV: async (exchange) => ohlcv(await exchange.fetchIndexOHLCV(SYMBOL, '1m', undefined, 2)),
  fetchPremiumIndexOHLCV: async (exchange) => {
    const rows = await exchange.fetchPremiumIndexOHLCV(SYMBOL, '1m', undefined, 2);
    await ohlcv(rows);
    assert.ok(rows.every((row) => Math.abs(row[4]) < 1));
  },
  fetchTicker: async (exchange) => assert.ok((await exchange.fetchTicker(SYMBOL)).last > 0),
  fetchTickers: async (exchange) => assert.ok((await exchange.fetchTickers([SYMBOL, OTHER]))[OTHER].last > 0),
  fetchLastPrices: async (exchange) => assert.ok((await exchange.fetchLastPrices())[SYMBOL].price > 0),
  fetchBidsAsks: async (exchange) => assert.ok((await exchange.fetchBidsAsks([SYMBOL]))[SYMBOL].bid > 0),
  fetchMarkPrice: async (exchange) => assert.ok((await exchange.fetchMarkPrice(SYMBOL)).markPrice > 0),
  fetchMarkPrices: async (exchange) => assert.ok((await exchange.fetchMarkPrices())[SYMBOL].markPrice > 0),
  fetchFundingRate: async (exchange) => sameNumber((await exchange.fetchFundingRate(SYMBOL)).fundingRate, 0.0001),
  fetchFundingRates: async (exchange) => sameNumber((await exchange.fetchFundingRates([SYMBOL]))[SYMBOL].fundingRate, 0.0001),
  fetchFundingRateHistory: async (exchange) => {
    assert.equal((await exchange.fetchFundingRateHistory(SYMBOL, undefined, 3)).length, 3);
  },
  fetchTradingFee: async (exchange) => assert.ok((await exchange.fetchTradingFee(SYMBOL)).taker > 0),
  fetchBalance: async (exchange, venue) => {
    sameNumber((await exchange.fetchBalance()).USDT.total, await venue.wallet());
  },
  setLeverage: async (exchange, venue) => {
    await exchange.setLeverage(5, SYMBOL);
    const [{ leverage }] = await venue.signed('GET', '/fapi/v1/symbolConfig', { symbol: venue.symbol });
    sameNumber(leverage, 5);
  },
  setMarginMode: async (exchange, venue) => {
    await exchange.setMarginMode('cross', SYMBOL);
    const [{ marginType }] = await venue.signed('GET', '/fapi/v1/symbolConfig', { symbol: venue.symbol });
    assert.equal(marginType, 'CROSSED');
  },
  setPositionMode: async (exchange, venue) => {
    await exchange.setPositionMode(true);
    assert.equal((await venue.signed('GET', '/fapi/v1/positionSide/dual')).dualSidePosition, true);
  },
  fetchPositionMode: async (exchange) => assert.equal((await exchange.fetchPositionMode()).hedged, false),
  fetchLeverage: async (exchange) => sameNumber((await exchange.fetchLeverage(SYMBOL)).longLeverage, 10),
  fetchLeverages: async (exchange) => sameNumber((await exchange.fetchLeverages([SYMBOL]))[SYMBOL].longLeverage, 10),
  fetchMarginMode: async (exchange) => assert.equal((await exchange.fetchMarginMode(SYMBOL)).marginMode, 'isolated'),
  fetchMarginModes: async (exchange) => assert.equal((await exchange.fetchMarginModes([SYMBOL]))[SYMBOL].marginMode, 'isolated'),
  fetchLeverageTiers: async (exchange) => assert.ok((await exchange.fetchLeverageTiers([SYMBOL]))[SYMBOL].length > 5),
  fetchMarketLeverageTiers: async (exchange) => {
    sameNumber((await exchange.fetchMarketLeverageTiers(SYMBOL))[0].maxLeverage, 125);
  },
  createOrder: async (exchange, venue) => {
    await rests(await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(exchange, venue, 0.9)), venue);
  },
  createOrders: async (exchange, venue) => {
    const order = { symbol: SYMBOL, type: 'limit', side: 'buy', amount: await some(venue), price: await far(exchange, venue, 0.9) };
    const placed = await exchange.createOrders([order, order]);
    assert.equal(placed.length, 2);
    await rests(placed[0], venue);
  },
  createLimitOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitOrder(SYMBOL, 'buy', await some(venue), await far(exchange, venue, 0.9)), venue);
  },
  createLimitBuyOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitBuyOrder(SYMBOL, await some(venue), await far(exchange, venue, 0.9)), venue);
  },
  createLimitSellOrder: async (exchange, venue) => {
    await rests(await exchange.createLimitSellOrder(SYMBOL, await some(venue), await far(exchange, venue, 1.1)), venue);
  },
  createMarketOrder: async (exchange, venue) => filled(await exchange.createMarketOrder(SYMBOL, 'buy', await some(venue)), venue, 'BUY'),
  createMarketBuyOrder: async (exchange, venue) => filled(await exchange.createMarketBuyOrder(SYMBOL, await some(venue)), venue, 'BUY'),
  createMarketSellOrder: async (exchange, venue) => {
    await filled(await exchange.createMarketSellOrder(SYMBOL, await some(venue)), venue, 'SELL');
    assert.ok(Number((await venue.position()).positionAmt) < 0);
  },
  createPostOnlyOrder: async (exchange, venue) => {
    const price = await far(exchange, venue, 0.9);
    await rests(await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), price), venue);
  },
  createReduceOnlyOrder: async (exchange, venue) => {
    await held(venue);
    await filled(await exchange.createReduceOnlyOrder(SYMBOL, 'market', 'sell', await some(venue, 20)), venue, 'SELL');
  },
  createStopMarketOrder: async (exchange, venue) => {
    await held(venue);
    const order = await exchange.createStopMarketOrder(SYMBOL, 'sell', await some(venue, 40), await far(exchange, venue, 0.9));
    await waits(order, venue, 'STOP_MARKET');
  },
  createStopOrder: async (exchange, venue) => {
    await held(venue);
    const order = await exchange.createStopOrder(SYMBOL, 'market', 'sell', await some(venue, 40), undefined, await far(exchange, venue, 0.9));
    await waits(order, venue, 'STOP_MARKET');
  },
  createStopLimitOrder: async (exchange, venue) => {
    const [limit, trigger] = [await far(exchange, venue, 0.89), await far(exchange, venue, 0.9)];
    await waits(await exchange.createStopLimitOrder(SYMBOL, 'sell', await some(venue), limit, trigger), venue, 'STOP');
  },
  createStopLossOrder: async (exchange, venue) => {
    await held(venue);
    const order = await exchange.createStopLossOrder(SYMBOL, 'market', 'sell', await some(venue, 40), undefined, await far(exchange, venue, 0.9));
    await waits(order, venue, 'STOP_MARKET');
  },
  createTakeProfitOrder: async (exchange, venue) => {
    await held(venue);
    const order = await exchange.createTakeProfitOrder(SYMBOL, 'market', 'sell', await some(venue, 40), undefined, await far(exchange, venue, 1.1));
    await waits(order, venue, 'TAKE_PROFIT_MARKET');
  },
  createTriggerOrder: async (exchange, venue) => {
    const order = await exchange.createTriggerOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(exchange, venue, 0.9));
    await waits(order, venue, 'STOP_MARKET');
  },
  createTrailingPercentOrder: async (exchange, venue) => {
    const order = await exchange.createTrailingPercentOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, 2);
    await waits(order, venue, 'TRAILING_STOP_MARKET');
  },
  editOrder: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    const price = await far(exchange, venue, 0.91);
    await exchange.editOrder(String(orderId), SYMBOL, 'limit', 'buy', await some(venue, 60), price);
    sameNumber((await venue.order(orderId)).price, price);
  },
  cancelOrder: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.equal((await exchange.cancelOrder(String(orderId), SYMBOL)).status, 'canceled');
    const { algoId } = await venue.stop();
    await exchange.cancelOrder(String(algoId), SYMBOL, { trigger: true });
    assert.equal((await venue.algo(algoId)).algoStatus, 'CANCELED');
  },
  cancelOrders: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    await exchange.cancelOrders([String(orderId)], SYMBOL);
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
  },
  cancelAllOrders: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    await exchange.cancelAllOrders(SYMBOL);
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
  },
  fetchOrder: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.equal((await exchange.fetchOrder(String(orderId), SYMBOL)).status, 'open');
    const { algoId } = await venue.stop();
    assert.equal((await exchange.fetchOrder(String(algoId), SYMBOL, { trigger: true })).status, 'open');
  },
  fetchOpenOrder: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.equal((await exchange.fetchOpenOrder(String(orderId), SYMBOL)).id, String(orderId));
  },
  fetchOpenOrders: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.deepEqual((await exchange.fetchOpenOrders(SYMBOL)).map((order) => order.id), [String(orderId)]);
    const { algoId } = await venue.stop();
    const waiting = await exchange.fetchOpenOrders(SYMBOL, undefined, undefined, { trigger: true });
    assert.deepEqual(waiting.map((order) => order.id), [String(algoId)]);
  },
  fetchOrders: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.ok((await exchange.fetchOrders(SYMBOL)).some((order) => order.id === String(orderId)));
  },
  fetchClosedOrders: async (exchange, venue) => {
    const { orderId } = await venue.buy(50);
    assert.ok((await exchange.fetchClosedOrders(SYMBOL)).some((order) => order.id === String(orderId)));
  },
  fetchCanceledOrders: async (exchange, venue) => {
    const { orderId } = await venue.restUsdm();
    await venue.signed('DELETE', '/fapi/v1/allOpenOrders', { symbol: venue.symbol });
    assert.ok((await exchange.fetchCanceledOrders(SYMBOL)).some((order) => order.id === String(orderId)));
  },
  fetchCanceledAndClosedOrders: async (exchange, venue) => {
    const { orderId } = await venue.buy(50);
    assert.ok((await exchange.fetchCanceledAndClosedOrders(SYMBOL)).some((order) => order.id === String(orderId)));
  },
  fetchMyTrades: async (exchange, venue) => {
    const { orderId } = await venue.buy(50);
    assert.ok((await exchange.fetchMyTrades(SYMBOL)).some((trade) => trade.order === String(orderId)));
  },
  fetchPositions: async (exchange, venue) => {
    await held(venue);
    const [position] = await exchange.fetchPositions([SYMBOL]);
    assert.equal(position.side, 'long');
    assert.equal(position.marginMode, 'isolated');
  },
  fetchPositionsRisk: async (exchange, venue) => {
    await held(venue);
    assert.ok((await exchange.fetchPositionsRisk([SYMBOL]))[0].liquidationPrice > 0);
  },
  fetchPositionADLRank: async (exchange, venue) => {
    await held(venue);
    assert.ok((await exchange.fetchPositionADLRank(SYMBOL)).rank >= 0);
  },
  fetchPositionsADLRank: async (exchange, venue) => {
    await held(venue);
    assert.equal((await exchange.fetchPositionsADLRank([SYMBOL])).length, 1);
  },
  addMargin: async (exchange, venue) => {
    await held(venue);
    const before = Number((await venue.position()).isolatedWallet);
    await exchange.addMargin(SYMBOL, 3);
    assert.ok(Math.abs(Number((await venue.position()).isolatedWallet) - before - 3) < 1e-9);
  },
  reduceMargin: async (exchange, venue) => {
    await held(venue);
    await exchange.addMargin(SYMBOL, 3);
    const before = Number((await venue.position()).isolatedWallet);
    await exchange.reduceMargin(SYMBOL, 2);
    assert.ok(Math.abs(before - Number((await venue.position()).isolatedWallet) - 2) < 1e-9);
  },
  fetchMarginAdjustmentHistory: async (exchange, venue) => {
    await held(venue);
    await exchange.addMargin(SYMBOL, 3);
    assert.ok((await exchange.fetchMarginAdjustmentHistory(SYMBOL)).length >= 1);
  },
  fetchFundingHistory: async (exchange) => assert.ok(Array.isArray(await exchange.fetchFundingHistory(SYMBOL))),
  fetchLedger: async (exchange, venue) => {
    await held(venue);
    const rows = await exchange.fetchLedger('USDT');
    assert.ok(rows.length >= 1 && rows.every((row) => row.currency === 'USDT' && row.amount > 0));
  },
  fetchMyLiquidations: async (exchange) => assert.equal((await exchange.fetchMyLiquidations(SYMBOL)).length, 0),
};
export const unifiedOperations = Object.keys(unified);

// ccxt's bybit: its unified methods on linear perpetuals, and the calls of API v5 that only contracts have.
import { assert, sameNumber } from '../lib/check.mjs';
import { client } from './ccxt-bybit.mjs';

export const name = 'ccxt bybit, linear';
export const market = 'bybit-linear';
export { operations, refusal } from './ccxt-bybit.mjs';

const SYMBOL = 'BTC/USDT:USDT';
const OTHER = 'ETH/USDT:USDT';

const connected = (venue) => client(venue, 'swap', ['linear']);

export async function connect(venue) {
  const exchange = connected(venue);
  await exchange.loadMarkets();
  return { unified: (operation) => () => checks[operation](exchange, venue) };
}

const some = async (venue, value = 50) => Number(await venue.worth(value));
const far = async (venue, factor) => Number(await venue.at(factor));

async function has(order, venue, status) {
  assert.equal((await venue.order(order.id)).orderStatus, status);
}

async function filled(order, venue, side) {
  const seen = await venue.order(order.id);
  assert.equal(seen.orderStatus, 'Filled');
  assert.equal(seen.side, side);
}

async function waits(order, venue, direction, reduceOnly = true) {
  const seen = await venue.order(order.id);
  assert.equal(seen.orderStatus, 'Untriggered');
  assert.equal(seen.triggerDirection, direction);
  assert.equal(seen.reduceOnly, reduceOnly);
}

async function held(venue) {
  return venue.buy(50);
}

function bars(rows) {
  assert.equal(rows.length, 5);
  assert.ok(rows.every((row, i) => row[2] >= row[3] && (i === 0 || row[0] > rows[i - 1][0])));
}

const linear = { category: 'linear', symbol: 'BTCUSDT' };
const listed = (method, parameters = linear) => async (exchange) => assert.ok((await exchange[method](parameters)).result.list.length >= 1);

const checks = {
  loadMarkets: async (exchange, venue) => {
    const found = (await connected(venue).loadMarkets())[SYMBOL];
    assert.ok(found.swap && found.linear && found.active && found.settle === 'USDT');
    sameNumber(found.limits.leverage.max, 100);
  },
  fetchMarkets: async (exchange) => assert.ok((await exchange.fetchMarkets()).some((found) => found.symbol === OTHER)),
  fetchTime: async (exchange) => assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 2_000),
  fetchOrderBook: async (exchange) => {
    const found = await exchange.fetchOrderBook(SYMBOL, 5);
    assert.ok(found.bids.length === 5 && found.bids[0][0] < found.asks[0][0]);
  },
  fetchL2OrderBook: async (exchange) => assert.ok((await exchange.fetchL2OrderBook(SYMBOL, 5)).asks.length >= 1),
  fetchTicker: async (exchange) => assert.ok((await exchange.fetchTicker(SYMBOL)).markPrice > 0),
  fetchTickers: async (exchange) => assert.ok((await exchange.fetchTickers([SYMBOL, OTHER]))[OTHER].last > 0),
  fetchBidsAsks: async (exchange) => assert.ok((await exchange.fetchBidsAsks([SYMBOL]))[SYMBOL].bid > 0),
  fetchTrades: async (exchange) => assert.equal((await exchange.fetchTrades(SYMBOL, undefined, 100)).length, 100),
  fetchOHLCV: async (exchange) => bars(await exchange.fetchOHLCV(SYMBOL, '1m', undefined, 5)),
  fetchMarkOHLCV: async (exchange) => bars(await exchange.fetchMarkOHLCV(SYMBOL, '1m', undefined, 5)),
  fetchIndexOHLCV: async (exchange) => bars(await exchange.fetchIndexOHLCV(SYMBOL, '1m', undefined, 5)),
  fetchPremiumIndexOHLCV: async (exchange) => {
    const rows = await exchange.fetchPremiumIndexOHLCV(SYMBOL, '1m', undefined, 5);
    bars(rows);
    assert.ok(rows.every((row) => Math.abs(row[4]) < 1));
  },
  fetchFundingRate: async (exchange) => {
    const found = await exchange.fetchFundingRate(SYMBOL);
    sameNumber(found.fundingRate, 0.0001);
    assert.ok(found.fundingTimestamp > Date.now() && found.interval === '8h');
  },
  fetchFundingRates: async (exchange) => sameNumber((await exchange.fetchFundingRates([SYMBOL]))[SYMBOL].fundingRate, 0.0001),
  fetchFundingRateHistory: async (exchange) => {
    const rows = await exchange.fetchFundingRateHistory(SYMBOL, undefined, 3);
    assert.equal(rows.length, 3);
    assert.equal(rows[1].timestamp - rows[0].timestamp, 8 * 3_600_000);
  },
  fetchTradingFee: async (exchange) => sameNumber((await exchange.fetchTradingFee(SYMBOL)).taker, 0.00055),
  fetchTradingFees: async (exchange) => sameNumber((await exchange.fetchTradingFees({ category: 'linear' }))[SYMBOL].maker, 0.0002),
  fetchBalance: async (exchange, venue) => sameNumber((await exchange.fetchBalance()).USDT.total, await venue.balance('USDT')),
  setLeverage: async (exchange, venue) => {
    await exchange.setLeverage(5, SYMBOL);
    sameNumber((await venue.position()).leverage, 5);
  },
  fetchLeverage: async (exchange) => sameNumber((await exchange.fetchLeverage(SYMBOL)).longLeverage, 10),
  setMarginMode: async (exchange, venue) => {
    await exchange.setMarginMode('cross');
    assert.equal((await venue.get('/v5/account/info')).marginMode, 'REGULAR_MARGIN');
  },
  setPositionMode: async (exchange, venue) => {
    await exchange.setPositionMode(true, SYMBOL);
    assert.equal((await venue.get('/v5/position/list', linear)).list.length, 2);
  },
  fetchLeverageTiers: async (exchange) => assert.ok((await exchange.fetchLeverageTiers([SYMBOL]))[SYMBOL].length > 5),
  fetchMarketLeverageTiers: async (exchange) => {
    const [first, second] = await exchange.fetchMarketLeverageTiers(SYMBOL);
    sameNumber(first.maxLeverage, 100);
    sameNumber(first.maintenanceMarginRate, 0.005);
    sameNumber(second.minNotional, first.maxNotional);
  },
  createOrder: async (exchange, venue) => {
    await has(await exchange.createOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 0.97)), venue, 'New');
    const taken = await exchange.createOrder(SYMBOL, 'limit', 'sell', await some(venue), await far(venue, 0.98), { timeInForce: 'IOC' });
    await filled(taken, venue, 'Sell');
    assert.equal((await venue.position()).side, 'Sell');
  },
  createLimitOrder: async (exchange, venue) => {
    await has(await exchange.createLimitOrder(SYMBOL, 'sell', await some(venue), await far(venue, 1.03)), venue, 'New');
  },
  createMarketOrder: async (exchange, venue) => filled(await exchange.createMarketOrder(SYMBOL, 'sell', await some(venue)), venue, 'Sell'),
  createPostOnlyOrder: async (exchange, venue) => {
    await has(await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 0.97)), venue, 'New');
    const taking = await exchange.createPostOnlyOrder(SYMBOL, 'limit', 'buy', await some(venue), await far(venue, 1.02));
    await has(taking, venue, 'Cancelled');
  },
  createReduceOnlyOrder: async (exchange, venue) => {
    await held(venue);
    await filled(await exchange.createReduceOnlyOrder(SYMBOL, 'market', 'sell', await some(venue, 60)), venue, 'Sell');
  },
  createStopLossOrder: async (exchange, venue) => {
    await held(venue);
    await waits(await exchange.createStopLossOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(venue, 0.9)), venue, 2);
  },
  createTakeProfitOrder: async (exchange, venue) => {
    await held(venue);
    await waits(await exchange.createTakeProfitOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(venue, 1.1)), venue, 1);
  },
  createTriggerOrder: async (exchange, venue) => {
    const parameters = { triggerDirection: 'descending' };
    const order = await exchange.createTriggerOrder(SYMBOL, 'market', 'sell', await some(venue), undefined, await far(venue, 0.9), parameters);
    await waits(order, venue, 2, false);
  },
  createStopOrder: async (exchange, venue) => {
    const parameters = { triggerDirection: 'ascending' };
    const order = await exchange.createStopOrder(SYMBOL, 'market', 'buy', await some(venue), undefined, await far(venue, 1.1), parameters);
    await waits(order, venue, 1, false);
  },
  createStopMarketOrder: async (exchange, venue) => {
    await held(venue);
    const parameters = { triggerDirection: 'descending', reduceOnly: true };
    await waits(await exchange.createStopMarketOrder(SYMBOL, 'sell', await some(venue), await far(venue, 0.9), parameters), venue, 2);
  },
  createStopLimitOrder: async (exchange, venue) => {
    const [limit, trigger] = [await far(venue, 1.11), await far(venue, 1.1)];
    const parameters = { triggerDirection: 'ascending' };
    await waits(await exchange.createStopLimitOrder(SYMBOL, 'buy', await some(venue), limit, trigger, parameters), venue, 1, false);
  },
  createOrderWithTakeProfitAndStopLoss: async (exchange, venue) => {
    const [target, stop] = [await far(venue, 1.1), await far(venue, 0.9)];
    await exchange.createOrderWithTakeProfitAndStopLoss(SYMBOL, 'market', 'buy', await some(venue), undefined, target, stop);
  },
  editOrder: async (exchange, venue) => {
    const id = await venue.rest();
    const price = await far(venue, 0.96);
    await exchange.editOrder(id, SYMBOL, 'limit', 'buy', await some(venue, 60), price);
    sameNumber((await venue.order(id)).price, price);
  },
  cancelOrder: async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.cancelOrder(id, SYMBOL);
    assert.equal((await venue.order(id)).orderStatus, 'Cancelled');
    const stop = await venue.stop();
    await exchange.cancelOrder(stop, SYMBOL);
    assert.equal((await venue.order(stop)).orderStatus, 'Deactivated');
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
    const ids = [await venue.rest(), await venue.stop()];
    assert.deepEqual((await exchange.fetchOpenOrders(SYMBOL)).map((order) => order.id).sort(), ids.sort());
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
    assert.ok(Math.abs(found.fee.cost - found.cost * 0.00055) < 2e-8, `fee ${found.fee.cost} of ${found.cost}`);
    assert.equal(found.fee.currency, 'USDT');
  },
  fetchOrderTrades: async (exchange, venue) => {
    const id = await venue.buy(50);
    assert.ok((await exchange.fetchOrderTrades(id, SYMBOL)).every((trade) => trade.order === id));
  },
  fetchPosition: async (exchange, venue) => {
    await held(venue);
    const found = await exchange.fetchPosition(SYMBOL);
    assert.equal(found.side, 'long');
    sameNumber(found.contracts, (await venue.position()).size);
    assert.ok(found.liquidationPrice > 0 && found.liquidationPrice < found.entryPrice);
  },
  fetchPositions: async (exchange, venue) => {
    await exchange.createMarketOrder(SYMBOL, 'sell', await some(venue));
    const found = (await exchange.fetchPositions([SYMBOL])).find((position) => position.symbol === SYMBOL);
    assert.equal(found.side, 'short');
    sameNumber(found.leverage, 10);
  },
  fetchLedger: async (exchange, venue) => {
    await held(venue);
    const rows = await exchange.fetchLedger('USDT');
    assert.ok(rows.some((row) => row.type === 'trade' && row.currency === 'USDT'));
  },
  fetchFundingHistory: async (exchange) => assert.ok(Array.isArray(await exchange.fetchFundingHistory(SYMBOL))),
  fetchMyLiquidations: async (exchange) => assert.equal((await exchange.fetchMyLiquidations(SYMBOL)).length, 0),
  'public get v5/market/mark-price-kline': listed('publicGetV5MarketMarkPriceKline', { symbol: 'BTCUSDT', interval: '5' }),
  'public get v5/market/index-price-kline': listed('publicGetV5MarketIndexPriceKline', { ...linear, interval: '5' }),
  'public get v5/market/premium-index-price-kline': listed('publicGetV5MarketPremiumIndexPriceKline', { ...linear, interval: '5' }),
  'public get v5/market/funding/history': async (exchange) => {
    await exchange.publicGetV5MarketFundingHistory({ ...linear, startTime: Date.now() - 86_400_000 });
  },
  'public get v5/market/risk-limit': listed('publicGetV5MarketRiskLimit'),
  'private get v5/position/list': listed('privateGetV5PositionList'),
  'private get v5/account/transaction-log': async (exchange, venue) => {
    const id = await venue.buy(50);
    const { result } = await exchange.privateGetV5AccountTransactionLog({ category: 'linear', type: 'TRADE' });
    assert.equal(result.list[0].orderId, id);
    const { change, cashFlow, fee } = result.list[0];
    assert.ok(Math.abs(Number(change) - (Number(cashFlow) - Number(fee))) < 1e-8);
  },
  'private post v5/order/create': async (exchange, venue) => {
    const order = { ...linear, side: 'Buy', orderType: 'Limit', qty: await venue.worth(50), price: await venue.at(0.97), orderLinkId: `linear-${Date.now()}` };
    await exchange.privatePostV5OrderCreate(order);
    await exchange.privatePostV5OrderCreate(order);
  },
  'private post v5/order/cancel': async (exchange, venue) => {
    const id = await venue.rest();
    await exchange.privatePostV5OrderCancel({ ...linear, orderId: id });
    await exchange.privatePostV5OrderCancel({ ...linear, orderId: id });
  },
  'private post v5/position/set-leverage': async (exchange) => {
    await exchange.privatePostV5PositionSetLeverage({ ...linear, buyLeverage: '10', sellLeverage: '10' });
  },
  'private post v5/position/switch-mode': async (exchange) => {
    await exchange.privatePostV5PositionSwitchMode({ category: 'linear', coin: 'USDT', mode: 0 });
  },
  'private post v5/position/add-margin': async (exchange, venue) => {
    await held(venue);
    const before = Number((await venue.position()).positionIM);
    await exchange.privatePostV5PositionAddMargin({ ...linear, margin: '3' });
    assert.ok(Math.abs(Number((await venue.position()).positionIM) - before - 3) < 1e-8);
  },
  'private post v5/account/set-margin-mode': async (exchange) => {
    await exchange.privatePostV5AccountSetMarginMode({ setMarginMode: 'PORTFOLIO_MARGIN' });
  },
};

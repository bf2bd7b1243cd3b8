// One check per call of the USD-M futures REST API, as lib/routes.mjs has them for the spot market.
import { assert, sameNumber } from './check.mjs';

const DAY = 86_400_000;

function checkKlines(rows, length) {
  assert.equal(rows.length, length);
  rows.forEach((row, index) => {
    assert.equal(row.length, 12);
    assert.ok(Number(row[2]) >= Number(row[3]), 'high at or above low');
    assert.ok(index === 0 || Number(row[0]) - Number(rows[index - 1][0]) === 60_000, 'one after the other');
  });
}

const klines = (name) => async (call, venue) => {
  checkKlines(await call({ [name]: venue.symbol, interval: '1m', limit: 3, contractType: 'PERPETUAL' }), 3);
};

async function refusedWith(code, attempt) {
  const error = await attempt().then(() => undefined, (refusal) => refusal);
  assert.ok(error, 'is refused');
  assert.ok(error.code === code || String(error.message).includes(String(code)), `${code}: ${error.message}`);
}

async function limitOrder(venue, more = {}) {
  return {
    symbol: venue.symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: await venue.worth(50),
    price: await venue.at(0.9), ...more,
  };
}

export const usdmRoutes = {
  'GET /fapi/v1/ping': async (call) => assert.deepEqual({ ...(await call()) }, {}),
  'GET /fapi/v1/time': async (call) => {
    assert.ok(Math.abs(Number((await call()).serverTime) - Date.now()) < 1_000);
  },
  'GET /fapi/v1/exchangeInfo': async (call, venue) => {
    const info = await call();
    const symbol = info.symbols.find((row) => row.symbol === venue.symbol);
    assert.equal(symbol.contractType, 'PERPETUAL');
    assert.equal(symbol.status, 'TRADING');
    const filters = symbol.filters.map((filter) => filter.filterType);
    for (const type of ['PRICE_FILTER', 'LOT_SIZE', 'MARKET_LOT_SIZE', 'MIN_NOTIONAL', 'PERCENT_PRICE']) {
      assert.ok(filters.includes(type), type);
    }
    assert.ok(Number(symbol.liquidationFee) > 0 && Number(symbol.marketTakeBound) > 0);
  },
  'GET /fapi/v1/depth': async (call, venue) => {
    const book = await call({ symbol: venue.symbol, limit: 5 });
    assert.equal(book.bids.length, 5);
    assert.ok(Number(book.bids[0][0]) < Number(book.asks[0][0]));
  },
  'GET /fapi/v1/trades': async (call, venue) => assert.equal((await call({ symbol: venue.symbol, limit: 10 })).length, 10),
  'GET /fapi/v1/historicalTrades': async (call, venue) => {
    const recent = await venue.get('/fapi/v1/trades', { symbol: venue.symbol, limit: 5 });
    const rows = await call({ symbol: venue.symbol, fromId: Number(recent[0].id), limit: 5 });
    sameNumber(rows[0].id, recent[0].id);
  },
  'GET /fapi/v1/aggTrades': async (call, venue) => {
    const rows = await call({ symbol: venue.symbol, limit: 10 });
    assert.equal(rows.length, 10);
    assert.equal(rows[0].nq, rows[0].q);
  },
  'GET /fapi/v1/klines': async (call, venue) => {
    const rows = await call({ symbol: venue.symbol, interval: '1m', limit: 3 });
    checkKlines(rows, 3);
    assert.ok(Number(rows[0][9]) <= Number(rows[0][5]), 'taker flow within the volume');
  },
  'GET /fapi/v1/continuousKlines': klines('pair'),
  'GET /fapi/v1/indexPriceKlines': async (call, venue) => {
    checkKlines(await call({ pair: venue.symbol, interval: '1m', limit: 3 }), 3);
  },
  'GET /fapi/v1/markPriceKlines': async (call, venue) => {
    checkKlines(await call({ symbol: venue.symbol, interval: '1m', limit: 3 }), 3);
  },
  'GET /fapi/v1/premiumIndexKlines': async (call, venue) => {
    checkKlines(await call({ symbol: venue.symbol, interval: '1m', limit: 3 }), 3);
  },
  'GET /fapi/v1/premiumIndex': async (call, venue) => {
    const row = await call({ symbol: venue.symbol });
    assert.ok(Number(row.markPrice) > 0);
    assert.ok(Number(row.nextFundingTime) > Date.now() && Number(row.nextFundingTime) % (8 * 3_600_000) === 0);
    assert.ok((await call()).length >= 2);
  },
  'GET /fapi/v1/fundingRate': async (call, venue) => {
    const rows = await call({ symbol: venue.symbol, limit: 3 });
    assert.equal(rows.length, 3);
    sameNumber(Number(rows[1].fundingTime) - Number(rows[0].fundingTime), 8 * 3_600_000, 'every eight hours');
  },
  'GET /fapi/v1/fundingInfo': async (call) => assert.ok(Array.isArray(await call())),
  'GET /fapi/v1/ticker/24hr': async (call, venue) => {
    const row = await call({ symbol: venue.symbol });
    assert.ok(Number(row.highPrice) >= Number(row.lowPrice) && Number(row.closeTime) - Number(row.openTime) <= DAY);
  },
  'GET /fapi/v1/ticker/price': async (call, venue) => assert.ok(Number((await call({ symbol: venue.symbol })).price) > 0),
  'GET /fapi/v2/ticker/price': async (call, venue) => assert.ok(Number((await call({ symbol: venue.symbol })).price) > 0),
  'GET /fapi/v1/ticker/bookTicker': async (call, venue) => {
    const row = await call({ symbol: venue.symbol });
    assert.ok(Number(row.bidPrice) <= Number(row.askPrice));
  },

  'POST /fapi/v1/order': async (call, venue) => {
    const order = await call(await limitOrder(venue));
    assert.equal(order.status, 'NEW');
    assert.equal(order.avgPrice, undefined);
    assert.ok(await venue.isOpen(order.orderId));
    const filled = await call({ symbol: venue.symbol, side: 'BUY', type: 'MARKET', quantity: await venue.worth(50), newOrderRespType: 'RESULT' });
    assert.equal(filled.status, 'FILLED');
    assert.ok(Number((await venue.position()).positionAmt) > 0);
    await refusedWith(-2022, async () =>
      call({ symbol: venue.symbol, side: 'BUY', type: 'MARKET', quantity: await venue.worth(50), reduceOnly: 'true' }),
    );
  },
  'POST /fapi/v1/order/test': async (call, venue) => {
    await call(await limitOrder(venue));
    assert.equal((await venue.signed('GET', '/fapi/v1/openOrders', { symbol: venue.symbol })).length, 0);
  },
  'PUT /fapi/v1/order': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    const price = await venue.at(0.91);
    await call({ symbol: venue.symbol, orderId: String(orderId), side: 'BUY', quantity: await venue.worth(60), price });
    sameNumber((await venue.order(orderId)).price, price);
  },
  'DELETE /fapi/v1/order': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.equal((await call({ symbol: venue.symbol, orderId: String(orderId) })).status, 'CANCELED');
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
    await refusedWith(-2011, () => call({ symbol: venue.symbol, orderId: String(orderId) }));
  },
  'GET /fapi/v1/order': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.equal((await call({ symbol: venue.symbol, orderId: String(orderId) })).status, 'NEW');
    await refusedWith(-2013, () => call({ symbol: venue.symbol, origClientOrderId: 'nobody' }));
  },
  'GET /fapi/v1/openOrder': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    sameNumber((await call({ symbol: venue.symbol, orderId: String(orderId) })).orderId, orderId);
  },
  'GET /fapi/v1/openOrders': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.deepEqual((await call({ symbol: venue.symbol })).map((row) => String(row.orderId)), [String(orderId)]);
  },
  'GET /fapi/v1/allOrders': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.ok((await call({ symbol: venue.symbol })).some((row) => String(row.orderId) === String(orderId)));
  },
  'DELETE /fapi/v1/allOpenOrders': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    sameNumber((await call({ symbol: venue.symbol })).code, 200);
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
  },
  'DELETE /fapi/v1/batchOrders': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    await call({ symbol: venue.symbol, orderIdList: call.lists ? [Number(orderId)] : `[${orderId}]` });
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
  },
  'POST /fapi/v1/batchOrders': async (call, venue) => {
    const orders = [await limitOrder(venue), await limitOrder(venue, { quantity: '0' })];
    const [first, second] = await call({ batchOrders: call.lists ? orders : JSON.stringify(orders) });
    assert.equal(first.status, 'NEW');
    sameNumber(second.code, -4003);
  },
  'PUT /fapi/v1/batchOrders': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    const change = { symbol: venue.symbol, orderId: Number(orderId), side: 'BUY', quantity: await venue.worth(60), price: await venue.at(0.91) };
    const [changed] = await call({ batchOrders: call.lists ? [change] : JSON.stringify([change]) });
    sameNumber(changed.price, change.price);
  },
  'POST /fapi/v1/countdownCancelAll': async (call, venue) => {
    assert.equal(String((await call({ symbol: venue.symbol, countdownTime: 120_000 })).countdownTime), '120000');
    await call({ symbol: venue.symbol, countdownTime: 0 });
  },
  'GET /fapi/v1/orderAmendment': async (call, venue) => {
    const { orderId } = await venue.restUsdm();
    assert.equal((await call({ symbol: venue.symbol, orderId: String(orderId) })).length, 0);
    await venue.signed('PUT', '/fapi/v1/order', {
      symbol: venue.symbol, orderId: String(orderId), side: 'BUY', quantity: await venue.worth(60), price: await venue.at(0.91),
    });
    assert.equal((await call({ symbol: venue.symbol, orderId: String(orderId) })).length, 1);
  },

  'POST /fapi/v1/algoOrder': async (call, venue) => {
    await venue.buy(50);
    const order = await call({
      algoType: 'CONDITIONAL', symbol: venue.symbol, side: 'SELL', type: 'STOP_MARKET', quantity: await venue.worth(50),
      triggerPrice: await venue.at(0.9), reduceOnly: 'true',
    });
    assert.equal(order.algoStatus, 'NEW');
    assert.equal((await venue.algo(order.algoId)).algoStatus, 'NEW');
    await refusedWith(-2021, async () =>
      call({
        algoType: 'CONDITIONAL', symbol: venue.symbol, side: 'SELL', type: 'STOP_MARKET', quantity: await venue.worth(50),
        triggerPrice: await venue.at(1.1), reduceOnly: 'true',
      }),
    );
  },
  'GET /fapi/v1/algoOrder': async (call, venue) => {
    const { algoId } = await venue.stop();
    assert.equal((await call({ algoId: String(algoId) })).algoStatus, 'NEW');
  },
  'DELETE /fapi/v1/algoOrder': async (call, venue) => {
    const { algoId } = await venue.stop();
    assert.equal(String((await call({ algoId: String(algoId) })).code), '200');
    assert.equal((await venue.algo(algoId)).algoStatus, 'CANCELED');
  },
  'GET /fapi/v1/openAlgoOrders': async (call, venue) => {
    const { algoId } = await venue.stop();
    assert.deepEqual((await call({ symbol: venue.symbol })).map((row) => String(row.algoId)), [String(algoId)]);
  },
  'GET /fapi/v1/allAlgoOrders': async (call, venue) => {
    const { algoId } = await venue.stop();
    assert.ok((await call({ symbol: venue.symbol })).some((row) => String(row.algoId) === String(algoId)));
  },
  'DELETE /fapi/v1/algoOpenOrders': async (call, venue) => {
    const { algoId } = await venue.stop();
    await call({ symbol: venue.symbol });
    assert.equal((await venue.algo(algoId)).algoStatus, 'CANCELED');
  },

  'POST /fapi/v1/leverage': async (call, venue) => {
    sameNumber((await call({ symbol: venue.symbol, leverage: 5 })).leverage, 5);
    await refusedWith(-4028, () => call({ symbol: venue.symbol, leverage: 126 }));
  },
  'POST /fapi/v1/marginType': async (call, venue) => {
    await refusedWith(-4046, () => call({ symbol: venue.symbol, marginType: 'ISOLATED' }));
    sameNumber((await call({ symbol: venue.symbol, marginType: 'CROSSED' })).code, 200);
  },
  'POST /fapi/v1/positionSide/dual': async (call) => {
    await refusedWith(-4059, () => call({ dualSidePosition: 'false' }));
    sameNumber((await call({ dualSidePosition: 'true' })).code, 200);
  },
  'GET /fapi/v1/positionSide/dual': async (call) => assert.equal((await call()).dualSidePosition, false),
  'GET /fapi/v1/multiAssetsMargin': async (call) => assert.equal((await call()).multiAssetsMargin, false),
  'POST /fapi/v1/multiAssetsMargin': async (call) => call({ multiAssetsMargin: 'true' }),
  'GET /fapi/v1/feeBurn': async (call) => assert.equal(typeof (await call()).feeBurn, 'boolean'),
  'POST /fapi/v1/feeBurn': async (call) => sameNumber((await call({ feeBurn: 'false' })).code, 200),
  'POST /fapi/v1/positionMargin': async (call, venue) => {
    await venue.buy(50);
    const before = Number((await venue.position()).isolatedWallet);
    await call({ symbol: venue.symbol, amount: 3, type: 1 });
    assert.ok(Math.abs(Number((await venue.position()).isolatedWallet) - before - 3) < 1e-9);
  },
  'GET /fapi/v1/positionMargin/history': async (call, venue) => assert.ok(Array.isArray(await call({ symbol: venue.symbol }))),
  'GET /fapi/v1/leverageBracket': async (call, venue) => {
    const answer = await call({ symbol: venue.symbol });
    const { brackets } = Array.isArray(answer) ? answer[0] : answer;
    sameNumber(brackets[0].notionalFloor, 0);
    sameNumber(brackets[1].notionalFloor, brackets[0].notionalCap);
  },
  'GET /fapi/v1/commissionRate': async (call, venue) => {
    assert.ok(Number((await call({ symbol: venue.symbol })).takerCommissionRate) > 0);
  },
  'GET /fapi/v1/rateLimit/order': async (call) => assert.equal((await call()).length, 2),
  'GET /fapi/v1/symbolConfig': async (call, venue) => {
    assert.equal((await call({ symbol: venue.symbol }))[0].marginType, 'ISOLATED');
  },
  'GET /fapi/v1/accountConfig': async (call) => assert.equal((await call()).dualSidePosition, false),
  'GET /fapi/v1/apiTradingStatus': async (call) => assert.ok((await call()).indicators),
  'GET /fapi/v1/adlQuantile': async (call, venue) => {
    await venue.buy(50);
    assert.equal((await call({ symbol: venue.symbol })).length ?? 1, 1);
  },
  'GET /fapi/v2/positionRisk': async (call, venue) => {
    await venue.buy(50);
    const [row] = await call({ symbol: venue.symbol });
    assert.equal(row.marginType, 'isolated');
    assert.ok(Number(row.liquidationPrice) < Number(row.markPrice));
  },
  'GET /fapi/v3/positionRisk': async (call, venue) => {
    assert.equal((await call({ symbol: venue.symbol })).length, 0);
    await venue.buy(50);
    assert.equal((await call({ symbol: venue.symbol })).length, 1);
  },
  'GET /fapi/v2/account': async (call, venue) => sameNumber((await call()).totalWalletBalance, await venue.wallet()),
  'GET /fapi/v3/account': async (call, venue) => {
    await venue.buy(50);
    const account = await call();
    assert.equal(account.positions.length, 1);
    sameNumber(account.totalWalletBalance, await venue.wallet());
  },
  'GET /fapi/v2/balance': async (call) => assert.ok((await call()).some((row) => row.asset === 'USDT')),
  'GET /fapi/v3/balance': async (call) => assert.ok((await call()).some((row) => row.asset === 'USDT')),
  'GET /fapi/v1/userTrades': async (call, venue) => {
    const { orderId } = await venue.buy(50);
    const rows = await call({ symbol: venue.symbol, orderId: String(orderId) });
    assert.equal(rows.length, 1);
    assert.equal(rows[0].commissionAsset, 'USDT');
  },
  'GET /fapi/v1/income': async (call, venue) => {
    await venue.buy(50);
    const rows = await call({ incomeType: 'COMMISSION', symbol: venue.symbol });
    assert.ok(rows.length >= 1 && Number(rows[0].income) < 0);
  },
  'GET /fapi/v1/forceOrders': async (call, venue) => assert.equal((await call({ symbol: venue.symbol })).length, 0),
};

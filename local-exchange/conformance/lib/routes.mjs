// One check per call of the REST API. `call(parameters)` sends it through the client under test and returns the
// answer's data; `venue` is the witness. A check throws when the answer or the state behind it is not as documented.
import { assert, eventually, sameNumber } from './check.mjs';

const DAY = 86_400_000;

async function ocoLegs(venue) {
  return {
    aboveType: 'LIMIT_MAKER',
    abovePrice: await venue.at(1.2),
    belowType: 'STOP_LOSS_LIMIT',
    belowStopPrice: await venue.at(0.8),
    belowPrice: await venue.at(0.79),
    belowTimeInForce: 'GTC',
  };
}

async function placeOco(venue) {
  return venue.signed('POST', '/api/v3/orderList/oco', {
    symbol: venue.symbol,
    side: 'SELL',
    quantity: await venue.worth(50),
    ...(await ocoLegs(venue)),
  });
}

async function allOpen(venue, orders) {
  for (const { orderId } of orders) {
    assert.ok(await venue.isOpen(orderId), `order ${orderId} is among the open ones`);
  }
}

async function working(venue, quantity) {
  return {
    workingType: 'LIMIT',
    workingSide: 'BUY',
    workingTimeInForce: 'GTC',
    workingPrice: await venue.at(0.8),
    workingQuantity: quantity,
  };
}

async function checkOco(list, venue) {
  assert.equal(list.contingencyType, 'OCO');
  assert.equal(list.listOrderStatus, 'EXECUTING');
  assert.equal(list.orders.length, 2);
  await allOpen(venue, list.orders);
  const types = list.orderReports.map((report) => report.type).sort();
  assert.deepEqual(types, ['LIMIT_MAKER', 'STOP_LOSS_LIMIT']);
  await venue.signed('DELETE', '/api/v3/orderList', { symbol: venue.symbol, orderListId: String(list.orderListId) });
  for (const { orderId } of list.orders) {
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
  }
}

function checkKlines(rows, length, millis) {
  assert.equal(rows.length, length);
  rows.forEach((row, index) => {
    assert.equal(row.length, 12);
    assert.ok(Number(row[2]) >= Number(row[3]), 'high at or above low');
    assert.equal(Number(row[6]) - Number(row[0]), millis - 1, 'close time');
    if (index > 0) {
      assert.equal(Number(row[0]) - Number(rows[index - 1][0]), millis, 'one after the other');
    }
  });
}

function checkWindow(ticker, symbol) {
  assert.equal(ticker.symbol, symbol);
  assert.ok(Number(ticker.highPrice) >= Number(ticker.lowPrice));
  const ids = Number(ticker.firstId) < 0 ? 0 : Number(ticker.lastId) - Number(ticker.firstId) + 1;
  sameNumber(ids, ticker.count, 'trades are numbered without holes');
  assert.ok(Number(ticker.openTime) < Number(ticker.closeTime));
}

function checkMini(ticker) {
  assert.deepEqual(
    Object.keys(ticker),
    ('symbol,openPrice,highPrice,lowPrice,lastPrice,volume,quoteVolume,openTime,closeTime,firstId,lastId,count').split(','),
  );
}

function rising(ids) {
  ids.forEach((id, index) => assert.ok(index === 0 || Number(id) === Number(ids[index - 1]) + 1, 'consecutive ids'));
}

export const routes = {
  'GET /api/v3/ping': async (call) => {
    assert.deepEqual({ ...(await call()) }, {});
  },

  'GET /api/v3/time': async (call) => {
    const { serverTime } = await call();
    assert.ok(Math.abs(Number(serverTime) - Date.now()) < 1_000, `time is now: ${serverTime - Date.now()} ms away`);
  },

  'GET /api/v3/exchangeInfo': async (call, venue) => {
    const one = await call({ symbol: venue.symbol });
    assert.equal(one.timezone, 'UTC');
    assert.equal(one.symbols.length, 1);
    assert.equal(one.symbols[0].status, 'TRADING');
    assert.ok(one.symbols[0].permissionSets[0].includes('SPOT'));
    assert.ok(one.rateLimits.some((limit) => limit.rateLimitType === 'REQUEST_WEIGHT'));
    assert.ok((await call({ permissions: 'SPOT' })).symbols.length >= 2);
    if (!call.dropped?.includes('symbolStatus')) {
      assert.equal((await call({ symbolStatus: 'HALT' })).symbols.length, 0);
    }
  },

  'GET /api/v3/executionRules': async (call, venue) => {
    const { symbolRules } = await call({ symbol: venue.symbol });
    assert.ok(Array.isArray(symbolRules));
  },

  'GET /api/v3/depth': async (call, venue) => {
    const book = await call({ symbol: venue.symbol, limit: 5 });
    assert.equal(book.bids.length, 5);
    assert.equal(book.asks.length, 5);
    assert.ok(Number(book.bids[0][0]) < Number(book.asks[0][0]), 'best bid below best ask');
    assert.ok(Number(book.lastUpdateId) > 0);
  },

  'GET /api/v3/trades': async (call, venue) => {
    const trades = await call({ symbol: venue.symbol, limit: 10 });
    assert.equal(trades.length, 10);
    rising(trades.map((trade) => trade.id));
    const value = Number(trades[0].price) * Number(trades[0].qty);
    assert.ok(Math.abs(Number(trades[0].quoteQty) - value) <= value * 1e-9, 'quoteQty is price times qty');
    assert.ok(Number(trades[9].time) <= Date.now() + 1_000);
  },

  'GET /api/v3/historicalTrades': async (call, venue) => {
    const recent = await venue.get('/api/v3/trades', { symbol: venue.symbol, limit: 10 });
    const fromId = Number(recent[0].id) - 5;
    const older = await call({ symbol: venue.symbol, fromId, limit: 10 });
    rising(older.map((trade) => trade.id));
    sameNumber(older[0].id, fromId, 'begins at fromId');
    assert.equal(older[5].price, recent[0].price);
    assert.equal(older[5].qty, recent[0].qty);
  },

  'GET /api/v3/historicalBlockTrades': async (call, venue) => {
    assert.ok(Array.isArray(await call({ symbol: venue.symbol, fromId: 1 })));
  },

  'GET /api/v3/aggTrades': async (call, venue) => {
    const trades = await call({ symbol: venue.symbol, limit: 20 });
    assert.equal(trades.length, 20);
    rising(trades.map((trade) => trade.a));
    trades.slice(1).forEach((trade, index) => sameNumber(trade.f, Number(trades[index].l) + 1, 'no hole'));
  },

  'GET /api/v3/klines': async (call, venue) => {
    const minutes = await call({ symbol: venue.symbol, interval: '1m', limit: 3 });
    checkKlines(minutes, 3, 60_000);
    const begin = Number(minutes[1][0]);
    const range = { symbol: venue.symbol, startTime: begin, endTime: begin + 59_999 };
    const seconds = await call({ ...range, interval: '1s' });
    checkKlines(seconds, 60, 1_000);
    assert.equal(seconds[0][1], minutes[1][1], 'the first second opens where its minute does');
    assert.equal(seconds[59][4], minutes[1][4], 'the last second closes where its minute does');
    const count = seconds.reduce((sum, row) => sum + Number(row[8]), 0);
    sameNumber(count, minutes[1][8], 'the trades of the seconds are those of the minute');
    const day = (await call({ symbol: venue.symbol, interval: '1d', timeZone: '8', limit: 1 }))[0];
    assert.equal(Number(day[0]) % DAY, 16 * 3_600_000, 'a day at +8 begins at 16:00 UTC');
  },

  'GET /api/v3/uiKlines': async (call, venue) => {
    checkKlines(await call({ symbol: venue.symbol, interval: '5m', limit: 3 }), 3, 300_000);
  },

  'GET /api/v3/avgPrice': async (call, venue) => {
    const average = await call({ symbol: venue.symbol });
    sameNumber(average.mins, 5);
    assert.ok(Number(average.price) > 0);
  },

  'GET /api/v3/ticker/24hr': async (call, venue) => {
    const full = await call({ symbol: venue.symbol });
    checkWindow(full, venue.symbol);
    assert.ok('priceChangePercent' in full && 'bidPrice' in full);
    checkMini(await call({ symbol: venue.symbol, type: 'MINI' }));
  },

  'GET /api/v3/ticker/tradingDay': async (call, venue) => {
    const day = await call({ symbol: venue.symbol });
    checkWindow(day, venue.symbol);
    assert.equal(Number(day.openTime) % DAY, 0, 'begins at midnight');
    checkMini(await call({ symbol: venue.symbol, type: 'MINI', timeZone: '8' }));
  },

  'GET /api/v3/ticker/price': async (call, venue) => {
    assert.ok(Number((await call({ symbol: venue.symbol })).price) > 0);
  },

  'GET /api/v3/ticker/bookTicker': async (call, venue) => {
    const ticker = await call({ symbol: venue.symbol });
    assert.ok(Number(ticker.bidPrice) <= Number(ticker.askPrice));
  },

  'GET /api/v3/ticker': async (call, venue) => {
    const hour = await call({ symbol: venue.symbol, windowSize: '1h' });
    checkWindow(hour, venue.symbol);
    assert.equal(Number(hour.openTime) % 60_000, 0, 'the window begins at a minute');
    checkMini(await call({ symbol: venue.symbol, windowSize: '2d', type: 'MINI' }));
  },

  'GET /api/v3/referencePrice': (call, venue) => call({ symbol: venue.symbol }),
  'GET /api/v3/referencePrice/calculation': (call, venue) => call({ symbol: venue.symbol }),

  'POST /api/v3/order': async (call, venue) => {
    const rested = await call({
      symbol: venue.symbol,
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: await venue.worth(50),
      price: await venue.at(0.8),
      newOrderRespType: 'FULL',
    });
    assert.equal(rested.status, 'NEW');
    assert.ok(await venue.isOpen(rested.orderId));
    const before = await venue.free(venue.base);
    const bought = await call({
      symbol: venue.symbol,
      side: 'BUY',
      type: 'MARKET',
      quantity: await venue.worth(50),
      newOrderRespType: 'FULL',
    });
    assert.equal(bought.status, 'FILLED');
    const filled = bought.fills.reduce((sum, fill) => sum + Number(fill.qty) - Number(fill.commission), 0);
    assert.ok(Math.abs((await venue.free(venue.base)) - before - filled) < 1e-8, 'what was bought is held');
  },

  'POST /api/v3/order/test': async (call, venue) => {
    const order = {
      symbol: venue.symbol,
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: await venue.worth(50),
      price: await venue.at(0.8),
    };
    assert.deepEqual({ ...(await call(order)) }, {});
    const rates = await call({ ...order, computeCommissionRates: true });
    assert.ok(Number(rates.standardCommissionForOrder.taker) >= 0);
    assert.equal((await venue.signed('GET', '/api/v3/openOrders', { symbol: venue.symbol })).length, 0, 'none was placed');
  },

  'GET /api/v3/order': async (call, venue) => {
    const { orderId, clientOrderId } = await venue.rest();
    assert.equal((await call({ symbol: venue.symbol, orderId: Number(orderId) })).status, 'NEW');
    sameNumber((await call({ symbol: venue.symbol, origClientOrderId: clientOrderId })).orderId, orderId);
  },

  'DELETE /api/v3/order': async (call, venue) => {
    const { orderId } = await venue.rest();
    const cancelled = await call({ symbol: venue.symbol, orderId: Number(orderId) });
    assert.equal(cancelled.status, 'CANCELED');
    assert.ok(!(await venue.isOpen(orderId)));
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
  },

  'DELETE /api/v3/openOrders': async (call, venue) => {
    const placed = [await venue.rest(0.8), await venue.rest(0.7)];
    const cancelled = await call({ symbol: venue.symbol });
    assert.equal(cancelled.length, 2);
    for (const { orderId } of placed) {
      assert.equal((await venue.order(orderId)).status, 'CANCELED');
    }
  },

  'POST /api/v3/order/cancelReplace': async (call, venue) => {
    const { orderId } = await venue.rest(0.8);
    const answer = await call({
      symbol: venue.symbol,
      side: 'BUY',
      type: 'LIMIT',
      cancelReplaceMode: 'STOP_ON_FAILURE',
      cancelOrderId: Number(orderId),
      timeInForce: 'GTC',
      quantity: await venue.worth(60),
      price: await venue.at(0.7),
    });
    assert.equal(answer.cancelResult, 'SUCCESS');
    assert.equal(answer.newOrderResult, 'SUCCESS');
    assert.equal((await venue.order(orderId)).status, 'CANCELED');
    assert.ok(await venue.isOpen(answer.newOrderResponse.orderId));
  },

  'PUT /api/v3/order/amend/keepPriority': async (call, venue) => {
    const { orderId } = await venue.rest(0.8);
    const newQty = await venue.worth(20);
    const answer = await call({ symbol: venue.symbol, orderId: Number(orderId), newQty: Number(newQty) });
    sameNumber(answer.amendedOrder.qty, newQty);
    const amended = await venue.order(orderId);
    assert.equal(amended.status, 'NEW');
    sameNumber(amended.origQty, newQty, 'it is smaller and still rests');
  },

  'GET /api/v3/openOrders': async (call, venue) => {
    const { orderId } = await venue.rest();
    const open = await call({ symbol: venue.symbol });
    assert.deepEqual(open.map((order) => Number(order.orderId)), [Number(orderId)]);
    assert.ok((await call({})).length >= 1, 'of all symbols');
  },

  'GET /api/v3/allOrders': async (call, venue) => {
    const { orderId } = await venue.rest();
    const all = await call({ symbol: venue.symbol, orderId: Number(orderId) });
    assert.deepEqual(all.map((order) => Number(order.orderId)), [Number(orderId)]);
    assert.equal((await call({ symbol: venue.symbol, limit: 2 })).length, 2);
  },

  'POST /api/v3/order/oco': async (call, venue) => {
    const list = await call({
      symbol: venue.symbol,
      side: 'SELL',
      quantity: await venue.worth(50),
      price: await venue.at(1.2),
      stopPrice: await venue.at(0.8),
      stopLimitPrice: await venue.at(0.79),
      stopLimitTimeInForce: 'GTC',
      newOrderRespType: 'FULL',
    });
    await checkOco(list, venue);
  },

  'POST /api/v3/orderList/oco': async (call, venue) => {
    const list = await call({
      symbol: venue.symbol,
      side: 'SELL',
      quantity: await venue.worth(50),
      newOrderRespType: 'FULL',
      ...(await ocoLegs(venue)),
    });
    await checkOco(list, venue);
  },

  'POST /api/v3/orderList/oto': async (call, venue) => {
    const quantity = await venue.worth(50);
    const list = await call({
      symbol: venue.symbol,
      ...(await working(venue, quantity)),
      pendingType: 'LIMIT_MAKER',
      pendingSide: 'SELL',
      pendingPrice: await venue.at(1.2),
      pendingQuantity: quantity,
      newOrderRespType: 'FULL',
    });
    assert.equal(list.contingencyType, 'OTO');
    assert.equal(list.orders.length, 2);
    const statuses = await Promise.all(list.orders.map(async ({ orderId }) => (await venue.order(orderId)).status));
    assert.deepEqual(statuses.sort(), ['NEW', 'PENDING_NEW']);
    await venue.signed('DELETE', '/api/v3/orderList', { symbol: venue.symbol, orderListId: String(list.orderListId) });
    for (const { orderId } of list.orders) {
      assert.equal((await venue.order(orderId)).status, 'CANCELED');
    }
  },

  'POST /api/v3/orderList/otoco': async (call, venue) => {
    const quantity = await venue.worth(50);
    const list = await call({
      symbol: venue.symbol,
      ...(await working(venue, quantity)),
      // At the market: it fills at once, and its legs become an OCO that rests.
      workingPrice: await venue.at(1.01),
      pendingSide: 'SELL',
      pendingQuantity: ((Number(quantity) * 9) / 10).toFixed(5),
      pendingAboveType: 'LIMIT_MAKER',
      pendingAbovePrice: await venue.at(1.2),
      pendingBelowType: 'STOP_LOSS_LIMIT',
      pendingBelowStopPrice: await venue.at(0.8),
      pendingBelowPrice: await venue.at(0.79),
      pendingBelowTimeInForce: 'GTC',
      newOrderRespType: 'FULL',
    });
    assert.equal(list.contingencyType, 'OTO');
    assert.equal(list.orders.length, 3);
    await eventually('the working order fills and its legs rest', async () => {
      const statuses = await Promise.all(list.orders.map(async ({ orderId }) => (await venue.order(orderId)).status));
      return statuses.sort().join() === 'FILLED,NEW,NEW';
    });
  },

  'POST /api/v3/orderList/opo': async (call, venue) => {
    return call({
      symbol: venue.symbol,
      ...(await working(venue, await venue.worth(50))),
      pendingType: 'LIMIT_MAKER',
      pendingSide: 'SELL',
      pendingPrice: await venue.at(1.2),
    });
  },

  'POST /api/v3/orderList/opoco': async (call, venue) => {
    return call({
      symbol: venue.symbol,
      ...(await working(venue, await venue.worth(50))),
      pendingSide: 'SELL',
      pendingAboveType: 'LIMIT_MAKER',
      pendingAbovePrice: await venue.at(1.2),
      pendingBelowType: 'STOP_LOSS',
      pendingBelowStopPrice: await venue.at(0.8),
    });
  },

  'GET /api/v3/orderList': async (call, venue) => {
    const placed = await placeOco(venue);
    const list = await call({ orderListId: Number(placed.orderListId) });
    assert.equal(list.listClientOrderId, placed.listClientOrderId);
    assert.equal(list.listOrderStatus, 'EXECUTING');
    assert.equal(list.orders.length, 2);
  },

  'DELETE /api/v3/orderList': async (call, venue) => {
    const placed = await placeOco(venue);
    const cancelled = await call({ symbol: venue.symbol, orderListId: Number(placed.orderListId) });
    assert.equal(cancelled.listOrderStatus, 'ALL_DONE');
    for (const { orderId } of placed.orders) {
      assert.equal((await venue.order(orderId)).status, 'CANCELED');
    }
  },

  'GET /api/v3/allOrderList': async (call, venue) => {
    const placed = await placeOco(venue);
    const lists = await call({ fromId: Number(placed.orderListId) });
    assert.deepEqual(lists.map((list) => Number(list.orderListId)), [Number(placed.orderListId)]);
    assert.ok((await call({ limit: 1 })).length === 1);
  },

  'GET /api/v3/openOrderList': async (call, venue) => {
    const placed = await placeOco(venue);
    const open = await call({});
    assert.ok(open.some((list) => Number(list.orderListId) === Number(placed.orderListId)));
  },

  'POST /api/v3/sor/order': async (call, venue) => {
    return call({ symbol: venue.symbol, side: 'BUY', type: 'MARKET', quantity: await venue.worth(50) });
  },

  'POST /api/v3/sor/order/test': async (call, venue) => {
    return call({ symbol: venue.symbol, side: 'BUY', type: 'MARKET', quantity: await venue.worth(50) });
  },

  'GET /api/v3/account': async (call, venue) => {
    const account = await call({});
    assert.equal(account.accountType, 'SPOT');
    assert.equal(account.canTrade, true);
    const quote = account.balances.find((balance) => balance.asset === venue.quote);
    sameNumber(quote.free, await venue.free(venue.quote));
  },

  'GET /api/v3/account/commission': async (call, venue) => {
    const rates = await call({ symbol: venue.symbol });
    for (const name of ['standardCommission', 'specialCommission', 'taxCommission']) {
      assert.deepEqual(Object.keys(rates[name]).sort(), ['buyer', 'maker', 'seller', 'taker'], name);
    }
    assert.equal(rates.discount.discountAsset, 'BNB');
  },

  'GET /api/v3/myTrades': async (call, venue) => {
    const { orderId } = await venue.buy(50);
    const trades = await call({ symbol: venue.symbol, orderId: Number(orderId) });
    assert.ok(trades.length >= 1);
    trades.forEach((trade) => sameNumber(trade.orderId, orderId));
    const { executedQty } = await venue.order(orderId);
    const filled = trades.reduce((sum, trade) => sum + Number(trade.qty), 0);
    assert.ok(Math.abs(filled - Number(executedQty)) < 1e-9, 'its trades are what was executed');
  },

  'GET /api/v3/rateLimit/order': async (call, venue) => {
    const before = await call({});
    assert.deepEqual(before.map((limit) => `${limit.intervalNum} ${limit.interval}`), ['10 SECOND', '1 DAY']);
    await venue.rest();
    const day = (limits) => Number(limits.find((limit) => limit.interval === 'DAY').count);
    assert.equal(day(await call({})), day(before) + 1, 'an order that rests is counted');
  },

  'GET /api/v3/myPreventedMatches': async (call, venue) => {
    const { orderId } = await venue.rest();
    assert.deepEqual(await call({ symbol: venue.symbol, orderId: Number(orderId) }), []);
  },

  'GET /api/v3/myAllocations': async (call, venue) => {
    assert.deepEqual(await call({ symbol: venue.symbol }), []);
  },

  'GET /api/v3/order/amendments': async (call, venue) => {
    const { orderId, origQty } = await venue.rest();
    const parameters = { symbol: venue.symbol, orderId: Number(orderId) };
    assert.deepEqual(await call(parameters), []);
    const newQty = await venue.worth(20);
    await venue.signed('PUT', '/api/v3/order/amend/keepPriority', { ...parameters, newQty });
    const amendments = await call(parameters);
    assert.equal(amendments.length, 1);
    sameNumber(amendments[0].origQty, origQty);
    sameNumber(amendments[0].newQty, newQty);
  },

  'GET /api/v3/myFilters': async (call, venue) => {
    const filters = await call({ symbol: venue.symbol });
    assert.deepEqual(Object.keys(filters).sort(), ['assetFilters', 'exchangeFilters', 'symbolFilters']);
    assert.ok(filters.symbolFilters.some((filter) => filter.filterType === 'LOT_SIZE'));
  },

  'POST /api/v3/userDataStream': (call) => call({}),
  'PUT /api/v3/userDataStream': (call) => call({ listenKey: 'none' }),
  'DELETE /api/v3/userDataStream': (call) => call({ listenKey: 'none' }),

  'GET /sapi/v1/system/status': async (call) => {
    sameNumber((await call({})).status, 0);
  },

  'GET /sapi/v1/account/apiRestrictions': async (call) => {
    const rights = await call({});
    assert.equal(rights.enableReading, true);
    assert.equal(rights.enableWithdrawals, false);
  },

  'GET /sapi/v1/asset/tradeFee': async (call, venue) => {
    const fees = await call({ symbol: venue.symbol });
    assert.equal(fees[0].symbol, venue.symbol);
    assert.ok(Number(fees[0].takerCommission) >= 0);
  },

  'GET /sapi/v1/capital/config/getall': async (call, venue) => {
    const coins = await call({});
    const base = coins.find((coin) => coin.coin === venue.base);
    sameNumber(base.free, await venue.free(venue.base));
    assert.ok(base.networkList.length >= 1);
  },

  'GET /sapi/v1/margin/allPairs': async (call) => {
    assert.deepEqual(await call({}), []);
  },

  'GET /sapi/v1/margin/isolated/allPairs': async (call) => {
    assert.deepEqual(await call({}), []);
  },
};

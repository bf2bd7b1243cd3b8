// What ccxt's unified methods must return of a market, whatever the venue: order book, prices, trades, candles.
import { assert } from './check.mjs';

const MINUTE = 60_000;

/** Rows of ccxt's candles: time, open, high, low, close, volume. */
export function areMinutes(rows) {
  assert.ok(rows.length >= 4 && rows.length <= 6, `${rows.length} rows`);
  assert.ok(rows.every((row) => row[2] >= row[3]), 'high at or above low');
  assert.ok(rows.every((row, index) => index === 0 || row[0] - rows[index - 1][0] === MINUTE), 'each minute once');
}

/**
 * The checks by method, for a client's table.
 *
 * @param since when candles begin, if the client has to say so
 */
export function marketChecks({ symbol, other, since = () => undefined }) {
  return {
    fetchMarkets: async (exchange) => assert.ok((await exchange.fetchMarkets()).some((found) => found.symbol === other)),
    fetchOrderBook: async (exchange) => {
      const found = await exchange.fetchOrderBook(symbol, 5);
      assert.equal(found.bids.length, 5);
      assert.ok(found.bids[0][0] < found.asks[0][0]);
    },
    fetchL2OrderBook: async (exchange) => {
      const found = await exchange.fetchL2OrderBook(symbol, 3);
      assert.ok(found.asks[0][0] < found.asks[2][0]);
    },
    fetchTicker: async (exchange, venue) => {
      const found = await exchange.fetchTicker(symbol);
      assert.ok(Math.abs(found.last / (await venue.price()) - 1) < 0.05);
    },
    fetchTickers: async (exchange) => assert.ok((await exchange.fetchTickers([symbol, other]))[other].last > 0),
    fetchBidsAsks: async (exchange) => assert.ok((await exchange.fetchBidsAsks([symbol]))[symbol].bid > 0),
    fetchTrades: async (exchange) => {
      const found = await exchange.fetchTrades(symbol, undefined, 5);
      assert.equal(found.length, 5);
      assert.ok(found.every((trade) => trade.price > 0 && trade.amount > 0));
    },
    fetchOHLCV: async (exchange) => areMinutes(await exchange.fetchOHLCV(symbol, '1m', since(), 5)),
  };
}

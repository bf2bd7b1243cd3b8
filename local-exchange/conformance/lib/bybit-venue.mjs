// The witness on Bybit's API: as lib/venue.mjs, with headers that sign.
import { createHmac } from 'node:crypto';

const WINDOW = '5000';

export class BybitVenue {
  constructor({ address, apiKey, apiSecret }, category = 'spot') {
    this.address = address;
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.symbol = 'BTCUSDT';
    this.base = 'BTC';
    this.category = category;
    this.listed = { category, symbol: this.symbol };
  }

  #headers(payload) {
    const timestamp = String(Date.now());
    const signature = createHmac('sha256', this.apiSecret).update(timestamp + this.apiKey + WINDOW + payload).digest('hex');
    return {
      'X-BAPI-API-KEY': this.apiKey, 'X-BAPI-TIMESTAMP': timestamp, 'X-BAPI-RECV-WINDOW': WINDOW, 'X-BAPI-SIGN': signature,
      'Content-Type': 'application/json',
    };
  }

  async #result(response) {
    const { retCode, retMsg, result } = await response.json();
    if (retCode !== 0) {
      throw new Error(`${retCode}: ${retMsg}`);
    }
    return result;
  }

  async get(path, parameters = {}) {
    const query = new URLSearchParams(parameters).toString();
    return this.#result(await fetch(`${this.address}${path}${query ? `?${query}` : ''}`, { headers: this.#headers(query) }));
  }

  async post(path, parameters) {
    const body = JSON.stringify(parameters);
    return this.#result(await fetch(this.address + path, { method: 'POST', headers: this.#headers(body), body }));
  }

  async price() {
    return Number((await this.get('/v5/market/tickers', this.listed)).list[0].lastPrice);
  }

  async #filters() {
    return (await this.get('/v5/market/instruments-info', this.listed)).list[0];
  }

  /** A price this many times the last one, on the symbol's tick. */
  async at(factor) {
    return onGrid((await this.price()) * factor, (await this.#filters()).priceFilter.tickSize, Math.round);
  }

  /** A quantity worth about this many of the quote asset, on the symbol's step. */
  async worth(value) {
    return onGrid(value / (await this.price()), this.step((await this.#filters()).lotSizeFilter), Math.ceil);
  }

  step(lots) {
    return lots.basePrecision;
  }

  async balance(coin) {
    const found = (await this.get('/v5/account/wallet-balance', { accountType: 'UNIFIED' })).list[0].coin.find((row) => row.coin === coin);
    return Number(found?.walletBalance ?? 0);
  }

  async order(orderId) {
    return (await this.get('/v5/order/realtime', { category: this.category, orderId })).list[0];
  }

  async create(side, more) {
    const parameters = { ...this.listed, side, ...more };
    return (await this.post('/v5/order/create', parameters)).orderId;
  }

  async buy(value) {
    return this.create('Buy', { orderType: 'Market', marketUnit: 'baseCoin', qty: await this.worth(value) });
  }

  /** A purchase below the market, which rests. */
  async rest(factor = 0.9) {
    return this.create('Buy', { orderType: 'Limit', price: await this.at(factor), qty: await this.worth(50) });
  }

  /** Nothing is open and some of the base asset is held: where every operation begins. */
  async prepare() {
    await this.post('/v5/order/cancel-all', this.listed);
    await this.post('/v5/order/cancel-all', { ...this.listed, orderFilter: 'tpslOrder' });
    if ((await this.balance(this.base)) * (await this.price()) < 200) {
      await this.buy(500);
    }
  }
}

function onGrid(value, increment, round) {
  const decimals = (increment.split('.')[1] ?? '').length;
  return (round(value / Number(increment) - 1e-9) * Number(increment)).toFixed(decimals);
}

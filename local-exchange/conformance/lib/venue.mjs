// A witness that is none of the clients: it reads the exchange's state with a few lines of its own, so that what a
// client reports is held against what the exchange reports.
import { createHmac } from 'node:crypto';

export class Venue {
  paths = {
    price: '/api/v3/ticker/price',
    info: '/api/v3/exchangeInfo',
    order: '/api/v3/order',
    open: '/api/v3/openOrders',
  };

  constructor({ address, apiKey, apiSecret }) {
    this.address = address;
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.symbol = 'BTCUSDT';
    this.other = 'ETHUSDT';
    this.base = 'BTC';
    this.quote = 'USDT';
  }

  async get(path, params = {}) {
    const query = new URLSearchParams(params).toString();
    return this.#read(await fetch(`${this.address}${path}${query ? `?${query}` : ''}`));
  }

  async signed(method, path, params = {}) {
    const query = new URLSearchParams({ ...params, timestamp: Date.now() }).toString();
    const signature = createHmac('sha256', this.apiSecret).update(query).digest('hex');
    return this.#read(
      await fetch(`${this.address}${path}?${query}&signature=${signature}`, {
        method,
        headers: { 'X-MBX-APIKEY': this.apiKey },
      }),
    );
  }

  async #read(response) {
    const body = await response.json();
    if (!response.ok) {
      throw Object.assign(new Error(`HTTP ${response.status}: ${JSON.stringify(body)}`), { code: body.code });
    }
    return body;
  }

  async price() {
    return Number((await this.get(this.paths.price, { symbol: this.symbol })).price);
  }

  async #filter(type) {
    const info = await this.get(this.paths.info, this.paths.info.startsWith('/api') ? { symbol: this.symbol } : {});
    return info.symbols.find(({ symbol }) => symbol === this.symbol).filters.find((filter) => filter.filterType === type);
  }

  /** A price this many times the last one, on the pair's tick. */
  async at(factor) {
    const tick = (await this.#filter('PRICE_FILTER')).tickSize;
    return onGrid((await this.price()) * factor, tick, Math.round);
  }

  /** A quantity worth about this many of the quote asset, on the pair's step. */
  async worth(value) {
    const step = (await this.#filter('LOT_SIZE')).stepSize;
    return onGrid(value / (await this.price()), step, Math.ceil);
  }

  async free(asset) {
    const { balances } = await this.signed('GET', '/api/v3/account');
    return Number(balances.find((balance) => balance.asset === asset)?.free ?? 0);
  }

  order(orderId) {
    return this.signed('GET', this.paths.order, { symbol: this.symbol, orderId: String(orderId) });
  }

  async isOpen(orderId) {
    const open = await this.signed('GET', this.paths.open, { symbol: this.symbol });
    return open.some((order) => String(order.orderId) === String(orderId));
  }

  /** A buy order far below the market, which rests. */
  async rest(factor = 0.8) {
    return this.signed('POST', this.paths.order, {
      symbol: this.symbol,
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: await this.worth(50),
      price: await this.at(factor),
    });
  }

  async buy(value) {
    return this.signed('POST', '/api/v3/order', {
      symbol: this.symbol,
      side: 'BUY',
      type: 'MARKET',
      quantity: await this.worth(value),
    });
  }

  /** Nothing rests and enough of the base asset is held to sell some: where every operation begins. */
  async prepare() {
    const open = await this.signed('GET', '/api/v3/openOrders', { symbol: this.symbol });
    if (open.length > 0) {
      await this.signed('DELETE', '/api/v3/openOrders', { symbol: this.symbol });
    }
    if ((await this.free(this.base)) * (await this.price()) < 300) {
      await this.buy(1000);
    }
  }
}

function onGrid(value, unit, round) {
  const decimals = (unit.replace(/0+$/, '').split('.')[1] ?? '').length;
  return (round(value / Number(unit) - 1e-9) * Number(unit)).toFixed(decimals);
}

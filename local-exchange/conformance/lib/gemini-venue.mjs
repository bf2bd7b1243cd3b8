// The witness on Gemini's API: as lib/venue.mjs, with payloads signed by itself.
import { createHmac, randomBytes } from 'node:crypto';

export class GeminiVenue {
  #details;

  constructor({ address, apiKey, apiSecret }) {
    this.address = address;
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.symbol = 'btcusdt';
    this.base = 'BTC';
  }

  async read(path) {
    return answerOf(await fetch(`${this.address}${path}`));
  }

  async call(path, fields = {}) {
    const json = { request: path, nonce: Math.floor(Date.now() / 1000), ...fields };
    const payload = Buffer.from(JSON.stringify(json)).toString('base64');
    return answerOf(await fetch(`${this.address}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'text/plain',
        'X-GEMINI-APIKEY': this.apiKey,
        'X-GEMINI-PAYLOAD': payload,
        'X-GEMINI-SIGNATURE': createHmac('sha384', this.apiSecret).update(payload).digest('hex'),
      },
    }));
  }

  async price() {
    return Number((await this.read(`/v1/pubticker/${this.symbol}`)).last);
  }

  async #increment(name) {
    this.#details ??= await this.read(`/v1/symbols/details/${this.symbol}`);
    return Number(this.#details[name]);
  }

  /** A price this many times the last one, on the symbol's increment. */
  async at(factor) {
    return onGrid((await this.price()) * factor, await this.#increment('quote_increment'), Math.round);
  }

  /** An amount worth about this many of the quote asset, on the symbol's increment. */
  async worth(value) {
    return onGrid(value / (await this.price()), await this.#increment('tick_size'), Math.ceil);
  }

  async balance(currency) {
    const found = (await this.call('/v1/balances')).find((balance) => balance.currency === currency);
    return { free: Number(found?.available ?? 0), held: Number(found?.amount ?? 0) };
  }

  async order(id) {
    return this.call('/v1/order/status', { order_id: Number(id) });
  }

  async #create(side, amount, price, options) {
    const order = await this.call('/v1/order/new', {
      client_order_id: `witness-${randomBytes(8).toString('hex')}`,
      symbol: this.symbol, amount, price, side, type: 'exchange limit', options,
    });
    return order.order_id;
  }

  /** A purchase below the market, which rests. */
  async rest(factor = 0.8) {
    return this.#create('buy', await this.worth(50), await this.at(factor), []);
  }

  /** A purchase that is executed at once: a limit above the market. */
  async buy(value) {
    return this.#create('buy', await this.worth(value), await this.at(1.02), ['immediate-or-cancel']);
  }

  /** Nothing rests and enough of the base asset is held to sell some: where every operation begins. */
  async prepare() {
    if ((await this.call('/v1/orders')).length > 0) {
      await this.call('/v1/order/cancel/all');
    }
    if ((await this.balance(this.base)).free * (await this.price()) < 300) {
      await this.buy(1000);
    }
  }
}

async function answerOf(response) {
  const json = await response.json();
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}: ${JSON.stringify(json)}`);
  }
  return json;
}

function onGrid(value, unit, round) {
  const decimals = Math.max(0, Math.round(-Math.log10(unit)));
  return (round(value / unit - 1e-9) * unit).toFixed(decimals);
}

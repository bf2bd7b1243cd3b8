// The witness on Coinbase's API: as lib/venue.mjs, with tokens of its own.
import { createPrivateKey, randomBytes, sign } from 'node:crypto';

const PREFIX = '/api/v3/brokerage/';
/** What an Ed25519 key in PKCS#8 begins with (RFC 8410). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export class CoinbaseVenue {
  constructor({ address, apiKey, apiSecret }) {
    this.address = address;
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.product = 'BTC-USDT';
    this.base = 'BTC';
    const seed = Buffer.from(apiSecret, 'base64').subarray(0, 32);
    this.key = createPrivateKey({ key: Buffer.concat([ED25519, seed]), format: 'der', type: 'pkcs8' });
  }

  #token(method, path) {
    const now = Math.floor(Date.now() / 1000);
    const encoded = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const input = [
      { alg: 'EdDSA', typ: 'JWT', kid: this.apiKey, nonce: randomBytes(16).toString('hex') },
      { sub: this.apiKey, iss: 'cdp', nbf: now, exp: now + 60, uri: `${method} api.coinbase.com${path}` },
    ].map(encoded).join('.');
    return `${input}.${sign(null, Buffer.from(input), this.key).toString('base64url')}`;
  }

  async call(method, name, { query = {}, body } = {}) {
    const path = PREFIX + name;
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${this.address}${path}${search ? `?${search}` : ''}`, {
      method,
      headers: { Authorization: `Bearer ${this.#token(method, path)}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const json = await response.json();
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}: ${JSON.stringify(json)}`);
    }
    return json;
  }

  async price() {
    return Number((await this.call('GET', `products/${this.product}`)).price);
  }

  async #increment(name) {
    return (await this.call('GET', `products/${this.product}`))[name];
  }

  /** A price this many times the last one, on the product's increment. */
  async at(factor) {
    return onGrid((await this.price()) * factor, await this.#increment('price_increment'), Math.round);
  }

  /** A size worth about this many of the quote asset, on the product's increment. */
  async worth(value) {
    return onGrid(value / (await this.price()), await this.#increment('base_increment'), Math.ceil);
  }

  async balance(currency) {
    const { accounts } = await this.call('GET', 'accounts');
    const found = accounts.find((account) => account.currency === currency);
    return { free: Number(found?.available_balance.value ?? 0), locked: Number(found?.hold.value ?? 0) };
  }

  async order(id) {
    return (await this.call('GET', `orders/historical/${id}`)).order;
  }

  async #create(side, configuration) {
    const body = { client_order_id: `witness-${randomBytes(8).toString('hex')}`, product_id: this.product, side, order_configuration: configuration };
    const answer = await this.call('POST', 'orders', { body });
    if (!answer.success) {
      throw new Error(JSON.stringify(answer.error_response));
    }
    return answer.success_response.order_id;
  }

  /** A purchase below the market, which rests. */
  async rest(factor = 0.8) {
    const sizes = { base_size: await this.worth(50), limit_price: await this.at(factor), post_only: false };
    return this.#create('BUY', { limit_limit_gtc: sizes });
  }

  async buy(value) {
    return this.#create('BUY', { market_market_ioc: { base_size: await this.worth(value) } });
  }

  /** Nothing rests and enough of the base asset is held to sell some: where every operation begins. */
  async prepare() {
    const { orders } = await this.call('GET', 'orders/historical/batch', { query: { order_status: 'OPEN' } });
    if (orders.length > 0) {
      await this.call('POST', 'orders/batch_cancel', { body: { order_ids: orders.map((order) => order.order_id) } });
    }
    if ((await this.balance(this.base)).free * (await this.price()) < 300) {
      await this.buy(1000);
    }
  }
}

function onGrid(value, unit, round) {
  const decimals = (unit.split('.')[1] ?? '').length;
  return (round(value / Number(unit) - 1e-9) * Number(unit)).toFixed(decimals);
}

// The witness on OANDA's API: as lib/venue.mjs, with a token. The market may be closed by New York's clock while the suite runs.
import { randomBytes } from 'node:crypto';

export class OandaVenue {
  #terms;

  constructor({ address, apiKey, apiSecret }) {
    this.address = address;
    this.account = apiKey;
    this.token = apiSecret;
    this.instrument = 'BTC_USDT';
  }

  async call(method, path, body) {
    const response = await fetch(`${this.address}/v3/accounts/${this.account}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const json = await response.json();
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}: ${JSON.stringify(json)}`);
    }
    return json;
  }

  async price() {
    const { prices } = await this.call('GET', `/pricing?instruments=${this.instrument}`);
    return { bid: Number(prices[0].bids[0].price), ask: Number(prices[0].asks[0].price), open: prices[0].tradeable };
  }

  async at(factor) {
    this.#terms ??= (await this.call('GET', `/instruments?instruments=${this.instrument}`)).instruments[0];
    return ((await this.price()).ask * factor).toFixed(this.#terms.displayPrecision);
  }

  async order(id) {
    return (await this.call('GET', `/orders/${id}`)).order;
  }

  async transaction(id) {
    return (await this.call('GET', `/transactions/${id}`)).transaction;
  }

  async position() {
    const { positions } = await this.call('GET', '/openPositions');
    const held = positions.find((each) => each.instrument === this.instrument);
    return held ? Number(held.long.units) + Number(held.short.units) : 0;
  }

  async #create(order) {
    return this.call('POST', '/orders', { order: { instrument: this.instrument, ...order } });
  }

  /** A purchase below the market, which rests. */
  async rest() {
    const client = `witness-${randomBytes(8).toString('hex')}`;
    const { orderCreateTransaction } = await this.#create({
      type: 'LIMIT', units: '1', price: await this.at(0.5), clientExtensions: { id: client },
    });
    return { id: orderCreateTransaction.id, client };
  }

  /** One unit, where the market is open; its trade's id, or undefined. */
  async buy() {
    const { orderFillTransaction } = await this.#create({ type: 'MARKET', units: '1' });
    return orderFillTransaction?.tradeOpened?.tradeID;
  }

  /** Nothing rests and nothing is held: where every operation begins. */
  async prepare() {
    const { orders } = await this.call('GET', '/pendingOrders');
    for (const order of orders) {
      await this.call('PUT', `/orders/${order.id}/cancel`);
    }
    if ((await this.position()) !== 0 && (await this.price()).open) {
      await this.call('PUT', `/positions/${this.instrument}/close`, { longUnits: 'ALL', shortUnits: 'ALL' });
    }
  }
}

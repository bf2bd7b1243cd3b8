// The witness on Bybit's linear perpetuals: the calls of lib/bybit-venue.mjs with the other category.
import { BybitVenue } from './bybit-venue.mjs';

export class BybitLinearVenue extends BybitVenue {
  constructor(exchange) {
    super(exchange, 'linear');
  }

  step(lots) {
    return lots.qtyStep;
  }

  async position() {
    return (await this.get('/v5/position/list', this.listed)).list[0];
  }

  async buy(value) {
    return this.create('Buy', { orderType: 'Market', qty: await this.worth(value), positionIdx: 0 });
  }

  /** A purchase below the market, which rests within the contract's limits of prices. */
  async rest(factor = 0.97) {
    return this.create('Buy', { orderType: 'Limit', price: await this.at(factor), qty: await this.worth(50), positionIdx: 0 });
  }

  async stop(factor = 0.9) {
    return this.create('Sell', {
      orderType: 'Market', qty: await this.worth(50), triggerPrice: await this.at(factor), triggerDirection: 2, reduceOnly: true,
    });
  }

  /** Nothing is open, nothing is held, isolated margin at leverage 10, one-way: where every operation begins. */
  async prepare() {
    await this.post('/v5/order/cancel-all', this.listed);
    const rows = (await this.get('/v5/position/list', this.listed)).list;
    for (const { side, size, positionIdx } of rows.filter((row) => Number(row.size) !== 0)) {
      await this.create(side === 'Buy' ? 'Sell' : 'Buy', { orderType: 'Market', qty: size, reduceOnly: true, positionIdx });
    }
    if (rows.length > 1) {
      await this.post('/v5/position/switch-mode', { category: 'linear', coin: 'USDT', mode: 0 });
    }
    if ((await this.get('/v5/account/info')).marginMode !== 'ISOLATED_MARGIN') {
      await this.post('/v5/account/set-margin-mode', { setMarginMode: 'ISOLATED_MARGIN' });
    }
    if (Number((await this.position()).leverage) !== 10) {
      await this.post('/v5/position/set-leverage', { ...this.listed, buyLeverage: '10', sellLeverage: '10' });
    }
  }
}

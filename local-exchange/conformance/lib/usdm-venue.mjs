// The witness on the futures market: as lib/venue.mjs, with its calls.
import { Venue } from './venue.mjs';

export class UsdmVenue extends Venue {
  paths = { price: '/fapi/v1/ticker/price', info: '/fapi/v1/exchangeInfo', order: '/fapi/v1/order', open: '/fapi/v1/openOrders' };

  async position() {
    const rows = await this.signed('GET', '/fapi/v2/positionRisk', { symbol: this.symbol });
    return rows.find((row) => row.positionSide === 'BOTH');
  }

  async wallet() {
    const balances = await this.signed('GET', '/fapi/v3/balance');
    return Number(balances.find((row) => row.asset === this.quote).balance);
  }

  async buy(value) {
    return this.signed('POST', '/fapi/v1/order', {
      symbol: this.symbol, side: 'BUY', type: 'MARKET', quantity: await this.worth(value), newOrderRespType: 'RESULT',
    });
  }

  /** A purchase below the market, which rests within the limits of PERCENT_PRICE. */
  async restUsdm() {
    return this.signed('POST', '/fapi/v1/order', {
      symbol: this.symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: await this.worth(50), price: await this.at(0.9),
    });
  }

  async stop(factor = 0.9) {
    return this.signed('POST', '/fapi/v1/algoOrder', {
      algoType: 'CONDITIONAL', symbol: this.symbol, side: 'SELL', type: 'STOP_MARKET', quantity: await this.worth(50),
      triggerPrice: await this.at(factor), reduceOnly: 'true',
    });
  }

  algo(algoId) {
    return this.signed('GET', '/fapi/v1/algoOrder', { algoId: String(algoId) });
  }

  /** Nothing is open, nothing is held, isolated margin at leverage 10, one-way: where every operation begins. */
  async prepare() {
    const { dualSidePosition } = await this.signed('GET', '/fapi/v1/positionSide/dual');
    await this.signed('DELETE', '/fapi/v1/allOpenOrders', { symbol: this.symbol });
    await this.signed('DELETE', '/fapi/v1/algoOpenOrders', { symbol: this.symbol });
    const { positionAmt } = (await this.position()) ?? { positionAmt: '0' };
    if (Number(positionAmt) !== 0) {
      await this.signed('POST', '/fapi/v1/order', {
        symbol: this.symbol, side: Number(positionAmt) > 0 ? 'SELL' : 'BUY', type: 'MARKET', reduceOnly: 'true',
        quantity: positionAmt.replace('-', ''),
      });
    }
    if (dualSidePosition) {
      await this.signed('POST', '/fapi/v1/positionSide/dual', { dualSidePosition: 'false' });
    }
    const [{ marginType, leverage }] = await this.signed('GET', '/fapi/v1/symbolConfig', { symbol: this.symbol });
    if (marginType !== 'ISOLATED') {
      await this.signed('POST', '/fapi/v1/marginType', { symbol: this.symbol, marginType: 'ISOLATED' });
    }
    if (leverage !== 10) {
      await this.signed('POST', '/fapi/v1/leverage', { symbol: this.symbol, leverage: '10' });
    }
  }
}

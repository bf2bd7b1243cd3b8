// Binance's own connector for USD-M futures.
import {
  DerivativesTradingUsdsFutures,
  DerivativesTradingUsdsFuturesRestAPI,
  DerivativesTradingUsdsFuturesWebsocketAPI,
  DerivativesTradingUsdsFuturesWebsocketStreams,
} from '@binance/derivatives-trading-usds-futures';
import { methodsOf } from './methods.mjs';

export const name = '@binance/derivatives-trading-usds-futures';
export const market = 'binance-usdm';
export { refusal } from './connector.mjs';

export function operations() {
  const sockets = [
    ['websocketAPI', DerivativesTradingUsdsFuturesWebsocketAPI.WebsocketAPIConnection],
    ['websocketStreams', DerivativesTradingUsdsFuturesWebsocketStreams.WebsocketStreamsConnection],
  ];
  return [
    ...methodsOf(DerivativesTradingUsdsFuturesRestAPI.RestAPI).map((method) => ({ name: method })),
    ...sockets.flatMap(([prefix, type]) => methodsOf(type).map((method) => ({ name: `${prefix}.${method}` }))),
  ];
}

export async function connect(venue) {
  const rest = new DerivativesTradingUsdsFutures({
    configurationRestAPI: {
      apiKey: venue.apiKey, apiSecret: venue.apiSecret, basePath: venue.address, retries: 0, timeout: 30_000,
    },
  }).restAPI;
  const plain = async (response) => (await response).data();
  return {
    call: (operation) => {
      const call = (parameters = {}) => {
        if (operation === 'sendRequest') {
          return plain(rest.sendRequest('/fapi/v1/time', 'GET', parameters));
        }
        if (operation === 'sendSignedRequest') {
          return plain(rest.sendSignedRequest('/fapi/v3/balance', 'GET', parameters));
        }
        return plain(rest[operation](parameters));
      };
      // This client writes lists as JSON by itself.
      call.lists = true;
      return call;
    },
  };
}

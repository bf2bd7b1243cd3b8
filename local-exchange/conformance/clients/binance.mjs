// The independent client 'binance'.
import { MainClient } from 'binance';
import { methodsOf } from './methods.mjs';

export const name = 'binance';

const CALL = /['"`]\/?((?:s?api\/v\d|bapi|fapi|dapi|papi)\/[^'"`?]*)/g;

export function operations() {
  return methodsOf(MainClient).map((method) => {
    const source = method === 'constructor' ? '' : MainClient.prototype[method].toString();
    return { name: method, paths: [...source.matchAll(CALL)].map((found) => found[1]) };
  });
}

/** The few methods that take something else than one object of parameters. */
const UNLIKE = {
  getSpotUserDataListenKey: (client) => client.getSpotUserDataListenKey(),
  keepAliveSpotUserDataListenKey: (client, { listenKey }) => client.keepAliveSpotUserDataListenKey(listenKey),
  closeSpotUserDataListenKey: (client, { listenKey }) => client.closeSpotUserDataListenKey(listenKey),
};

export async function connect(venue) {
  const client = new MainClient({
    api_key: venue.apiKey,
    api_secret: venue.apiSecret,
    baseUrl: venue.address,
    disableTimeSync: true,
    beautifyResponses: false,
  });
  return {
    call: (operation) => async (parameters = {}) =>
      operation in UNLIKE ? UNLIKE[operation](client, parameters) : client[operation](parameters),
  };
}

export function refusal(error) {
  return {
    code: error?.code ?? error?.body?.code,
    status: error?.status ?? error?.response?.status ?? (typeof error?.code === 'number' && error.code > 0 ? error.code : undefined),
    message: error?.message ?? JSON.stringify(error),
  };
}

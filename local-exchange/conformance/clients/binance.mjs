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

/** Parameters that the client (3.6.5) leaves out of the request, although the call has them. */
const DROPPED = { getExchangeInfo: ['permissions', 'symbolStatus'] };

export async function connect(venue) {
  const client = new MainClient({
    api_key: venue.apiKey,
    api_secret: venue.apiSecret,
    baseUrl: venue.address,
    disableTimeSync: true,
    beautifyResponses: false,
    parseExceptions: false,
  });
  return {
    call: (operation) =>
      Object.assign(
        async (parameters = {}) =>
          operation in UNLIKE ? UNLIKE[operation](client, parameters) : client[operation](parameters),
        { dropped: DROPPED[operation] ?? [] },
      ),
  };
}

export function refusal(error) {
  const { response } = error ?? {};
  return { code: response?.data?.code, status: response?.status, message: response?.data?.msg ?? error?.message ?? String(error) };
}

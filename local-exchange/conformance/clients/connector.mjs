// Binance's own connector for JavaScript.
import { Spot, SpotRestAPI, SpotWebsocketAPI, SpotWebsocketStreams } from '@binance/spot';
import { methodsOf } from './methods.mjs';

export const name = '@binance/spot';

export function operations() {
  return [
    ...methodsOf(SpotRestAPI.RestAPI).map((method) => ({ name: method })),
    ...methodsOf(SpotWebsocketAPI.WebsocketAPIConnection).map((method) => ({ name: `websocketAPI.${method}` })),
    ...methodsOf(SpotWebsocketStreams.WebsocketStreamsConnection).map((method) => ({ name: `websocketStreams.${method}` })),
  ];
}

export async function connect(venue) {
  const client = new Spot({
    configurationRestAPI: {
      apiKey: venue.apiKey,
      apiSecret: venue.apiSecret,
      basePath: venue.address,
      retries: 0,
      // Its own default is a second, which a cold exchange on a busy machine may take.
      timeout: 30_000,
    },
  });
  const rest = client.restAPI;
  const plain = async (response) => (await response).data();
  return {
    call: (operation) => (parameters = {}) => {
      if (operation === 'sendRequest') {
        return plain(rest.sendRequest('/api/v3/time', 'GET', parameters));
      }
      if (operation === 'sendSignedRequest') {
        return plain(rest.sendSignedRequest('/api/v3/account', 'GET', parameters));
      }
      return plain(rest[operation](parameters));
    },
  };
}

export function refusal(error) {
  return { code: error.code, status: error.statusCode ?? error.status, message: error.message };
}

#!/usr/bin/env node
// Drives third-party clients against local exchanges, one per API that they speak: every operation that a client knows, by the client's own lists,
// held against the outcome that expectations/ states from the documents.
//   node conformance.mjs --exchange NAME=FILE … [--json FILE] [--junit FILE] [--only CLIENT[:OPERATION]] [--verbose]
// where FILE is what `./scalpel exchange --speak NAME --json` has printed.
import './lib/guard.mjs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Venue } from './lib/venue.mjs';
import { routes } from './lib/routes.mjs';
import { UsdmVenue } from './lib/usdm-venue.mjs';
import { usdmRoutes } from './lib/usdm-routes.mjs';
import { expectationOf } from './lib/expectations.mjs';
import { junit, print, summaries } from './lib/table.mjs';
import * as ccxt from './clients/ccxt.mjs';
import * as connector from './clients/connector.mjs';
import * as binance from './clients/binance.mjs';
import * as ccxtUsdm from './clients/ccxt-usdm.mjs';
import * as connectorUsdm from './clients/connector-usdm.mjs';
import { BybitVenue } from './lib/bybit-venue.mjs';
import * as ccxtBybit from './clients/ccxt-bybit.mjs';
import { BybitLinearVenue } from './lib/bybit-linear-venue.mjs';
import * as ccxtBybitLinear from './clients/ccxt-bybit-linear.mjs';
import { CoinbaseVenue } from './lib/coinbase-venue.mjs';
import * as ccxtCoinbase from './clients/ccxt-coinbase.mjs';
import { GeminiVenue } from './lib/gemini-venue.mjs';
import * as ccxtGemini from './clients/ccxt-gemini.mjs';
import { OandaVenue } from './lib/oanda-venue.mjs';
import * as oandaV20 from './clients/oanda-v20.mjs';

const CLIENTS = {
  ccxt, connector, binance, 'ccxt-usdm': ccxtUsdm, 'connector-usdm': connectorUsdm,
  'ccxt-bybit': ccxtBybit, 'ccxt-bybit-linear': ccxtBybitLinear, 'ccxt-coinbase': ccxtCoinbase, 'ccxt-gemini': ccxtGemini,
  'oanda-v20': oandaV20,
};

const { values: options } = parseArgs({
  options: {
    exchange: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    junit: { type: 'string' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const read = async (file) => JSON.parse(await readFile(new URL(file, import.meta.url)));
const { dependencies } = await read('package.json');
const given = Object.fromEntries(options.exchange.map((named) => named.split(/=(.*)/s, 2)));

// The address and the key of an exchange, as it has printed them.
async function exchange(name) {
  if (!given[name]) {
    console.error(`conformance: --exchange ${name}=FILE is missing; local-exchange/conformance/run starts the exchanges and gives all`);
    process.exit(2);
  }
  const { address, apiKey, apiSecret } = JSON.parse(await readFile(given[name]));
  return { address, apiKey, apiSecret };
}

const MARKETS = {
  binance: {
    venue: new Venue(await exchange('binance')),
    routes,
    stated: (await read('expectations/routes.json')).routes,
  },
  'binance-usdm': {
    venue: new UsdmVenue(await exchange('binance-usdm')),
    routes: usdmRoutes,
    stated: (await read('expectations/usdm-routes.json')).routes,
  },
  bybit: { venue: new BybitVenue(await exchange('bybit')), routes: {}, stated: {} },
  'bybit-linear': { venue: new BybitLinearVenue(await exchange('bybit')), routes: {}, stated: {} },
  coinbase: { venue: new CoinbaseVenue(await exchange('coinbase')), routes: {}, stated: {} },
  gemini: { venue: new GeminiVenue(await exchange('gemini')), routes: {}, stated: {} },
  oanda: { venue: new OandaVenue(await exchange('oanda')), routes: {}, stated: {} },
};
const [onlyClient, onlyOperation] = (options.only ?? '').split(':');
const results = [];

for (const [id, client] of Object.entries(CLIENTS)) {
  if (!onlyClient || onlyClient === id) {
    await drive(id, client);
  }
}
if (results.length === 0) {
  console.error(`conformance: --only ${options.only} names no operation; clients are ${Object.keys(CLIENTS).join(', ')}`);
  process.exit(2);
}
print(results, options.verbose);
if (options.junit) {
  await mkdir(dirname(options.junit), { recursive: true });
  await writeFile(options.junit, junit(results));
}
if (options.json) {
  const versions = Object.fromEntries(Object.values(CLIENTS).map(({ name }) => [name, dependencies[name.split(' ')[0]]]));
  await writeFile(options.json, `${JSON.stringify({ clients: versions, summary: summaries(results), results }, null, 2)}\n`);
}
process.exit(results.some((result) => result.outcome === 'failed') ? 1 : 0);

async function drive(id, client) {
  const expectations = await read(`expectations/${id}.json`);
  const { venue, stated } = MARKETS[client.market ?? 'binance'];
  const operations = client.operations();
  const known = new Set(operations.map((operation) => operation.name));
  for (const name of Object.keys(expectations.operations).filter((stale) => !known.has(stale))) {
    results.push({ client: client.name, operation: name, outcome: 'failed', detail: 'expected, but the client has no such operation' });
  }
  let connection;
  let broken;
  try {
    await venue.prepare();
    connection = await client.connect(venue);
  } catch (error) {
    broken = error;
  }
  for (const operation of operations) {
    if (onlyOperation && operation.name !== onlyOperation) {
      continue;
    }
    const expected = expectationOf(operation, expectations, stated);
    const result = { client: client.name, operation: operation.name, ...expected };
    if (!expected) {
      Object.assign(result, { outcome: 'failed', detail: 'nothing is stated of this operation in expectations/' });
    } else if (expected.outOfScope) {
      result.outcome = 'out of scope';
    } else if (broken) {
      Object.assign(result, { outcome: 'failed', detail: `the client could not start: ${client.refusal(broken).message}` });
    } else {
      Object.assign(result, await outcome(client, connection, operation, expected));
    }
    results.push(result);
  }
}

async function outcome(client, connection, operation, expected) {
  const { venue, routes: checks } = MARKETS[client.market ?? 'binance'];
  try {
    await venue.prepare();
    if (expected.route) {
      await checks[expected.route](connection.call(operation.name), venue);
    } else {
      await connection.unified(operation.name)();
    }
  } catch (error) {
    return expected.expect === 'refused' ? refused(client.refusal(error), expected) : failed(client.refusal(error).message);
  }
  return expected.expect === 'passes' ? { outcome: 'passed' } : failed('succeeded where the venue refuses');
}

function refused(refusal, expected) {
  const asStated =
    expected.code === undefined ? refusal.status === expected.status : refusal.code === expected.code;
  return asStated
    ? { outcome: 'refused as documented' }
    : failed(`refused with ${refusal.code ?? refusal.status}: ${refusal.message}`);
}

function failed(detail) {
  return { outcome: 'failed', detail: String(detail).replace(/\s+/g, ' ').slice(0, 300) };
}

import type { BarEvent, LogLine, Overview } from '../contract';
import { desk, merged, withLines, withPrices } from './desk';
import { inNextFrame } from './frames';
import { get } from './server';

/** The server writes at least every five seconds. */
export const SILENCE_MILLIS = 15_000;
const CHECK_MILLIS = 1_000;
const RETRY_MILLIS = 3_000;

type BarListener = (event: BarEvent) => void;

const barListeners = new Set<BarListener>();
let waiting: { overview: Overview | null; bars: Map<string, BarEvent>; lines: LogLine[] } = empty();
let scheduled = false;
let source: EventSource | null = null;
let opened = 0;

function empty() {
  return { overview: null, bars: new Map<string, BarEvent>(), lines: [] as LogLine[] };
}

export function onBar(listener: BarListener): () => void {
  barListeners.add(listener);
  return () => barListeners.delete(listener);
}

function answered(): void {
  if (!scheduled) {
    scheduled = true;
    inNextFrame(apply);
  }
}

function apply(): void {
  scheduled = false;
  const { overview, bars, lines } = waiting;
  waiting = empty();
  const known = desk.get();
  desk.set({
    receivedAt: Date.now(),
    silent: false,
    problem: null,
    ...(overview ? { overview: merged(known.overview, overview) } : {}),
    ...(bars.size > 0 ? { prices: withPrices(known.prices, bars.values()) } : {}),
    ...(lines.length > 0 ? { log: withLines(known.log, lines) } : {}),
  });
  for (const bar of bars.values()) {
    barListeners.forEach(listener => listener(bar));
  }
}

function open(): void {
  source?.close();
  opened = Date.now();
  source = new EventSource('/api/events');
  source.addEventListener('open', answered);
  source.addEventListener('overview', event => {
    waiting.overview = JSON.parse(event.data) as Overview;
    answered();
  });
  source.addEventListener('bar', event => {
    const bar = JSON.parse(event.data) as BarEvent;
    waiting.bars.set(bar.symbol, bar);
    answered();
  });
  source.addEventListener('log', event => {
    waiting.lines.push(JSON.parse(event.data) as LogLine);
    answered();
  });
  source.addEventListener('alive', answered);
}

/** Reads the overview at once: after a control, and where the stream has been silent. */
export async function refresh(): Promise<void> {
  try {
    const overview = await get<Overview>('/api/overview');
    waiting.overview = overview;
    answered();
  } catch (failed) {
    desk.set({ problem: (failed as Error).message });
  }
}

function check(): void {
  const state = desk.get();
  const since = Date.now() - Math.max(state.receivedAt ?? 0, state.receivedAt === null ? opened : 0);
  const silent = since > SILENCE_MILLIS;
  if (silent !== state.silent) {
    desk.set({ silent });
  }
  const closed = source?.readyState === EventSource.CLOSED;
  if ((silent || closed) && Date.now() - opened > RETRY_MILLIS) {
    open();
  }
}

/** Connects, and keeps the connection. */
export function start(): void {
  void refresh();
  open();
  setInterval(check, CHECK_MILLIS);
}

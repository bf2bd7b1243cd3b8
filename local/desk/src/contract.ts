/** What the desk's server answers. Times are epoch milliseconds, those of bars and scores epoch seconds, both UTC. */

export type Millis = number;
export type Seconds = number;
export type Mode = 'PAPER' | 'TESTNET' | 'LIVE';
export type Frame = '1m' | '5m' | '15m' | '1h' | '4h' | '1d';

export interface Position {
  side: 'LONG' | 'SHORT';
  quantity: number;
  entryPrice: number;
  entryTime?: Millis | null;
  stop?: number | null;
  target?: number | null;
  openProfit?: number | null;
  openReturn?: number | null;
  liquidationPrice?: number | null;
  margin?: number | null;
}

export interface LastDecision {
  bar: Millis;
  reason: string;
  words: string;
}

export interface WatchRow {
  key: string;
  kind: 'instrument' | 'strategy';
  symbol: string;
  name: string;
  /** The portfolio; "model" for the model's own account. */
  account?: string | null;
  strategy?: string | null;
  /** The target state: what the newest signal is for. */
  target?: string | null;
  halted?: boolean;
  digits?: number | null;
  price?: number | null;
  changeDay?: number | null;
  position?: Position | null;
  realised?: number | null;
  realisedTotal?: number | null;
  model?: string | null;
  licence?: string | null;
  decision?: LastDecision | null;
  attention?: string | null;
}

export interface Evidence {
  id?: string;
  procedure?: string;
  badge?: string;
  permission?: string;
  evidence?: number;
  threshold?: number;
  lines?: [string, string][];
  curve?: [string, number][];
  lower?: number | null;
  upper?: number | null;
  problem?: string | null;
}

export interface PortfolioStrategy {
  strategy: string;
  instrument?: string | null;
  share?: number | null;
  target?: string | null;
  signal?: string | null;
  side?: string | null;
  quantity?: number | null;
  cost?: number | null;
}

export interface Portfolio {
  name: string;
  paused?: string | null;
  value?: number | null;
  /** What it has gained since 00:00 UTC. */
  dayGain?: number | null;
  drawdown?: number | null;
  lines?: [string, string][];
  allocation?: { strategy: string; share: number; value?: number | null }[];
  strategies?: PortfolioStrategy[];
  halted?: string | boolean | null;
  quote?: string | null;
  cash?: number | null;
}

export interface Order {
  symbol: string;
  strategy?: string | null;
  side: string;
  kind: string;
  quantity: number;
  price?: number | null;
  stopPrice?: number | null;
  targetPrice?: number | null;
  filled?: number | null;
  status?: string | null;
  clientId?: string | null;
  at?: Millis | null;
}

export interface Overview {
  version: string;
  mode: Mode;
  venue: string;
  now: Millis;
  readOnly?: boolean;
  timeZone?: string | null;
  halted?: string | null;
  paused?: string | null;
  stalledSince?: Millis | null;
  equity?: number | null;
  capital?: number | null;
  drawdown?: number | null;
  marginUse?: number | null;
  dayGain?: number | null;
  attention?: string[];
  evidence?: Evidence[];
  watch: WatchRow[];
  portfolios?: Portfolio[];
  orders?: Order[];
}

export type Bar = [time: Seconds, open: number, high: number, low: number, close: number, volume: number];
export type Score = [time: Seconds, value: number];

export interface Entry {
  at: Millis;
  price: number;
  side: string;
  strategy?: string | null;
  id: string;
}

export interface Exit {
  at: Millis;
  price: number;
  side: string;
  netProfit?: number | null;
  reason?: string | null;
  strategy?: string | null;
  id: string;
}

export interface SignalMark {
  at: Millis;
  portfolio: string;
  strategy: string;
  target: string;
  id: string;
  state?: string | null;
  /** Why it has this outcome; empty where the outcome says all. */
  reason?: string | null;
}

export interface Bars {
  symbol: string;
  frame: Frame;
  digits: number;
  bars: Bar[];
  scores?: Score[];
  scoreBounds?: { enter?: number | null; exit?: number | null } | null;
  entries?: Entry[];
  exits?: Exit[];
  signals?: SignalMark[];
  position?: Position | null;
}

export interface BarEvent {
  symbol: string;
  bar: Bar;
}

export interface LogLine {
  at: Millis;
  source: string;
  text: string;
}

export interface Trade {
  id: string;
  symbol: string;
  strategy?: string | null;
  origin?: string | null;
  side: string;
  quantity: number;
  entryTime: Millis;
  entryPrice: number;
  exitTime: Millis;
  exitPrice: number;
  exitReason: string;
  fees?: number | null;
  funding?: number | null;
  netProfit: number;
  netReturn?: number | null;
  mae?: number | null;
  mfe?: number | null;
}

export interface Decision {
  bar: Millis;
  symbol?: string;
  strategy?: string | null;
  origin?: string | null;
  reason: string;
  words: string;
  entered?: boolean;
  bracket?: string | null;
  predictedNet?: number | null;
  winProbability?: number | null;
  figures?: Record<string, number | string>;
}

export interface Explanation {
  text?: string[] | string;
}

export interface Models {
  champion?: { name: string; since?: Millis | null; expiry?: Millis | null } | null;
  history?: { at: Millis; model?: string | null; reason?: string | null }[];
  models?: {
    id: string;
    trainedAt?: Millis | null;
    verdict?: string | null;
    figures?: Record<string, number | string> | [string, string][];
  }[];
}

export interface QualityRow {
  symbol: string;
  bars: number;
  missing: number;
  gaps?: { from: Millis; to: Millis }[];
  lastBar?: Millis | null;
  problems?: string[];
}

export interface SettingRow {
  name: string;
  value: unknown;
  origin: string;
}

export type BacktestState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Backtest {
  id: string;
  name?: string | null;
  symbol?: string | null;
  from?: Millis | null;
  to?: Millis | null;
  state: BacktestState;
  progress?: number | null;
  startedAt?: Millis | null;
  /** What it does at present, in words. */
  doing?: string | null;
  command?: string | null;
  error?: string | null;
  figures?: Record<string, number | string> | null;
}

export interface BacktestResult extends Backtest {
  result?: {
    figures: [name: string, value: number | string | null, words?: string | null][];
    equity: [Millis, number][];
    trades?: Trade[];
  } | null;
}

/** What execution answers to a control. */
export interface ControlAnswer {
  failures?: string[];
  [field: string]: unknown;
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { FRAMES, go } from '../address';
import { BarFeed } from '../chart/feed';
import { InstrumentChart, type Pointed } from '../chart/instrument-chart';
import { onTheme } from '../chart/colours';
import { emptyData, ofRow, type ChartData } from '../chart/series';
import type { Frame, WatchRow } from '../contract';
import { onBar } from '../data/stream';
import { figure, number, percent, price, signedPercent, tone } from '../format';
import { useZone } from '../ui/bits';
import { time } from '../zones';
import { PositionPanel } from './position';
import { RecentDecisions, RecentTrades } from './recent';

export function ChartView({ row, frame, readOnly }: { row: WatchRow; frame: Frame; readOnly: boolean }) {
  return (
    <div class="chart-view">
      <CandleChart row={row} frame={frame} key={`${row.key} ${frame}`} />
      <div class="below">
        <PositionPanel row={row} readOnly={readOnly} />
        <RecentDecisions row={row} />
        <RecentTrades row={row} />
      </div>
    </div>
  );
}

const ZOOM = 1.5;

function CandleChart({ row, frame }: { row: WatchRow; frame: Frame }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<InstrumentChart | null>(null);
  const feed = useRef<BarFeed | null>(null);
  const [pointed, setPointed] = useState<Pointed>({ bar: undefined, score: undefined });
  const [data, setData] = useState<ChartData>(() => emptyData(row.symbol, frame));
  const [problem, setProblem] = useState<string | null>(null);
  const [loaded, setLoaded] = useState(false);
  const zone = useZone();

  useEffect(() => {
    if (!host.current) {
      return undefined;
    }
    const reader = new BarFeed(
      row.symbol,
      frame,
      setData,
      setProblem,
    );
    const drawn = new InstrumentChart(host.current, { pointed: setPointed, older: () => void reader.older() }, zone);
    chart.current = drawn;
    feed.current = reader;
    void reader.start().then(() => setLoaded(true));
    const ignore = onBar(({ symbol, bar }) => symbol === row.symbol && reader.minute(bar));
    return () => {
      ignore();
      reader.close();
      drawn.close();
      chart.current = null;
    };
  }, [row.symbol, frame]);
  useEffect(() => chart.current?.show(ofRow(data, row)), [data, row.position]);
  // An order that filled or a new stop is in the overview before the next bar.
  useEffect(() => feed.current?.follow(), [row.position?.side, row.position?.entryTime, row.position?.stop, row.position?.target]);
  useEffect(() => {
    chart.current?.restyle(zone);
    return onTheme(() => chart.current?.restyle(zone));
  }, [zone]);
  useEffect(() => {
    const zoom = (event: KeyboardEvent) => {
      const typed = event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog');
      if (!typed && (event.key === '+' || event.key === '-')) {
        chart.current?.zoom(event.key === '+' ? 1 / ZOOM : ZOOM);
      }
    };
    addEventListener('keydown', zoom);
    return () => removeEventListener('keydown', zoom);
  }, []);

  const own = ofRow(data, row);
  const last = data.bars.at(-1);
  const label = last
    ? `${row.symbol}, ${data.bars.length} bars of ${frame}, the last one closed at ${price(last[4], data.digits)}; `
      + `${own.entries.length} entries, ${own.exits.length} exits, ${own.signals.length} signals`
    : `${row.symbol}: no bars`;
  return (
    <section class="candles" aria-label={`Chart of ${row.symbol}`}>
      <div class="chart-bar">
        <h2>{row.name}</h2>
        <div class="frames" role="group" aria-label="Time frame">
          {FRAMES.map(one => (
            <button key={one} type="button" aria-pressed={one === frame} onClick={() => go({ frame: one })}>
              {one}
            </button>
          ))}
        </div>
        <div class="frames" role="group" aria-label="Zoom">
          <button type="button" aria-label="Zoom out" onClick={() => chart.current?.zoom(ZOOM)}>
            −
          </button>
          <button type="button" aria-label="Zoom in" onClick={() => chart.current?.zoom(1 / ZOOM)}>
            +
          </button>
          <button type="button" onClick={() => chart.current?.showNewest()}>
            Now
          </button>
        </div>
      </div>
      <Legend pointed={pointed} data={data} zone={zone} />
      {problem && (
        <p class="problem" role="alert">
          The bars could not be read: {problem}
        </p>
      )}
      {loaded && data.bars.length === 0 && !problem && <p class="empty">No bars of {row.symbol} are stored yet.</p>}
      <div class={data.bars.length === 0 ? 'canvas blank' : 'canvas'} ref={host} role="img" aria-label={label} />
    </section>
  );
}

function Legend({ pointed, data, zone }: { pointed: Pointed; data: ChartData; zone: string }) {
  const { bar, score } = pointed;
  if (!bar) {
    return <div class="legend" />;
  }
  const [at, open, high, low, close, volume] = bar;
  const change = close / open - 1;
  const bound = data.scoreBounds?.enter;
  const figures: [string, string, string?][] = [
    ['O', price(open, data.digits)],
    ['H', price(high, data.digits)],
    ['L', price(low, data.digits)],
    ['C', price(close, data.digits)],
    ['', signedPercent(change), tone(change)],
    ['Vol', volume >= 1_000 ? number(volume, 0) : figure(volume)],
  ];
  return (
    <div class="legend">
      <span class="faint">{time(at * 1_000, zone)}</span>
      {figures.map(([name, value, look]) => (
        <span key={name} class={look ?? ''}>
          {name && <b>{name}</b>} {value}
        </span>
      ))}
      {score !== undefined && (
        <span>
          <b>Score</b> {number(score * 1e4)} bp
          {typeof bound === 'number' && bound !== 0 && (
            <span class="faint"> ({percent(Math.abs(score) / Math.abs(bound), 0)} of the threshold)</span>
          )}
        </span>
      )}
    </div>
  );
}

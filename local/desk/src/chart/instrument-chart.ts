import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type LogicalRange,
  type PriceLineOptions,
  type SeriesType,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Bar } from '../contract';
import { number, price } from '../format';
import { colours } from './colours';
import { marksOf } from './marks';
import { chartOptions } from './options';
import { emptyData, isUpdate, scoresOfBars, type ChartData } from './series';

/** So many bars before the first one, older bars are loaded. */
const NEAR_THE_FIRST = 30;
const PIXELS_A_BAR = 6;
/** Lines farther away than so many heights of what is visible do not squeeze the candles. */
const MAX_STRETCH = 1.5;

export interface Pointed {
  bar: Bar | undefined;
  score: number | undefined;
}

interface Listeners {
  pointed(what: Pointed): void;
  older(): void;
}

type Line = Partial<PriceLineOptions> & { price: number };

const second = (at: number) => at as UTCTimestamp;

/** Candles with volume, what happened at them and what rests at the venue; the model's score in a pane below. */
export class InstrumentChart {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'>;
  private readonly marks: ReturnType<typeof createSeriesMarkers<Time>>;
  private score: ISeriesApi<'Line'> | null = null;
  private lines: { series: ISeriesApi<SeriesType>; line: IPriceLine }[] = [];
  private levels: number[] = [];
  private look = colours();
  private data: ChartData = emptyData('', '1m');

  constructor(
    private readonly host: HTMLElement,
    private readonly listeners: Listeners,
    private zone: string,
  ) {
    this.chart = createChart(host, chartOptions(this.look, zone));
    this.candles = this.chart.addSeries(CandlestickSeries, {
      borderVisible: false,
      autoscaleInfoProvider: (original: () => ReturnType<typeof this.stretched>) => this.stretched(original()),
    });
    this.volume = this.chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.2 } });
    this.marks = createSeriesMarkers<Time>(this.candles, []);
    this.chart.timeScale().subscribeVisibleLogicalRangeChange(range => this.moved(range));
    this.chart.subscribeCrosshairMove(({ time: at }) => this.listeners.pointed(this.at(at)));
    this.restyle(zone);
  }

  show(data: ChartData): void {
    const known = this.data;
    const begins = known.symbol !== data.symbol || known.frame !== data.frame || known.bars.length === 0;
    this.data = data;
    if (!begins && isUpdate(known.bars, data.bars)) {
      const changedFrom = known.bars.length - 1;
      data.bars.slice(changedFrom).forEach(bar => {
        this.candles.update(this.candle(bar));
        this.volume.update(this.column(bar));
      });
    } else if (begins || known.bars !== data.bars) {
      this.candles.setData(data.bars.map(bar => this.candle(bar)));
      this.volume.setData(data.bars.map(bar => this.column(bar)));
    }
    if (begins || known.digits !== data.digits) {
      this.candles.applyOptions({
        priceFormat: {
          type: 'custom',
          minMove: 10 ** -data.digits,
          formatter: (value: number) => price(value, data.digits),
        },
      });
    }
    if (begins || known.scores !== data.scores) {
      this.showScore(data);
    }
    if (begins || known.entries !== data.entries || known.exits !== data.exits || known.signals !== data.signals) {
      this.marks.setMarkers(marksOf(data, this.look));
    }
    if (begins || known.position !== data.position || known.scoreBounds !== data.scoreBounds) {
      this.showLines();
    }
    if (begins && data.bars.length > 0) {
      this.showNewest();
    }
    this.listeners.pointed(this.at(undefined));
    Object.assign(this.host.dataset, {
      bars: data.bars.length,
      last: data.bars.at(-1)?.[0] ?? '',
      close: data.bars.at(-1)?.[4] ?? '',
      frame: data.frame,
      scores: data.scores.length,
    });
  }

  /** Takes the colours of the present theme, and times of a zone. */
  restyle(zone: string): void {
    this.zone = zone;
    this.look = colours();
    const look = this.look;
    this.chart.applyOptions(chartOptions(look, this.zone));
    this.candles.applyOptions({ upColor: look.up, downColor: look.down, wickUpColor: look.up, wickDownColor: look.down });
    this.volume.setData(this.data.bars.map(bar => this.column(bar)));
    this.score?.applyOptions({ color: look.accent });
    this.marks.setMarkers(marksOf(this.data, look));
    this.showLines();
  }

  /** Shows more bars (a factor above one) or fewer, the newest staying where it is. */
  zoom(factor: number): void {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (range) {
      this.chart.timeScale().setVisibleLogicalRange({ from: range.to - (range.to - range.from) * factor, to: range.to });
    }
  }

  /** As many of the newest bars as can be distinguished. */
  showNewest(): void {
    const bars = Math.round(this.host.clientWidth / PIXELS_A_BAR);
    const last = this.data.bars.length;
    this.chart.timeScale().setVisibleLogicalRange({ from: Math.max(-2, last - bars), to: last + 5 });
  }

  close(): void {
    this.chart.remove();
  }

  private candle([at, open, high, low, close]: Bar) {
    return { time: second(at), open, high, low, close };
  }

  private column([at, open, , , close, value]: Bar) {
    return { time: second(at), value, color: close >= open ? this.look.upVolume : this.look.downVolume };
  }

  private at(time: Time | undefined): Pointed {
    const { bars, scores, frame } = this.data;
    const at = typeof time === 'number' ? time : bars.at(-1)?.[0];
    const bar = typeof time === 'number' ? bars.findLast(one => one[0] <= time) : bars.at(-1);
    const score = at === undefined ? undefined : scoresOfBars(scores.slice(-5_000), frame).findLast(one => one[0] === at)?.[1];
    return { bar, score };
  }

  private moved(range: LogicalRange | null): void {
    if (range && this.data.bars.length > 0) {
      this.host.dataset.from = range.from.toFixed(1);
      this.host.dataset.to = range.to.toFixed(1);
      if (range.from < NEAR_THE_FIRST) {
        this.listeners.older();
      }
    }
  }

  private showScore(data: ChartData): void {
    const scores = scoresOfBars(data.scores, data.frame);
    if (scores.length === 0) {
      if (this.score) {
        this.forget(this.score);
        this.chart.removeSeries(this.score);
        this.score = null;
      }
      return;
    }
    if (!this.score) {
      this.score = this.chart.addSeries(
        LineSeries,
        {
          color: this.look.accent,
          lineWidth: 1,
          priceLineVisible: false,
          priceFormat: { type: 'custom', minMove: 1e-9, formatter: (value: number) => `${number(value * 1e4, 2)} bp` },
        },
        1,
      );
      const [main, below] = this.chart.panes();
      main?.setStretchFactor(4);
      below?.setStretchFactor(1);
    }
    const last = scores.at(-1);
    const begun = this.score.data().length;
    if (last && begun === scores.length && begun > 1) {
      this.score.update({ time: second(last[0]), value: last[1] });
      return;
    }
    this.score.setData(scores.map(([at, value]) => ({ time: second(at), value })));
  }

  private forget(series: ISeriesApi<SeriesType>): void {
    this.lines = this.lines.filter(one => one.series !== series);
  }

  private showLines(): void {
    this.lines.forEach(({ series, line }) => series.removePriceLine(line));
    const held = this.heldLines();
    this.levels = held.map(line => line.price);
    this.lines = held.map(line => ({ series: this.candles, line: this.candles.createPriceLine(line) }));
    if (this.score) {
      const score = this.score;
      this.lines.push(...this.boundLines().map(line => ({ series: score, line: score.createPriceLine(line) })));
    }
    this.host.dataset.lines = held.map(line => `${line.title} ${price(line.price, this.data.digits)}`).join('; ');
  }

  private heldLines(): Line[] {
    const held = this.data.position;
    if (!held) {
      return [];
    }
    const look = this.look;
    const all: [string, number | null | undefined, string, LineStyle][] = [
      ['entry', held.entryPrice, look.accent, LineStyle.Solid],
      ['stop', held.stop, look.down, LineStyle.Dashed],
      ['target', held.target, look.up, LineStyle.Dashed],
      ['liquidation', held.liquidationPrice, look.warn, LineStyle.Dotted],
    ];
    return all.flatMap(([title, at, color, lineStyle]) =>
      typeof at === 'number' ? [{ price: at, color, lineStyle, title, lineWidth: 1, axisLabelVisible: true }] : [],
    );
  }

  private boundLines(): Line[] {
    const { enter, exit } = this.data.scoreBounds ?? {};
    const line = (at: number, title: string): Line => ({
      price: at,
      title,
      color: this.look.soft,
      lineStyle: LineStyle.Dashed,
      lineWidth: 1,
      axisLabelVisible: title !== '',
    });
    return [
      ...(typeof enter === 'number' ? [line(enter, 'enter'), line(-enter, '')] : []),
      ...(typeof exit === 'number' ? [line(exit, 'exit')] : []),
    ];
  }

  /** Stop and target belong to the picture, unless that would leave nothing of the candles. */
  private stretched<T extends { priceRange: { minValue: number; maxValue: number } | null } | null>(info: T): T {
    const range = info?.priceRange;
    if (!info || !range) {
      return info;
    }
    const room = (range.maxValue - range.minValue) * MAX_STRETCH;
    const near = this.levels.filter(level => level > range.minValue - room && level < range.maxValue + room);
    return {
      ...info,
      priceRange: { minValue: Math.min(range.minValue, ...near), maxValue: Math.max(range.maxValue, ...near) },
    };
  }
}

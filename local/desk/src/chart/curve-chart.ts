import {
  AreaSeries,
  createChart,
  LineSeries,
  LineStyle,
  PriceScaleMode,
  type IChartApi,
  type ISeriesApi,
} from 'lightweight-charts';
import { figure, number, percent } from '../format';
import { colours, type Colours } from './colours';
import { chartOptions } from './options';
import { pointsOf } from './points';

export interface Curve {
  title: string;
  /** Times are milliseconds, or days as 2026-01-31. */
  points: readonly (readonly [number | string, number])[];
  kind: 'line' | 'area' | 'drawdown';
  pane?: number;
  /** Colour of the run so many-th; the accent without it. */
  run?: number;
}

export interface Level {
  price: number;
  title: string;
  kind: 'goal' | 'bound';
}

export interface CurveOptions {
  /** In per cent the points are shares; the library's own mode would begin at the left edge of the window. */
  scale: 'linear' | 'log' | 'percent';
  levels?: readonly Level[];
}

/** Of the width, on either side. */
const EDGE = 0.03;

function titleLook(curve: Curve, look: Colours): string {
  return curve.run === undefined ? look.accent : (look.runs[curve.run % look.runs.length] ?? look.accent);
}

/** Curves over time, one above the other in panes: equity, drawdown, evidence, compared runs. */
export class CurveChart {
  private readonly chart: IChartApi;
  private readonly drawn: { curve: Curve; series: ISeriesApi<'Line'> | ISeriesApi<'Area'> }[];

  constructor(host: HTMLElement, curves: readonly Curve[], options: CurveOptions, zone: string) {
    const look = colours();
    this.chart = createChart(host, chartOptions(look, zone));
    this.drawn = curves.map(curve => ({ curve, series: this.draw(curve, options.scale, look) }));
    const mode = options.scale === 'log' ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal;
    this.chart.priceScale('right').applyOptions({ mode });
    // A run of weeks has more minutes than the window has pixels.
    this.chart.timeScale().applyOptions({ minBarSpacing: 0.001 });
    const first = this.drawn[0]?.series;
    options.levels?.forEach(level =>
      first?.createPriceLine({
        price: level.price,
        title: level.title,
        color: level.kind === 'goal' ? look.up : look.soft,
        lineStyle: level.kind === 'goal' ? LineStyle.Solid : LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: true,
      }),
    );
    const levels = options.levels?.map(level => level.price) ?? [];
    if (levels.length > 0 && first) {
      first.applyOptions({
        autoscaleInfoProvider: (original: () => { priceRange: { minValue: number; maxValue: number } | null } | null) => {
          const info = original();
          const range = info?.priceRange;
          return range
            ? {
                ...info,
                priceRange: {
                  minValue: Math.min(range.minValue, ...levels),
                  maxValue: Math.max(range.maxValue, ...levels),
                },
              }
            : info;
        },
      });
    }
    const [above, below] = this.chart.panes();
    if (below) {
      above?.setStretchFactor(3);
      below.setStretchFactor(1);
    }
    this.fit();
    host.dataset.curves = String(curves.length);
  }

  /** All of it, with room at both edges for the whole label of the first and of the last time. */
  private fit(): void {
    const scale = this.chart.timeScale();
    scale.fitContent();
    const all = scale.getVisibleLogicalRange();
    if (all) {
      const room = (all.to - all.from) * EDGE;
      scale.setVisibleLogicalRange({ from: all.from - room, to: all.to + room });
    }
  }

  restyle(zone: string): void {
    const look = colours();
    this.chart.applyOptions(chartOptions(look, zone));
    this.drawn.forEach(({ curve, series }) => series.applyOptions(this.look(curve, look)));
  }

  close(): void {
    this.chart.remove();
  }

  private look(curve: Curve, look: Colours) {
    const colour = curve.kind === 'drawdown' ? look.down : titleLook(curve, look);
    return curve.kind === 'line'
      ? { color: colour }
      : {
          lineColor: colour,
          topColor: curve.kind === 'drawdown' ? 'transparent' : look.area,
          bottomColor: curve.kind === 'drawdown' ? look.downVolume : 'transparent',
        };
  }

  private draw(curve: Curve, scale: CurveOptions['scale'], look: Colours): ISeriesApi<'Line'> | ISeriesApi<'Area'> {
    const format =
      curve.kind === 'drawdown' || scale === 'percent'
        ? { type: 'custom' as const, minMove: 1e-6, formatter: (value: number) => percent(value) }
        : { type: 'custom' as const, minMove: 1e-6, formatter: (value: number) => (value >= 100 ? number(value) : figure(value)) };
    const common = { title: '', lineWidth: 2 as const, priceLineVisible: false, priceFormat: format };
    const series =
      curve.kind === 'line'
        ? this.chart.addSeries(LineSeries, { ...common, ...this.look(curve, look) }, curve.pane ?? 0)
        : this.chart.addSeries(
            AreaSeries,
            { ...common, ...this.look(curve, look), invertFilledArea: curve.kind === 'drawdown' },
            curve.pane ?? 0,
          );
    series.setData(pointsOf(curve.points));
    return series;
  }
}

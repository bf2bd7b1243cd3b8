import {
  AreaSeries,
  createChart,
  LineSeries,
  LineStyle,
  LineType,
  PriceScaleMode,
  type ChartOptions,
  type DeepPartial,
  type IChartApi,
  type ISeriesApi,
} from 'lightweight-charts';
import { figure, number, percent } from '../format';
import { colours, type Colours } from './colours';
import { chartOptions } from './options';
import { gridOf, onGrid, pointsOf, type Grid } from './points';

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

/** Without the room for bars to come, which would move the window with each change of the looks. */
function optionsOf(look: Colours, zone: string): DeepPartial<ChartOptions> {
  const { timeScale, ...options } = chartOptions(look, zone);
  const { rightOffset: _, ...axis } = timeScale ?? {};
  return { ...options, timeScale: axis };
}

/** Curves over time, one above the other in panes: equity, drawdown, evidence, compared runs. */
export class CurveChart {
  private readonly chart: IChartApi;
  private readonly steps: number;
  private touched = false;
  private readonly drawn: { curve: Curve; series: ISeriesApi<'Line'> | ISeriesApi<'Area'> }[];

  constructor(host: HTMLElement, curves: readonly Curve[], options: CurveOptions, zone: string) {
    const look = colours();
    this.chart = createChart(host, optionsOf(look, zone));
    const grid = gridOf(curves.map(curve => curve.points));
    this.steps = grid ? (grid.to - grid.from) / grid.step + 1 : Math.max(0, ...curves.map(curve => curve.points.length));
    this.drawn = curves.map(curve => ({ curve, series: this.draw(curve, options.scale, look, grid) }));
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
    // The chart has its size only after the page's layout; from the reader's first touch on the window stays as it is left.
    this.chart.timeScale().subscribeSizeChange(() => this.touched || this.fit());
    ['pointerdown', 'wheel'].forEach(kind => host.addEventListener(kind, () => (this.touched = true), { passive: true }));
    this.chart.timeScale().subscribeVisibleLogicalRangeChange(range => {
      host.dataset.from = range?.from.toFixed(1) ?? '';
      host.dataset.to = range?.to.toFixed(1) ?? '';
    });
    Object.assign(host.dataset, { curves: curves.length, steps: this.steps });
  }

  /** All of it, with room at both edges for the whole label of the first and of the last time. */
  private fit(): void {
    const room = Math.max(1, this.steps * EDGE);
    this.chart.timeScale().setVisibleLogicalRange({ from: -room, to: this.steps - 1 + room });
  }

  restyle(zone: string): void {
    const look = colours();
    this.chart.applyOptions(optionsOf(look, zone));
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

  private draw(
    curve: Curve,
    scale: CurveOptions['scale'],
    look: Colours,
    grid: Grid | null,
  ): ISeriesApi<'Line'> | ISeriesApi<'Area'> {
    const format =
      curve.kind === 'drawdown' || scale === 'percent'
        ? { type: 'custom' as const, minMove: 1e-6, formatter: (value: number) => percent(value) }
        : { type: 'custom' as const, minMove: 1e-6, formatter: (value: number) => (value >= 100 ? number(value) : figure(value)) };
    // A value holds until the next one: nothing is gained or lost little by little while nothing is held.
    const lineType = grid ? LineType.WithSteps : LineType.Simple;
    const common = { title: '', lineWidth: 2 as const, lineType, priceLineVisible: false, priceFormat: format };
    const series =
      curve.kind === 'line'
        ? this.chart.addSeries(LineSeries, { ...common, ...this.look(curve, look) }, curve.pane ?? 0)
        : this.chart.addSeries(
            AreaSeries,
            { ...common, ...this.look(curve, look), invertFilledArea: curve.kind === 'drawdown' },
            curve.pane ?? 0,
          );
    series.setData(grid ? onGrid(curve.points, grid) : pointsOf(curve.points));
    return series;
  }
}

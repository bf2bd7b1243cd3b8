import {
  ColorType,
  CrosshairMode,
  TickMarkType,
  type ChartOptions,
  type DeepPartial,
  type Time,
} from 'lightweight-charts';
import { time, type TimeStyle } from '../zones';
import type { Colours } from './colours';

const TICKS: Record<TickMarkType, TimeStyle> = {
  [TickMarkType.Year]: 'year',
  [TickMarkType.Month]: 'month',
  [TickMarkType.DayOfMonth]: 'day',
  [TickMarkType.Time]: 'clock',
  [TickMarkType.TimeWithSeconds]: 'clock',
};

function millis(at: Time): number {
  return typeof at === 'number' ? at * 1_000 : Date.parse(typeof at === 'string' ? at : `${at.year}-${at.month}-${at.day}`);
}

/** What the charts of this page have in common. Days without a time are shown as they are, whatever the zone. */
export function chartOptions(look: Colours, zone: string): DeepPartial<ChartOptions> {
  const zoneOf = (at: Time) => (typeof at === 'number' ? zone : 'UTC');
  const style = (tick: TickMarkType): TimeStyle => TICKS[tick];
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: look.paper },
      textColor: look.soft,
      fontSize: 11,
      fontFamily: getComputedStyle(document.body).fontFamily,
      // Its logo needs an inline style, which the page's policy forbids. The attribution stands in the page's foot.
      attributionLogo: false,
      panes: { separatorColor: look.line, separatorHoverColor: look.line, enableResize: true },
    },
    grid: { vertLines: { color: look.grid }, horzLines: { color: look.grid } },
    crosshair: { mode: CrosshairMode.Normal },
    rightPriceScale: { borderColor: look.line, entireTextOnly: true },
    timeScale: {
      borderColor: look.line,
      timeVisible: true,
      secondsVisible: false,
      rightOffset: 6,
      tickMarkFormatter: (at: Time, tick: TickMarkType) => {
        const text = time(millis(at), zoneOf(at), style(tick));
        return tick === TickMarkType.DayOfMonth ? text.slice(5) : text;
      },
    },
    localization: {
      locale: 'en-GB',
      timeFormatter: (at: Time) => time(millis(at), zoneOf(at), typeof at === 'number' ? 'minute' : 'day'),
    },
    kineticScroll: { touch: !matchMedia('(prefers-reduced-motion: reduce)').matches, mouse: false },
  };
}

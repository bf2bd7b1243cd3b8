import { useEffect, useRef } from 'preact/hooks';
import { useZone } from '../ui/bits';
import { onTheme } from './colours';
import { CurveChart, type Curve, type CurveOptions } from './curve-chart';

/** A chart of curves with words for those who do not see it. */
export function Curves({
  label,
  curves,
  options,
  tall = false,
}: {
  label: string;
  curves: readonly Curve[];
  options: CurveOptions;
  tall?: boolean;
}) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<CurveChart | null>(null);
  const zone = useZone();
  useEffect(() => {
    if (!host.current) {
      return undefined;
    }
    const made = new CurveChart(host.current, curves, options, zone);
    chart.current = made;
    return () => {
      made.close();
      chart.current = null;
    };
  }, [curves]);
  useEffect(() => {
    chart.current?.restyle(zone);
    return onTheme(() => chart.current?.restyle(zone));
  }, [zone]);
  return <div ref={host} class={tall ? 'curves tall' : 'curves'} role="img" aria-label={label} />;
}

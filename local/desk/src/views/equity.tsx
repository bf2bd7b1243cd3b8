import { useMemo, useState } from 'preact/hooks';
import { Curves } from '../chart/curves';
import type { Overview } from '../contract';
import { number, percent } from '../format';
import { Empty, Facts, Money, Panel, Share } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';

type Point = [at: number, equity: number, drawdown: number];

export function EquityView({ overview }: { overview: Overview }) {
  const minute = Math.floor(overview.now / 60_000);
  const portfolios = (overview.portfolios ?? []).map(one => one.name);
  const [account, setAccount] = useState('model');
  const found = useResource<{ points: Point[] }>('/api/equity', { account }, minute);
  const gain = overview.equity != null && overview.capital ? overview.equity / overview.capital - 1 : null;
  return (
    <Panel
      title="Equity and drawdown"
      aside={
        portfolios.length > 0 && (
          <div class="frames" role="group" aria-label="Account">
            {['model', ...portfolios].map(one => (
              <button key={one} type="button" aria-pressed={one === account} onClick={() => setAccount(one)}>
                {one}
              </button>
            ))}
          </div>
        )
      }
    >
      <Facts
        lines={[
          ['Equity of the model', number(overview.equity)],
          ['Capital', number(overview.capital)],
          ['Gain in all', <Share value={gain} />],
          ['Gain today', <Money value={overview.dayGain} />],
          ['Below its peak', percent(overview.drawdown)],
          ['Margin in use', percent(overview.marginUse, 1)],
        ]}
      />
      <Loaded of={found}>{({ points }) => <EquityCurve points={points} />}</Loaded>
    </Panel>
  );
}

function EquityCurve({ points }: { points: Point[] }) {
  const curves = useMemo(
    () => [
      { title: 'Equity', kind: 'area' as const, points: points.map(([at, equity]) => [at, equity] as const) },
      {
        title: 'Drawdown',
        kind: 'drawdown' as const,
        pane: 1,
        points: points.map(([at, , drawdown]) => [at, -Math.abs(drawdown)] as const),
      },
    ],
    [points],
  );
  if (points.length < 2) {
    return <Empty>The curve begins with the second roll-up of the account.</Empty>;
  }
  const worst = Math.max(...points.map(point => Math.abs(point[2])));
  const last = points.at(-1);
  return (
    <Curves
      tall
      label={`Equity over time: last ${number(last?.[1])}, deepest drawdown ${percent(worst)}`}
      curves={curves}
      options={{ scale: 'linear' }}
    />
  );
}

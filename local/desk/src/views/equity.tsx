import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Curves } from '../chart/curves';
import type { Overview } from '../contract';
import { accountsOf, MODEL } from '../data/accounts';
import { number, percent } from '../format';
import { Empty, Facts, Money, Panel, Share } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';

type Point = [at: number, equity: number, drawdown: number];

export function EquityView({ overview }: { overview: Overview }) {
  const minute = Math.floor(overview.now / 60_000);
  const accounts = accountsOf(overview);
  const [chosen, setChosen] = useState<string | null>(null);
  const account = chosen !== null && accounts.includes(chosen) ? chosen : (accounts[0] ?? MODEL);
  const found = useResource<{ points: Point[] }>('/api/equity', { account }, minute);
  return (
    <Panel
      title="Equity and drawdown"
      aside={
        accounts.length > 1 && (
          <div class="frames" role="group" aria-label="Account">
            {accounts.map(one => (
              <button key={one} type="button" aria-pressed={one === account} onClick={() => setChosen(one)}>
                {one}
              </button>
            ))}
          </div>
        )
      }
    >
      <Loaded of={found}>
        {({ points }) => (
          <>
            <Facts lines={factsOf(overview, account, points)} />
            <EquityCurve points={points} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Of the account whose curve is shown; how far it is below its peak is that of the curve. */
function factsOf(overview: Overview, account: string, points: Point[]): [string, ComponentChildren][] {
  const below = points.at(-1)?.[2];
  if (account !== MODEL) {
    const portfolio = overview.portfolios?.find(one => one.name === account);
    return [
      [`Value of ${account}`, `${number(portfolio?.value)} ${portfolio?.quote ?? ''}`],
      ['Gain today', <Money value={portfolio?.dayGain} />],
      ['Below its peak', percent(below)],
    ];
  }
  const gain = overview.equity != null && overview.capital ? overview.equity / overview.capital - 1 : null;
  return [
    ['Equity of the model', number(overview.equity)],
    ['Capital', number(overview.capital)],
    ['Total gain', <Share value={gain} />],
    ['Gain today', <Money value={overview.dayGain} />],
    ['Below its peak', percent(below)],
    ['Margin in use', percent(overview.marginUse, 1)],
  ];
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
    return <Empty>The curve begins with the first position.</Empty>;
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

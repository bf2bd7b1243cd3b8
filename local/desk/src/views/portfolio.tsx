import type { Overview, Portfolio, PortfolioStrategy, SignalMark } from '../contract';
import { askPause, askResume } from '../controls';
import { number, outcome, percent, quantity, words } from '../format';
import { Badge, Empty, Facts, Panel, Side, Time } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';

export function PortfolioView({ overview }: { overview: Overview }) {
  const portfolios = overview.portfolios ?? [];
  if (portfolios.length === 0) {
    return (
      <Panel title="Portfolios">
        <Empty>
          No portfolio is set. Strategies that share an account and its capital are set under "portfolios" in scalpel.yaml.
        </Empty>
      </Panel>
    );
  }
  return (
    <>
      {portfolios.map(one => (
        <PortfolioPanel key={one.name} portfolio={one} readOnly={overview.readOnly ?? false} turn={overview.now} />
      ))}
    </>
  );
}

function PortfolioPanel({ portfolio, readOnly, turn }: { portfolio: Portfolio; readOnly: boolean; turn: number }) {
  const scope = { portfolio: portfolio.name };
  const paused = Boolean(portfolio.paused ?? portfolio.halted);
  return (
    <Panel
      title={`Portfolio ${portfolio.name}`}
      aside={
        <span class="buttons">
          {paused && <Badge tone="warn">paused</Badge>}
          {!readOnly && (
            <button type="button" class="small" onClick={() => (paused ? askResume(scope) : askPause(scope))}>
              {paused ? 'Resume…' : 'Pause…'}
            </button>
          )}
        </span>
      }
    >
      {portfolio.paused && <p class="warn">Paused: {portfolio.paused}</p>}
      <div class="split">
        <Allocation portfolio={portfolio} />
        <Facts
          lines={[
            ['Value', `${number(portfolio.value)} ${portfolio.quote ?? ''}`],
            ...(portfolio.lines ?? []).filter(([name]) => name !== 'value'),
          ]}
        />
      </div>
      <Table
        caption={`Strategies of ${portfolio.name}`}
        columns={STRATEGIES}
        rows={portfolio.strategies ?? []}
        rowKey={one => one.strategy}
        empty="It has no strategy."
      />
      <Signals portfolio={portfolio.name} turn={turn} />
    </Panel>
  );
}

function Allocation({ portfolio }: { portfolio: Portfolio }) {
  const parts = portfolio.allocation ?? [];
  if (parts.length === 0) {
    return <Empty>Nothing is allocated.</Empty>;
  }
  return (
    <table class="allocation">
      <caption>Allocation of capital</caption>
      <thead>
        <tr>
          <th scope="col">Strategy</th>
          <th scope="col" class="numeric">
            Share
          </th>
          <th scope="col" class="numeric">
            Value
          </th>
          <th scope="col">
            <span class="hidden">Share as a bar</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ strategy, share, value }) => (
          <tr key={strategy}>
            <th scope="row">{strategy}</th>
            <td class="numeric">{percent(share, 1)}</td>
            <td class="numeric">{number(value)}</td>
            <td class="bar">
              <span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STRATEGIES: Column<PortfolioStrategy>[] = [
  { name: 'Strategy', value: one => one.strategy, show: one => one.strategy },
  { name: 'Instrument', value: one => one.instrument, show: one => one.instrument ?? '–' },
  { name: 'Wants', value: one => one.target, show: one => words(one.target) },
  { name: 'Holds', value: one => one.side, show: one => (one.side ? <Side side={one.side} /> : <span class="faint">flat</span>) },
  { name: 'Quantity', numeric: true, value: one => one.quantity, show: one => quantity(one.quantity) },
  { name: 'At cost', numeric: true, value: one => one.cost, show: one => number(one.cost) },
  { name: 'Signal', value: one => one.signal, show: one => <span class="faint">{one.signal ?? '–'}</span> },
];

export const SIGNALS: Column<SignalMark>[] = [
  { name: 'Received', value: one => one.at, show: one => <Time at={one.at} /> },
  { name: 'Strategy', value: one => one.strategy, show: one => one.strategy },
  { name: 'Target', value: one => one.target, show: one => words(one.target) },
  { name: 'Outcome', value: one => one.state, show: one => outcome(one.state), wide: true },
  { name: 'Id', value: one => one.id, show: one => <span class="faint">{one.id}</span> },
];

function Signals({ portfolio, turn }: { portfolio: string; turn: number }) {
  const minute = Math.floor(turn / 60_000);
  const found = useResource<{ signals: SignalMark[] }>('/api/signals', { portfolio, limit: 200 }, minute);
  return (
    <>
      <h3>Signals received</h3>
      <Loaded of={found}>
        {({ signals }) => (
          <Table
            caption={`Signals of ${portfolio}`}
            columns={SIGNALS}
            rows={signals}
            rowKey={one => one.id}
            first={{ column: 'Received', down: true }}
            empty="No signal has been received."
          />
        )}
      </Loaded>
    </>
  );
}

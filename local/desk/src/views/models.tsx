import { useMemo } from 'preact/hooks';
import { Curves } from '../chart/curves';
import type { Evidence, Models, Overview, WatchRow } from '../contract';
import { figure, number } from '../format';
import { Badge, Empty, Facts, Panel, Time } from '../ui/bits';
import { licenceTone } from '../ui/licence';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';

export function ModelsView({ overview, row }: { overview: Overview; row: WatchRow }) {
  return (
    <>
      {(overview.evidence ?? []).map((one, at) => (
        <Licence key={one.id ?? at} account={one} />
      ))}
      {(overview.evidence ?? []).length === 0 && (
        <Panel title="Licence">
          <Empty>No account of evidence is kept: no procedure is registered.</Empty>
        </Panel>
      )}
      <History row={row} />
    </>
  );
}

function Licence({ account }: { account: Evidence }) {
  const curve = account.curve;
  const curves = useMemo(
    () => [{ title: 'Evidence', kind: 'line' as const, points: (curve ?? []).map(([day, value]) => [day, Math.max(value, 1e-6)] as const) }],
    [curve],
  );
  const threshold = account.threshold;
  const levels = useMemo(
    () => [
      ...(typeof threshold === 'number' ? [{ price: threshold, title: 'licence', kind: 'goal' as const }] : []),
      { price: 1, title: 'none', kind: 'bound' as const },
      ...(typeof account.lower === 'number' ? [{ price: account.lower, title: 'lower bound', kind: 'bound' as const }] : []),
      ...(typeof account.upper === 'number' ? [{ price: account.upper, title: 'upper bound', kind: 'bound' as const }] : []),
    ],
    [threshold, account.lower, account.upper],
  );
  return (
    <Panel
      title={`Licence of ${account.procedure ?? 'the procedure'}`}
      aside={<Badge tone={licenceTone(account.badge)}>{account.badge ?? 'unknown'}</Badge>}
    >
      {account.problem ? (
        <p class="problem">{account.problem}</p>
      ) : (
        <>
          {account.permission && <p>{account.permission}</p>}
          <div class="split wide-left">
            {(curve ?? []).length < 2 ? (
              <Empty>The curve of evidence begins with the second settled day.</Empty>
            ) : (
              <Curves
                label={`Evidence on a logarithmic scale: ${number(account.evidence)} of ${number(threshold, 0)} that a licence needs`}
                curves={curves}
                options={{ scale: 'log', levels }}
              />
            )}
            <Facts lines={account.lines ?? []} />
          </div>
        </>
      )}
    </Panel>
  );
}

type Model = NonNullable<Models['models']>[number];
type Step = NonNullable<Models['history']>[number];

function figuresOf(model: Model): string {
  const figures = model.figures ?? {};
  const pairs = Array.isArray(figures) ? figures : Object.entries(figures);
  return pairs.map(([name, value]) => `${name} ${figure(value)}`).join(', ');
}

const MODELS: Column<Model>[] = [
  { name: 'Model', value: one => one.id, show: one => one.id },
  { name: 'Trained', value: one => one.trainedAt, show: one => <Time at={one.trainedAt} /> },
  { name: 'Verdict', value: one => one.verdict, show: one => one.verdict ?? '–', wide: true },
  { name: 'Figures', show: one => <span class="faint">{figuresOf(one)}</span>, wide: true },
];

const STEPS: Column<Step>[] = [
  { name: 'Since', value: one => one.at, show: one => <Time at={one.at} /> },
  { name: 'Champion', value: one => one.model, show: one => one.model ?? 'flat' },
  { name: 'Reason', value: one => one.reason, show: one => one.reason ?? '–', wide: true },
];

function History({ row }: { row: WatchRow }) {
  const found = useResource<Models>('/api/models', { symbol: row.symbol }, row.model);
  return (
    <Loaded of={found}>
      {({ champion, history, models }) => (
        <>
          <Panel title={`Champions of ${row.symbol}`}>
            <Facts
              lines={[
                ['Champion', champion?.name ?? 'flat: no model trades'],
                ['Since', <Time at={champion?.since} />],
                ...(champion?.expiry ? [['Expires', <Time at={champion.expiry} />] as const] : []),
              ]}
            />
            <Table
              caption={`Champions of ${row.symbol} so far`}
              columns={STEPS}
              rows={history ?? []}
              rowKey={one => `${one.at} ${one.model}`}
              first={{ column: 'Since', down: true }}
              empty="There has been no change."
            />
          </Panel>
          <Panel title="Models trained">
            <Table
              caption={`Models trained for ${row.symbol}`}
              columns={MODELS}
              rows={models ?? []}
              rowKey={one => one.id}
              first={{ column: 'Trained', down: true }}
              empty="No model has been trained yet."
            />
          </Panel>
        </>
      )}
    </Loaded>
  );
}

import { useState } from 'preact/hooks';
import type { Decision, Explanation, WatchRow } from '../contract';
import { figure, number, percent, words } from '../format';
import { Panel, Time } from '../ui/bits';
import { Dialog } from '../ui/dialog';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';
import { SIGNALS } from './portfolio';
import { grouped, newestFirst, ownSignals, useSignals } from './recent';

type Kind = 'grouped' | 'all' | 'entries' | 'none';

const KINDS: [Kind, string][] = [
  ['grouped', 'In short'],
  ['all', 'Every bar'],
  ['entries', 'Why'],
  ['none', 'Why not'],
];

function isEntry(decision: Decision): boolean {
  return decision.entered ?? decision.reason.startsWith('ENTER');
}

interface Shown {
  decision: Decision;
  bars: number;
}

function shownOf(decisions: readonly Decision[], kind: Kind): Shown[] {
  const newest = newestFirst(decisions, one => one.bar);
  const chosen = newest.filter(one => kind === 'all' || kind === 'grouped' || isEntry(one) === (kind === 'entries'));
  return kind === 'all' ? chosen.map(decision => ({ decision, bars: 1 })) : grouped(chosen);
}

/** Those of the model, or the signals that a strategy of a portfolio has received. */
export function DecisionsView({ row }: { row: WatchRow }) {
  return row.kind === 'strategy' ? <StrategySignals row={row} /> : <ModelDecisions row={row} />;
}

function StrategySignals({ row }: { row: WatchRow }) {
  const found = useSignals(row);
  return (
    <Panel title={`Signals of ${row.name}`}>
      <Loaded of={found}>
        {({ signals }) => (
          <Table
            caption={`Signals of ${row.name} in the last 31 days, with their outcomes`}
            columns={SIGNALS}
            rows={ownSignals(signals, row)}
            rowKey={one => one.id}
            first={{ column: 'Received', down: true }}
            empty="No signal of the last 31 days."
          />
        )}
      </Loaded>
    </Panel>
  );
}

function ModelDecisions({ row }: { row: WatchRow }) {
  const found = useResource<{ decisions: Decision[] }>(
    '/api/decisions',
    { symbol: row.symbol, limit: 1_000 },
    row.decision?.bar,
  );
  const [kind, setKind] = useState<Kind>('grouped');
  const [explained, setExplained] = useState<Decision | null>(null);
  const columns: Column<Shown>[] = [
    { name: 'Bar', value: ({ decision: one }) => one.bar, show: ({ decision: one }) => <Time at={one.bar} /> },
    { name: 'Bars', numeric: true, value: one => one.bars, show: one => (one.bars > 1 ? one.bars : '') },
    { name: 'Strategy', value: ({ decision: one }) => one.strategy, show: ({ decision: one }) => one.strategy ?? '–' },
    { name: 'Decision', value: ({ decision: one }) => one.words, show: ({ decision: one }) => one.words, wide: true },
    { name: 'Code', value: ({ decision: one }) => one.reason, show: ({ decision: one }) => <span class="faint">{words(one.reason)}</span> },
    {
      name: 'Expected',
      numeric: true,
      value: ({ decision: one }) => one.predictedNet,
      show: ({ decision: one }) => (one.predictedNet == null ? '–' : `${number(one.predictedNet * 1e4, 1)} bp`),
    },
    { name: 'Chance', numeric: true, value: ({ decision: one }) => one.winProbability, show: ({ decision: one }) => percent(one.winProbability, 0) },
    {
      name: 'Figures',
      show: ({ decision: one }) => (
        <span class="faint">
          {Object.entries(one.figures ?? {})
            .map(([name, value]) => `${name} ${figure(value)}`)
            .join(', ')}
        </span>
      ),
      wide: true,
    },
    {
      name: 'Explain',
      show: ({ decision: one }) => (
        <button type="button" class="small" onClick={() => setExplained(one)}>
          {isEntry(one) ? 'Why' : 'Why not'}
        </button>
      ),
    },
  ];
  return (
    <Panel
      title={`Decisions on ${row.symbol}`}
      aside={
        <div class="frames" role="group" aria-label="Which decisions">
          {KINDS.map(([one, name]) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {name}
            </button>
          ))}
        </div>
      }
    >
      <Loaded of={found}>
        {({ decisions }) => (
          <Table
            caption={`Decisions on ${row.symbol}, newest first`}
            columns={columns}
            rows={shownOf(decisions, kind)}
            rowKey={({ decision: one }) => `${one.bar} ${one.strategy ?? ''}`}
            empty={kind === 'all' || kind === 'grouped' ? 'No decision has been made on it yet.' : 'None of this kind.'}
          />
        )}
      </Loaded>
      {explained && <Explained symbol={row.symbol} decision={explained} onClose={() => setExplained(null)} />}
    </Panel>
  );
}

function Explained({ symbol, decision, onClose }: { symbol: string; decision: Decision; onClose: () => void }) {
  const found = useResource<Explanation>('/api/explain', { symbol, bar: decision.bar });
  return (
    <Dialog title={`${symbol}: ${decision.words}`} onClose={onClose}>
      <Loaded of={found}>
        {({ text }) => <pre class="explanation">{Array.isArray(text) ? text.join('\n') : (text ?? 'Nothing is known of this bar.')}</pre>}
      </Loaded>
      <div class="buttons">
        <button type="button" class="primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

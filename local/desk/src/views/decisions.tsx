import { useState } from 'preact/hooks';
import type { Decision, Explanation, WatchRow } from '../contract';
import { figure, number, percent, words } from '../format';
import { Panel, Time } from '../ui/bits';
import { Dialog } from '../ui/dialog';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';
import { newestFirst } from './recent';

type Kind = 'all' | 'entries' | 'none';

const KINDS: [Kind, string][] = [
  ['all', 'All'],
  ['entries', 'Why'],
  ['none', 'Why not'],
];

function isEntry(decision: Decision): boolean {
  return /ENTER|ENTRY|^BUY|^SELL|LONG|SHORT/.test(decision.reason.toUpperCase()) && !/NO_|NOT_|BELOW/.test(decision.reason.toUpperCase());
}

export function DecisionsView({ row }: { row: WatchRow }) {
  const found = useResource<{ decisions: Decision[] }>(
    '/api/decisions',
    { symbol: row.symbol, limit: 1_000 },
    row.decision?.bar,
  );
  const [kind, setKind] = useState<Kind>('all');
  const [explained, setExplained] = useState<Decision | null>(null);
  const columns: Column<Decision>[] = [
    { name: 'Bar', value: one => one.bar, show: one => <Time at={one.bar} /> },
    { name: 'Strategy', value: one => one.strategy, show: one => one.strategy ?? '–' },
    { name: 'Decision', value: one => one.words, show: one => one.words, wide: true },
    { name: 'Code', value: one => one.reason, show: one => <span class="faint">{words(one.reason)}</span> },
    {
      name: 'Expected',
      numeric: true,
      value: one => one.predictedNet,
      show: one => (one.predictedNet == null ? '–' : `${number(one.predictedNet * 1e4, 1)} bp`),
    },
    { name: 'Chance', numeric: true, value: one => one.winProbability, show: one => percent(one.winProbability, 0) },
    {
      name: 'Figures',
      show: one => (
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
      show: one => (
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
            rows={newestFirst(decisions, one => one.bar).filter(
              one => kind === 'all' || isEntry(one) === (kind === 'entries'),
            )}
            rowKey={one => `${one.bar} ${one.strategy ?? ''}`}
            empty={kind === 'all' ? 'No decision has been made on it yet.' : 'None of this kind.'}
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

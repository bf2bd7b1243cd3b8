import { useState } from 'preact/hooks';
import { address, go } from '../address';
import type { Backtest, Overview } from '../contract';
import { post } from '../data/server';
import { percent } from '../format';
import { Badge, Panel, Time } from '../ui/bits';
import type { BadgeTone } from '../ui/licence';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';
import { useTicks } from '../ui/ticks';
import { time } from '../zones';
import { Comparison } from './comparison';
import { StartBacktest } from './start-backtest';

const LOOKS: Record<Backtest['state'], BadgeTone> = {
  waiting: 'plain',
  running: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'plain',
};
const WATCH_MILLIS = 1_000;
const CALM_MILLIS = 15_000;

/** Whether it has yet to end. */
function isOpen(run: Backtest): boolean {
  return run.state === 'waiting' || run.state === 'running';
}

function chosen(): string[] {
  return (address().more.compare ?? '').split(',').filter(Boolean);
}

function choose(ids: readonly string[]): void {
  go({ more: { ...address().more, compare: ids.join(',') } });
}

export function BacktestsView({ overview, compare }: { overview: Overview; compare: string }) {
  const [busy, setBusy] = useState(false);
  const [turn, again] = useTicks(busy ? WATCH_MILLIS : CALM_MILLIS);
  const found = useResource<{ backtests: Backtest[] }>('/api/backtests', {}, turn);
  const runs = found.data?.backtests ?? [];
  const running = runs.some(isOpen);
  if (running !== busy) {
    setBusy(running);
  }
  const ids = compare.split(',').filter(Boolean);
  return (
    <>
      {!overview.readOnly && <StartBacktest overview={overview} started={again} />}
      <Panel title="Backtests" aside={<span class="faint">Choose two or more to compare them</span>}>
        <Loaded of={found}>
          {({ backtests }) => (
            <Table
              caption="Backtests"
              columns={columns(ids, overview.readOnly ?? false, again)}
              rows={backtests}
              rowKey={run => run.id}
              first={{ column: 'Started', down: true }}
              empty="No backtest has been run yet."
            />
          )}
        </Loaded>
      </Panel>
      {ids.length > 0 && <Comparison ids={ids} />}
    </>
  );
}

function columns(ids: readonly string[], readOnly: boolean, again: () => void): Column<Backtest>[] {
  return [
    {
      name: 'Compare',
      show: run => (
        <input
          type="checkbox"
          aria-label={`Compare ${run.id}`}
          checked={ids.includes(run.id)}
          disabled={run.state !== 'done'}
          onChange={event => {
            const others = chosen().filter(id => id !== run.id);
            choose(event.currentTarget.checked ? [...others, run.id] : others);
          }}
        />
      ),
    },
    { name: 'Run', value: run => run.id, show: run => <Run run={run} />, wide: true },
    { name: 'Symbol', value: run => run.symbol, show: run => run.symbol ?? '–' },
    { name: 'From', value: run => run.from, show: run => day(run.from) },
    { name: 'To', value: run => run.to, show: run => day(run.to) },
    {
      name: 'State',
      value: run => run.state,
      show: run => <State run={run} readOnly={readOnly} again={again} />,
      wide: true,
    },
    { name: 'Started', value: run => run.startedAt, show: run => <Time at={run.startedAt} /> },
  ];
}

/** Backtests are of whole days in UTC, whatever the zone. */
function day(at: number | null | undefined): string {
  return time(at, 'UTC', 'day');
}

function Run({ run }: { run: Backtest }) {
  return (
    <>
      {run.id}
      {run.command && <code class="command">{run.command}</code>}
    </>
  );
}

function State({ run, readOnly, again }: { run: Backtest; readOnly: boolean; again: () => void }) {
  const [problem, setProblem] = useState('');
  const cancel = () =>
    post(`/api/backtests/${encodeURIComponent(run.id)}/cancel`).then(again, failed => setProblem((failed as Error).message));
  return (
    <>
      <Badge tone={LOOKS[run.state]}>{run.state}</Badge>
      {isOpen(run) && (
        <span class="progress">
          {run.state === 'running' && (
            <>
              <progress max={1} value={run.progress ?? 0} aria-label={`Progress of ${run.id}`} /> {percent(run.progress, 0)}{' '}
            </>
          )}
          {run.doing}
          {!readOnly && (
            <button type="button" class="small" onClick={() => void cancel()} aria-label={`Cancel ${run.id}`}>
              Cancel
            </button>
          )}
        </span>
      )}
      {(run.error || problem) && <span class="loss"> {run.error ?? problem}</span>}
    </>
  );
}

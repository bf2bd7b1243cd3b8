import { linkTo } from '../address';
import type { Decision, SignalMark, Trade, WatchRow } from '../contract';
import { desk } from '../data/desk';
import { useStore } from '../data/store';
import { outcome, price, words } from '../format';
import { Money, Panel, Side, Time } from '../ui/bits';
import { useResource, type Resource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';

const SHOWN = 12;

/** Consecutive bars with the same words share a line. */
export function grouped(decisions: readonly Decision[]): { decision: Decision; bars: number }[] {
  const groups: { decision: Decision; bars: number }[] = [];
  for (const decision of decisions) {
    const last = groups.at(-1);
    if (last && last.decision.words === decision.words && last.decision.strategy === decision.strategy) {
      last.bars++;
    } else {
      groups.push({ decision, bars: 1 });
    }
  }
  return groups;
}

/** What was decided on a row last: by the model, or by the signals that its strategy has received. */
export function RecentDecisions({ row }: { row: WatchRow }) {
  return row.kind === 'strategy' ? <RecentSignals row={row} /> : <ModelDecisions row={row} />;
}

/** Those of the last 31 days that a row's portfolio has received. */
export function useSignals(row: WatchRow): Resource<{ signals: SignalMark[] }> {
  const minute = useStore(desk, state => Math.floor((state.overview?.now ?? 0) / 60_000));
  return useResource<{ signals: SignalMark[] }>(
    '/api/signals',
    { portfolio: row.account, limit: 2_000 },
    `${minute} ${row.target} ${row.decision?.bar}`,
  );
}

/** Those of a row's own strategy, the newest first. */
export function ownSignals(signals: readonly SignalMark[], row: WatchRow): SignalMark[] {
  return newestFirst(signals, one => one.at).filter(one => one.strategy === row.strategy);
}

function RecentSignals({ row }: { row: WatchRow }) {
  const found = useSignals(row);
  return (
    <Panel title="Last decisions" aside={<a href={linkTo({ view: 'decisions' })}>All</a>}>
      <Loaded of={found}>
        {({ signals }) => {
          const own = ownSignals(signals, row);
          return own.length === 0 ? (
            <p class="empty">No signal of the last 31 days.</p>
          ) : (
            <ol class="lines">
              {own.slice(0, SHOWN).map(one => (
                <li key={one.id}>
                  <Time at={one.at} style="short" /> Signal {words(one.target)}: {outcome(one.state)}
                  {one.reason && <span class="faint"> {one.reason}</span>}
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function ModelDecisions({ row }: { row: WatchRow }) {
  const found = useResource<{ decisions: Decision[] }>(
    '/api/decisions',
    { symbol: row.symbol, limit: 60 },
    row.decision?.bar,
  );
  return (
    <Panel title="Last decisions" aside={<a href={linkTo({ view: 'decisions' })}>All, with why</a>}>
      <Loaded of={found}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <p class="empty">None yet.</p>
          ) : (
            <ol class="lines">
              {grouped(newestFirst(decisions, one => one.bar)).slice(0, SHOWN).map(({ decision, bars }) => (
                <li key={`${decision.bar} ${decision.strategy}`}>
                  <Time at={decision.bar} style="clock" /> {decision.words}
                  {bars > 1 && <span class="faint"> and {bars - 1} bars before</span>}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}

export function newestFirst<T>(rows: readonly T[], at: (row: T) => number): T[] {
  return [...rows].sort((a, b) => at(b) - at(a));
}

export function RecentTrades({ row }: { row: WatchRow }) {
  const found = useResource<{ trades: Trade[] }>(
    '/api/trades',
    { symbol: row.symbol, strategy: row.strategy, limit: SHOWN },
    `${row.realisedTotal} ${row.realised}`,
  );
  return (
    <Panel title="Last trades" aside={<a href={linkTo({ view: 'orders' })}>All</a>}>
      <Loaded of={found}>
        {({ trades }) =>
          trades.length === 0 ? (
            <p class="empty">None yet.</p>
          ) : (
            <ol class="lines">
              {newestFirst(trades, one => one.exitTime).slice(0, SHOWN).map(trade => (
                <li key={trade.id}>
                  <Time at={trade.exitTime} style="short" /> <Side side={trade.side} /> {price(trade.entryPrice, row.digits)} →{' '}
                  {price(trade.exitPrice, row.digits)} <Money value={trade.netProfit} />{' '}
                  <span class="faint">{words(trade.exitReason)}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}

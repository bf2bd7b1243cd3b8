import { useState } from 'preact/hooks';
import type { Overview } from '../contract';
import { post } from '../data/server';
import { Panel } from '../ui/bits';

const DAY = 86_400_000;
const USUAL_DAYS = 30;

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Starts a backtest over stored bars. */
export function StartBacktest({ overview, started }: { overview: Overview; started: () => void }) {
  const symbols = [...new Set(overview.watch.map(row => row.symbol))];
  const [from, setFrom] = useState(() => day(overview.now - USUAL_DAYS * DAY));
  const [to, setTo] = useState(() => day(overview.now));
  const [gate, setGate] = useState<'on' | 'off'>('on');
  const [answer, setAnswer] = useState<{ text: string; failed: boolean } | null>(null);
  const [sending, setSending] = useState(false);
  const start = async (form: HTMLFormElement) => {
    setSending(true);
    try {
      const { id } = await post<{ id: string }>('/api/backtests', Object.fromEntries(new FormData(form)));
      setAnswer({ text: `Started as ${id}.`, failed: false });
      started();
    } catch (failed) {
      setAnswer({ text: (failed as Error).message, failed: true });
    }
    setSending(false);
  };
  return (
    <Panel title="Start a backtest">
      <form
        class="start"
        onSubmit={event => {
          event.preventDefault();
          void start(event.currentTarget);
        }}
      >
        <label class="field">
          Symbol
          <select name="symbol">
            {symbols.map(one => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label class="field">
          From (UTC)
          <input name="from" type="date" required value={from} max={to} onInput={event => setFrom(event.currentTarget.value)} />
        </label>
        <label class="field">
          To (UTC)
          <input name="to" type="date" required value={to} min={from} onInput={event => setTo(event.currentTarget.value)} />
        </label>
        <label class="field">
          Models
          <select name="gate" value={gate} onChange={event => setGate(event.currentTarget.value === 'off' ? 'off' : 'on')}>
            <option value="on">licensed ones only</option>
            <option value="off">all, licence or not</option>
          </select>
        </label>
        <button type="submit" class="primary" disabled={sending || symbols.length === 0}>
          {sending ? 'Starting…' : 'Start'}
        </button>
      </form>
      <p role="status" class={answer?.failed ? 'problem' : 'faint'}>
        {answer?.text ?? (gate === 'off' ? 'This shows what ungated models would have done: no evidence for trading with money.' : '')}
      </p>
    </Panel>
  );
}

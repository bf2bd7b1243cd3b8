import { useState } from 'preact/hooks';
import type { Overview, Portfolio } from '../contract';
import { post } from '../data/server';
import { Panel } from '../ui/bits';
import { SignalFields } from './signal-fields';

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;
const MODEL = 'model ';
const SIGNALS = 'signals ';

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The fields of the form as texts: a file is sent by its text, and what is empty is not sent. */
async function fields(form: HTMLFormElement): Promise<Record<string, string>> {
  const sent: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    const text = typeof value === 'string' ? value : await value.text();
    if (name === 'subject') {
      const [key, rule] = text.startsWith(MODEL) ? ['symbol', MODEL] : ['portfolio', SIGNALS];
      sent[key!] = text.slice(rule!.length);
    } else if (text) {
      sent[name] = text;
    }
  }
  return sent;
}

/** Starts a backtest over stored bars. */
export function StartBacktest({ overview, started }: { overview: Overview; started: () => void }) {
  const symbols = [...new Set(overview.watch.map(row => row.symbol))];
  const portfolios = overview.portfolios ?? [];
  const [subject, setSubject] = useState(symbols.length > 0 ? MODEL + symbols[0] : '');
  const [from, setFrom] = useState(() => day(overview.now - DEFAULT_DAYS * DAY));
  const [to, setTo] = useState(() => day(overview.now));
  const [gate, setGate] = useState<'on' | 'off'>('on');
  const [answer, setAnswer] = useState<{ text: string; failed: boolean } | null>(null);
  const [sending, setSending] = useState(false);
  const portfolio = portfolios.find(one => subject === SIGNALS + one.name);
  const choose = (one: string) => {
    setSubject(one);
    setAnswer(null);
  };
  const start = async (form: HTMLFormElement) => {
    setSending(true);
    try {
      const { id } = await post<{ id: string }>('/api/backtests', await fields(form));
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
          What
          <select name="subject" value={subject} onChange={event => choose(event.currentTarget.value)}>
            <optgroup label="The model of">
              {symbols.map(one => (
                <option key={one} value={MODEL + one}>
                  {one}
                </option>
              ))}
            </optgroup>
            {portfolios.length > 0 && (
              <optgroup label="A portfolio">
                {portfolios.map(one => (
                  <option key={one.name} value={SIGNALS + one.name}>
                    signals of {one.name}
                  </option>
                ))}
              </optgroup>
            )}
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
        {portfolio ? (
          <SignalFields key={portfolio.name} portfolio={portfolio} />
        ) : (
          <label class="field">
            Models
            <select name="gate" value={gate} onChange={event => setGate(event.currentTarget.value === 'off' ? 'off' : 'on')}>
              <option value="on">licensed ones only</option>
              <option value="off">all, licence or not</option>
            </select>
          </label>
        )}
        <button type="submit" class="primary" disabled={sending || subject === ''}>
          {sending ? 'Starting…' : 'Start'}
        </button>
      </form>
      <p role="status" class={answer?.failed ? 'problem' : 'faint'}>
        {answer?.text ?? hint(portfolio, gate)}
      </p>
    </Panel>
  );
}

function hint(portfolio: Portfolio | undefined, gate: 'on' | 'off'): string {
  if (portfolio) {
    return 'All its strategies are traded on paper, those that follow a model by the champions of each time.';
  }
  return gate === 'off' ? 'This shows what ungated models would have done: no evidence for trading with money.' : '';
}

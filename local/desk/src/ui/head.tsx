import type { ComponentChildren } from 'preact';
import type { Overview } from '../contract';
import { askPause, askResume, askStop } from '../controls';
import { standing } from '../data/accounts';
import { number, percent, signed, tone } from '../format';
import { Badge } from './bits';
import type { BadgeTone } from './licence';

const MODES: Record<string, BadgeTone> = { PAPER: 'plain', TESTNET: 'warn', LIVE: 'bad' };

/** Which account this is, how it stands, and what a person may do about it. */
export function Head({ overview }: { overview: Overview | null }) {
  return (
    <header class="head">
      <h1>Scalpel</h1>
      {overview && (
        <>
          <span class="account">
            <Badge tone={MODES[overview.mode] ?? 'plain'}>{overview.mode.toLowerCase()}</Badge>
            <span class="venue">{overview.venue}</span>
            {overview.readOnly && <Badge>read only</Badge>}
          </span>
          <Figures overview={overview} />
          {!overview.readOnly && <Controls overview={overview} />}
        </>
      )}
    </header>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const account = standing(overview);
  const figures: [string, ComponentChildren][] = account
    ? [
        [account.name, number(account.value)],
        ['Today', <span class={tone(account.dayGain)}>{signed(account.dayGain)}</span>],
      ]
    : [];
  if (account?.drawdown !== undefined) {
    figures.push(['Drawdown', percent(account.drawdown)]);
  }
  if (overview.marginUse != null) {
    figures.push(['Margin', percent(overview.marginUse, 1)]);
  }
  return (
    <dl class="figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Controls({ overview }: { overview: Overview }) {
  const stands = Boolean(overview.halted ?? overview.paused);
  return (
    <div class="controls">
      {stands ? (
        <button type="button" id="resume" class="primary" onClick={() => askResume()}>
          Resume…
        </button>
      ) : (
        <button type="button" id="pause" onClick={() => askPause()}>
          Pause…
        </button>
      )}
      {!overview.halted && (
        <button type="button" id="stop" class="danger" onClick={() => askStop()}>
          <span class="when-wide">Emergency stop…</span>
          <span class="when-narrow">Stop…</span>
        </button>
      )}
    </div>
  );
}

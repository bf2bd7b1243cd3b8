import type { Overview } from '../contract';
import { desk } from '../data/desk';
import { useStore } from '../data/store';
import { time } from '../zones';
import { useZone } from './bits';

/** What a person must see above all else: silence first, then a halt, a pause, and what needs attention. */
export function Banner() {
  const overview = useStore(desk, state => state.overview);
  const silent = useStore(desk, state => state.silent);
  const receivedAt = useStore(desk, state => (state.silent ? state.receivedAt : null));
  const zone = useZone();
  const silence = silenceOf(overview, silent, receivedAt, zone);
  return (
    <div class="banners">
      <div role="alert" id="silence" class={silence ? 'banner red' : ''}>
        {silence}
      </div>
      <div role="status" id="notices">
        {overview?.halted && <p class="banner amber">Halted: {overview.halted}. Nothing is opened until you resume.</p>}
        {overview?.paused && <p class="banner amber">Paused: {overview.paused}. What is open keeps its stop and its exits.</p>}
        {(overview?.attention ?? []).map(line => (
          <p key={line} class="banner amber">
            {line}
          </p>
        ))}
      </div>
    </div>
  );
}

function silenceOf(overview: Overview | null, silent: boolean, receivedAt: number | null, zone: string): string {
  if (silent) {
    const since = receivedAt === null ? 'It has not answered yet.' : `It last answered ${time(receivedAt, zone, 'second')}.`;
    return `The bot does not answer. ${since} What is shown is out of date; positions may not be managed.`;
  }
  if (overview?.stalledSince) {
    const since = time(overview.stalledSince, zone, 'second');
    return `The bot has run no minute since ${since}: it decides nothing and does not manage open positions. Look at its log.`;
  }
  return '';
}

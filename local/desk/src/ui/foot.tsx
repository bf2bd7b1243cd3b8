import { useMemo } from 'preact/hooks';
import { desk } from '../data/desk';
import { useStore } from '../data/store';
import { chooseTheme, chooseZone, preferences, type Theme } from '../preferences';
import { allZones, localZone, time } from '../zones';

/** Connection, clock, and the reader's choices. */
export function Foot({ help }: { help: () => void }) {
  const version = useStore(desk, state => state.overview?.version);
  const theme = useStore(preferences, state => state.theme);
  return (
    <footer class="foot">
      <Connection />
      <AsOf />
      <ZoneChoice />
      <label>
        <span class="hidden">Theme</span>
        <select id="theme" value={theme} onChange={event => chooseTheme(event.currentTarget.value as Theme)}>
          <option value="auto">System theme</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </label>
      <button type="button" class="link" onClick={help}>
        Keys (?)
      </button>
      <span class="rest">
        {version && <span>Scalpel {version}</span>}
        <span>
          Charts: TradingView Lightweight Charts™ © TradingView, Inc.{' '}
          <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
            tradingview.com
          </a>
          , <a href="/assets/licences.txt">licences</a>
        </span>
      </span>
    </footer>
  );
}

function Connection() {
  const silent = useStore(desk, state => state.silent);
  const known = useStore(desk, state => state.receivedAt !== null);
  const text = silent ? 'No connection' : known ? 'Connected' : 'Connecting';
  return <span class={`connection ${silent ? 'lost' : known ? 'live' : ''}`}>{text}</span>;
}

/** By the bot's own clock, which a rehearsal runs faster. */
function AsOf() {
  const zone = useStore(preferences, state => state.zone);
  const now = useStore(desk, state => state.overview?.now);
  return <span class="clock">{now === undefined ? '' : `as of ${time(now, zone, 'second')}`}</span>;
}

function ZoneChoice() {
  const choice = useStore(preferences, state => state.zoneChoice);
  const zones = useMemo(allZones, []);
  return (
    <label>
      <span class="hidden">Time zone</span>
      <select id="zone" value={choice} onChange={event => chooseZone(event.currentTarget.value)}>
        <option value="UTC">UTC</option>
        <option value="local">Local ({localZone()})</option>
        <optgroup label="By name">
          {zones.map(zone => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}

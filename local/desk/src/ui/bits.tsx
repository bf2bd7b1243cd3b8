import type { ComponentChildren } from 'preact';
import type { Millis } from '../contract';
import { useStore } from '../data/store';
import { signed, signedPercent, tone } from '../format';
import { preferences } from '../preferences';
import type { BadgeTone } from './licence';
import { iso, time, type TimeStyle } from '../zones';

export function Money({ value, digits = 2 }: { value: number | null | undefined; digits?: number }) {
  return <span class={tone(value)}>{signed(value, digits)}</span>;
}

export function Share({ value, digits = 2 }: { value: number | null | undefined; digits?: number }) {
  return <span class={tone(value)}>{signedPercent(value, digits)}</span>;
}

export function useZone(): string {
  return useStore(preferences, state => state.zone);
}

export function Time({ at, style = 'minute' }: { at: Millis | null | undefined; style?: TimeStyle }) {
  const zone = useZone();
  return at === null || at === undefined ? <span>–</span> : <time dateTime={iso(at)}>{time(at, zone, style)}</time>;
}

export function Side({ side }: { side: string }) {
  const long = side === 'LONG' || side === 'BUY';
  return <span class={`side ${long ? 'long' : 'short'}`}>{side.toLowerCase()}</span>;
}

export function Badge({ tone: look = 'plain', children }: { tone?: BadgeTone; children: ComponentChildren }) {
  return <span class={`badge ${look}`}>{children}</span>;
}

export function Facts({ lines }: { lines: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

export function Panel({ title, aside, children }: { title: string; aside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

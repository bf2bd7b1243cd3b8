import { useEffect, useState } from 'preact/hooks';
import type { Frame } from './contract';

/** What is shown, as the fragment of the page's address: #/chart/BTC%2FUSDT?frame=5m. */

export const VIEWS = [
  ['chart', 'Chart'],
  ['decisions', 'Decisions'],
  ['orders', 'Orders'],
  ['portfolio', 'Portfolio'],
  ['equity', 'Equity'],
  ['models', 'Models'],
  ['backtests', 'Backtests'],
  ['quality', 'Data'],
  ['settings', 'Settings'],
  ['log', 'Log'],
] as const;

export type View = (typeof VIEWS)[number][0] | 'watch';

export const FRAMES: readonly Frame[] = ['1m', '5m', '15m', '1h', '4h', '1d'];

export interface Address {
  view: View;
  /** The key of a row of the watch-list; empty for its first. */
  key: string;
  frame: Frame;
  /** What else the view keeps, such as the backtests that are compared. */
  more: Readonly<Record<string, string>>;
}

function isView(name: string): name is View {
  return name === 'watch' || VIEWS.some(([view]) => view === name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export function parseAddress(fragment: string): Address {
  const [path = '', query = ''] = fragment.replace(/^#?\/?/, '').split('?', 2);
  const [view = '', key = ''] = path.split('/', 2);
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const { frame = '', ...more } = parameters;
  return {
    view: isView(view) ? view : 'chart',
    key: decoded(key),
    frame: FRAMES.find(known => known === frame) ?? '1m',
    more,
  };
}

export function formatAddress({ view, key, frame, more }: Address): string {
  const parameters = Object.entries<string>({ ...(frame === '1m' ? {} : { frame }), ...more }).filter(([, value]) => value !== '');
  const query = parameters.length === 0 ? '' : new URLSearchParams(parameters).toString();
  const path = key === '' ? view : `${view}/${encodeURIComponent(key)}`;
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

export function address(): Address {
  return parseAddress(location.hash);
}

/** The address with a change; what only another view keeps is dropped with that view. */
export function changed(known: Address, change: Partial<Address>): Address {
  const moves = change.view !== undefined && change.view !== known.view;
  return { ...known, ...(moves ? { more: {} } : {}), ...change };
}

export function linkTo(change: Partial<Address>): string {
  return formatAddress(changed(address(), change));
}

export function go(change: Partial<Address>): void {
  location.hash = linkTo(change);
}

export function useAddress(): Address {
  const [known, setKnown] = useState(address);
  useEffect(() => {
    const follow = () => setKnown(address());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return known;
}

import type { Millis } from './contract';
import { NONE } from './format';

/** Times in the zone that the reader chose: UTC, the browser's, or any by name. */

export type TimeStyle = 'minute' | 'second' | 'clock' | 'day' | 'month' | 'year' | 'short';

const PARTS: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit' },
  short: { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** The name of the zone that is meant: "local" is the browser's; one that the browser does not know is UTC. */
export function zoneName(choice: string): string {
  if (choice === 'local') {
    return localZone();
  }
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: choice });
    return choice;
  } catch {
    return 'UTC';
  }
}

export function allZones(): string[] {
  return Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC');
}

function format(zone: string, style: TimeStyle): Intl.DateTimeFormat {
  const key = `${style} ${zone}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', { ...PARTS[style], hourCycle: 'h23', timeZone: zone });
    formats.set(key, known);
  }
  return known;
}

/** A time in words, days as year-month-day. */
export function time(at: Millis | null | undefined, zone: string, style: TimeStyle = 'minute'): string {
  if (typeof at !== 'number' || !Number.isFinite(at)) {
    return NONE;
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format(zone, style).formatToParts(at)) {
    parts[type] = value;
  }
  const day = [parts.year, parts.month, parts.day].filter(Boolean).join('-');
  const clock = [parts.hour, parts.minute, parts.second].filter(Boolean).join(':');
  return [day, clock].filter(Boolean).join(' ');
}

/** For the time element: what a program reads. */
export function iso(at: Millis): string {
  return new Date(at).toISOString();
}

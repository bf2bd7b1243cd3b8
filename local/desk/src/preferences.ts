import { createStore } from './data/store';
import { zoneName } from './zones';

/** What this browser keeps of its reader: theme, time zone, order of the watch-list. */

export type Theme = 'auto' | 'light' | 'dark';

interface Preferences {
  theme: Theme;
  zoneChoice: string;
  zone: string;
}

const KEY = 'scalpel-desk';

function stored(): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Storage that is forbidden or damaged costs the reader a choice, and nothing else.
    return {};
  }
}

function initial(): Preferences {
  const { theme, zoneChoice } = stored();
  const choice = typeof zoneChoice === 'string' ? zoneChoice : 'UTC';
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    zoneChoice: choice,
    zone: zoneName(choice),
  };
}

export const preferences = createStore<Preferences>(initial());

function keep(): void {
  const { theme, zoneChoice } = preferences.get();
  try {
    localStorage.setItem(KEY, JSON.stringify({ theme, zoneChoice }));
  } catch {
    // As above: the choice holds until the page is closed.
  }
}

export function chooseZone(choice: string): void {
  preferences.set({ zoneChoice: choice, zone: zoneName(choice) });
  keep();
}

export function chooseTheme(theme: Theme): void {
  preferences.set({ theme });
  applyTheme();
  keep();
}

export function applyTheme(): void {
  const { theme } = preferences.get();
  if (theme === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

export function isFirstVisit(): boolean {
  return stored().zoneChoice === undefined;
}

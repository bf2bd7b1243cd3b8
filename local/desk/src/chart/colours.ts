/** The page's colours, as the style sheet has them in the present theme: a canvas cannot use them by name. */
export interface Colours {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  grid: string;
  up: string;
  down: string;
  upVolume: string;
  downVolume: string;
  accent: string;
  warn: string;
  signal: string;
  area: string;
  runs: string[];
}

const RUNS = 6;

export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of('card'),
    ink: of('ink'),
    soft: of('soft'),
    line: of('line'),
    grid: of('grid'),
    up: of('gain'),
    down: of('loss'),
    upVolume: of('gain-wash'),
    downVolume: of('loss-wash'),
    accent: of('accent'),
    warn: of('warn-ink'),
    signal: of('signal'),
    area: of('accent-wash'),
    runs: Array.from({ length: RUNS }, (_, at) => of(`run-${at + 1}`)),
  };
}

/** Calls the listener whenever the theme changes, by the reader's choice or the system's. */
export function onTheme(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}

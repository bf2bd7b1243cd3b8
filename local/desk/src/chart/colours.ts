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
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  // Only a colour that an element has is the one of the present theme.
  const of = (name: string) => {
    probe.style.color = `var(--${name})`;
    return style.color;
  };
  const found = {
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
  probe.remove();
  return found;
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

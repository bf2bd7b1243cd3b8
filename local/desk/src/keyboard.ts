import { address, FRAMES, go, VIEWS } from './address';
import { desk } from './data/desk';
import { neighbour } from './watch/rows';

/** The keys of the page. None acts while somebody types or a dialog is open. */

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const FRAME_STEPS: Record<string, number> = { '[': -1, ']': 1 };

function isBusy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  // Arrows scroll what can be scrolled, where it has the focus.
  const scrolls = key.startsWith('Arrow') && target.closest('[tabindex="0"]') !== null;
  return scrolls || target.closest('input, select, textarea, dialog') !== null;
}

/** The row of the watch-list that is shown, as the list shows them. */
function step(by: number): void {
  const keys = [...document.querySelectorAll<HTMLElement>('.watch tr[data-key]')].map(row => row.dataset.key ?? '');
  const watch = desk.get().overview?.watch ?? [];
  const rows = keys.flatMap(key => watch.filter(row => row.key === key));
  const next = neighbour(rows, address().key || (rows[0]?.key ?? ''), by);
  if (next) {
    go({ key: next.key });
    document.querySelector(`.watch tr[data-key="${CSS.escape(next.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  }
}

function search(): void {
  const field = document.querySelector<HTMLInputElement>('.view-search') ?? document.querySelector<HTMLInputElement>('#search');
  field?.focus();
  field?.select();
}

export function listen(help: () => void): () => void {
  const act = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.target instanceof HTMLInputElement) {
      event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target, event.key)) {
      return;
    }
    const view = VIEWS['1234567890'.indexOf(event.key)];
    const frame = FRAMES[FRAMES.indexOf(address().frame) + (FRAME_STEPS[event.key] ?? NaN)];
    const steps = STEPS[event.key];
    if (steps !== undefined) {
      step(steps);
    } else if (view && event.key.length === 1) {
      go({ view: view[0] });
    } else if (event.key === 'w') {
      go({ view: 'watch' });
    } else if (frame) {
      go({ frame });
    } else if (event.key === '/') {
      search();
    } else if (event.key === '?') {
      help();
    } else {
      return;
    }
    event.preventDefault();
  };
  addEventListener('keydown', act);
  return () => removeEventListener('keydown', act);
}

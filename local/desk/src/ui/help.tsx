import { Dialog } from './dialog';

const KEYS: [string, string][] = [
  ['j, k or ↓, ↑', 'next, previous row of the watch-list'],
  ['1 … 9, 0', 'the views, from Chart to Log'],
  ['w', 'the watch-list (on a phone)'],
  ['/', 'search'],
  ['+, −', 'zoom in and out'],
  ['[, ]', 'shorter, longer time frame'],
  ['Escape', 'close a dialog, leave the search'],
  ['?', 'this list'],
];

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <button type="button" class="primary" autoFocus onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

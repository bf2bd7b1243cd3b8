import { useMemo, useState } from 'preact/hooks';
import type { LogLine } from '../contract';
import { desk } from '../data/desk';
import { useStore } from '../data/store';
import { Panel, Time } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { allLines } from './lines';

const LIMIT = 500;
const SHOWN = 500;

export function LogView() {
  const read = useResource<{ lines: LogLine[] }>('/api/log', { limit: LIMIT });
  const received = useStore(desk, state => state.log);
  const [search, setSearch] = useState('');
  const lines = useMemo(() => allLines(read.data?.lines ?? [], received), [read.data, received]);
  const shown = lines.filter(line => `${line.source} ${line.text}`.toLowerCase().includes(search.toLowerCase()));
  return (
    <Panel
      title="Log"
      aside={
        <input
          type="search"
          class="view-search"
          aria-label="Search the log"
          placeholder="Search ( / )"
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
      }
    >
      <Loaded of={read}>
        {() =>
          shown.length === 0 ? (
            <p class="empty">{search === '' ? 'Nothing has been logged since the bot began.' : 'No line matches.'}</p>
          ) : (
            <ol class="lines log">
              {shown.slice(0, SHOWN).map((line, at) => (
                <li key={`${line.at} ${line.source} ${line.text} ${at}`}>
                  <Time at={line.at} style="second" /> <b>{line.source}</b> {line.text}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}

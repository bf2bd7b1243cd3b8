import { useState } from 'preact/hooks';
import type { SettingRow } from '../contract';
import { Badge, Panel } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';

function text(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const COLUMNS: Column<SettingRow>[] = [
  { name: 'Setting', value: one => one.name, show: one => <code>{one.name}</code> },
  { name: 'Value', value: one => text(one.value), show: one => text(one.value) || <span class="faint">not set</span>, wide: true },
  {
    name: 'Origin',
    value: one => one.origin,
    show: one => (one.origin === 'default' ? <span class="faint">default</span> : <Badge>{one.origin}</Badge>),
  },
];

export function found(rows: readonly SettingRow[], search: string): SettingRow[] {
  const parts = search.toLowerCase().split(/\s+/);
  return rows.filter(row => parts.every(part => `${row.name} ${text(row.value)} ${row.origin}`.toLowerCase().includes(part)));
}

export function SettingsView() {
  const read = useResource<{ settings: SettingRow[] }>('/api/settings');
  const [search, setSearch] = useState('');
  return (
    <Panel
      title="Settings"
      aside={
        <input
          type="search"
          class="view-search"
          aria-label="Search the settings"
          placeholder="Search ( / )"
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
      }
    >
      <p class="faint">As the bot runs with them. They are changed in scalpel.yaml or the environment, and need a restart.</p>
      <Loaded of={read}>
        {({ settings }) => (
          <Table
            caption="Settings with their values and where each comes from"
            columns={COLUMNS}
            rows={found(settings, search)}
            rowKey={one => one.name}
            empty="No setting matches."
          />
        )}
      </Loaded>
    </Panel>
  );
}

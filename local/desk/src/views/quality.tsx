import type { Overview, QualityRow } from '../contract';
import { ago, number } from '../format';
import { Badge, Panel, Time } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';

const SHOWN_GAPS = 3;
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

export function QualityView({ overview }: { overview: Overview }) {
  const found = useResource<{ symbols: QualityRow[] }>('/api/quality', {}, Math.floor(overview.now / MINUTE));
  return (
    <Panel title="Data quality">
      <Loaded of={found}>
        {({ symbols }) => (
          <Table
            caption="Stored bars of each symbol"
            columns={columns(overview.now)}
            rows={symbols}
            rowKey={one => one.symbol}
            empty="No bars are stored."
          />
        )}
      </Loaded>
    </Panel>
  );
}

function columns(now: number): Column<QualityRow>[] {
  return [
    { name: 'Symbol', value: one => one.symbol, show: one => one.symbol },
    { name: 'Bars', numeric: true, value: one => one.bars, show: one => number(one.bars, 0) },
    {
      name: 'Missing',
      numeric: true,
      value: one => one.missing,
      show: one => <span class={one.missing > 0 ? 'loss' : ''}>{number(one.missing, 0)}</span>,
    },
    {
      name: 'Last bar',
      value: one => one.lastBar,
      show: one => (
        <>
          <Time at={one.lastBar} /> {one.lastBar != null && <span class="faint">{ago(now - one.lastBar)} ago</span>}
        </>
      ),
    },
    {
      name: 'Gaps',
      value: one => one.gaps?.length ?? 0,
      wide: true,
      show: one => <Gaps gaps={one.gaps ?? []} />,
    },
    {
      name: 'Problems',
      value: one => one.problems?.length ?? 0,
      wide: true,
      show: one =>
        (one.problems ?? []).length === 0 ? <Badge tone="good">none</Badge> : <span class="loss">{one.problems?.join('; ')}</span>,
    },
  ];
}

function Gaps({ gaps }: { gaps: { from: number; to: number }[] }) {
  if (gaps.length === 0) {
    return <span class="faint">none</span>;
  }
  return (
    <>
      {gaps.slice(-SHOWN_GAPS).map(gap => (
        <div key={gap.from}>
          <Time at={gap.from} /> to <Time at={gap.to} style={gap.to - gap.from < DAY ? 'clock' : 'minute'} />
        </div>
      ))}
      {gaps.length > SHOWN_GAPS && <span class="faint">and {gaps.length - SHOWN_GAPS} before</span>}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Empty } from './bits';
import { afterClick, ariaSort, sorted, type Cell, type Order } from './sorting';

export interface Column<T> {
  name: string;
  /** What rows are sorted by; without it the column cannot be sorted. */
  value?: (row: T) => Cell;
  show: (row: T) => ComponentChildren;
  numeric?: boolean;
  wide?: boolean;
}

interface Props<T> {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  empty: string;
  first?: Order;
  rowClass?: (row: T) => string;
}

const STEP = 200;

/** A table whose columns sort it. Long ones show their first rows, and more on demand. */
export function Table<T>({ caption, columns, rows, rowKey, empty, first, rowClass }: Props<T>) {
  const [order, setOrder] = useState<Order | null>(first ?? null);
  const [shown, setShown] = useState(STEP);
  const column = columns.find(one => one.name === order?.column);
  const value = column?.value;
  const all = useMemo(() => (value && order ? sorted(rows, value, order.down) : rows), [rows, order, column?.name]);
  if (rows.length === 0) {
    return <Empty>{empty}</Empty>;
  }
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(one => (
              <th
                key={one.name}
                scope="col"
                class={one.numeric ? 'numeric' : ''}
                {...(one.value ? { 'aria-sort': ariaSort(order, one.name) } : {})}
              >
                {one.value ? (
                  <button type="button" class="sort" onClick={() => setOrder(afterClick(order, one.name, one.numeric ?? false))}>
                    {one.name}
                  </button>
                ) : (
                  one.name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, shown).map(row => (
            <tr key={rowKey(row)} class={rowClass?.(row) ?? ''}>
              {columns.map(one => (
                <td key={one.name} class={`${one.numeric ? 'numeric' : ''}${one.wide ? ' wide' : ''}`}>
                  {one.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > shown && (
        <button type="button" class="more" onClick={() => setShown(shown + STEP)}>
          Show more: {all.length - shown} left
        </button>
      )}
    </div>
  );
}

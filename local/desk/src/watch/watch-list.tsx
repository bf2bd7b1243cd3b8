import { Component } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { changed, formatAddress, go, type Address } from '../address';
import type { WatchRow } from '../contract';
import { desk } from '../data/desk';
import { useStore } from '../data/store';
import { price, shortQuantity, signed, signedPercent, tone } from '../format';
import { Badge } from '../ui/bits';
import { briefLicence, licenceTone } from '../ui/licence';
import { afterClick, ariaSort, type Order } from '../ui/sorting';
import { priceOf, shownRows, WATCH_COLUMNS } from './rows';

function lastWords(row: WatchRow): string {
  if (row.decision) {
    return row.decision.words;
  }
  return row.target ? `Target ${row.target.toLowerCase()}; no signal is under way.` : 'No decision yet.';
}

interface RowProps {
  row: WatchRow;
  price: number | null;
  selected: boolean;
  shown: Address;
}

/** Renders again only when its own row or price has changed. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return next.row !== now.row || next.price !== now.price || next.selected !== now.selected || next.shown !== now.shown;
  }

  render({ row, price: last, selected, shown }: RowProps) {
    const held = row.position;
    const view = shown.view === 'watch' ? 'chart' : shown.view;
    return (
      <tr role="row" class={selected ? 'selected' : ''} data-key={row.key} onClick={() => go({ view, key: row.key })}>
        <th role="rowheader" scope="row" class="name" title={row.name}>
          <a href={formatAddress(changed(shown, { view, key: row.key }))} aria-current={selected ? 'true' : undefined}>
            {row.name}
          </a>
        </th>
        <td role="cell" class="numeric price">
          {price(last, row.digits)}
        </td>
        <td role="cell" class={`numeric day ${tone(row.changeDay)}`}>
          {signedPercent(row.changeDay)}
        </td>
        <td role="cell" class="held">
          {held ? (
            <span class={`side ${held.side === 'LONG' ? 'long' : 'short'}`}>
              {held.side.toLowerCase()} {shortQuantity(held.quantity)}
            </span>
          ) : (
            <span class="faint">flat</span>
          )}
        </td>
        <td role="cell" class={`numeric open ${tone(held?.openProfit)}`}>
          {held ? signed(held.openProfit) : null}
        </td>
        <td role="cell" class={`numeric realised ${tone(row.realised)}`}>
          {signed(row.realised)}
        </td>
        <td role="cell" class="licence" title={row.licence ?? undefined}>
          {row.licence && <Badge tone={licenceTone(row.licence)}>{briefLicence(row.licence)}</Badge>}
        </td>
        <td role="cell" class="decision" title={row.model ? `${row.model}: ${row.decision?.words ?? ''}` : row.decision?.words}>
          {row.attention ? <span class="warn">{row.attention}</span> : lastWords(row)}
        </td>
      </tr>
    );
  }
}

export function WatchList({ selected, shown }: { selected: string; shown: Address }) {
  const watch = useStore(desk, state => state.overview?.watch);
  const prices = useStore(desk, state => state.prices);
  const [order, setOrder] = useState<Order | null>(null);
  const [search, setSearch] = useState('');
  const rows = useMemo(() => shownRows(watch ?? [], prices, order, search), [watch, prices, order, search]);
  return (
    <aside class="watch" aria-label="Watch-list">
      <div class="watch-head">
        <h2>Watch-list</h2>
        <input
          type="search"
          id="search"
          aria-label="Search the watch-list"
          placeholder="Search ( / )"
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
      </div>
      <div class="watch-scroll">
        <table role="table" aria-label="Instruments and strategies" aria-rowcount={rows.length + 1}>
          <thead role="rowgroup">
            <tr role="row">
              {WATCH_COLUMNS.map(column => (
                <th
                  key={column.name}
                  role="columnheader"
                  scope="col"
                  class={`${column.name.toLowerCase()} ${column.numeric ? 'numeric' : ''}`}
                  aria-sort={ariaSort(order, column.name)}
                >
                  <button
                    type="button"
                    class="sort"
                    onClick={() => setOrder(afterClick(order, column.name, column.numeric))}
                  >
                    {column.name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(row => (
              <Row key={row.key} row={row} price={priceOf(row, prices)} selected={row.key === selected} shown={shown} />
            ))}
          </tbody>
        </table>
        {watch && rows.length === 0 && (
          <p class="empty">{watch.length === 0 ? 'No instrument is traded.' : `Nothing is named "${search}".`}</p>
        )}
        {!watch && <p class="empty">Loading…</p>}
      </div>
    </aside>
  );
}

import type { Order, Overview, Trade, WatchRow } from '../contract';
import { number, percent, price, quantity, words } from '../format';
import { Money, Panel, Share, Side, Time } from '../ui/bits';
import { useResource } from '../ui/resource';
import { Loaded } from '../ui/resource-view';
import { Table, type Column } from '../ui/table';

function digitsOf(overview: Overview, symbol: string): number | null {
  return overview.watch.find(row => row.symbol === symbol)?.digits ?? null;
}

export function OrdersView({ overview, row }: { overview: Overview; row: WatchRow }) {
  const orders: Column<Order>[] = [
    { name: 'Symbol', value: one => one.symbol, show: one => one.symbol },
    { name: 'Strategy', value: one => one.strategy, show: one => one.strategy ?? '–' },
    { name: 'Side', value: one => one.side, show: one => <Side side={one.side} /> },
    { name: 'Kind', value: one => one.kind, show: one => words(one.kind) },
    { name: 'Quantity', numeric: true, value: one => one.quantity, show: one => quantity(one.quantity) },
    { name: 'Price', numeric: true, value: one => one.price, show: one => price(one.price, digitsOf(overview, one.symbol)) },
    { name: 'Stop price', numeric: true, value: one => one.stopPrice, show: one => price(one.stopPrice, digitsOf(overview, one.symbol)) },
    { name: 'Status', value: one => one.status, show: one => words(one.status) },
    { name: 'Since', value: one => one.at, show: one => <Time at={one.at} /> },
    { name: 'Id', value: one => one.clientId, show: one => <span class="faint">{one.clientId ?? '–'}</span> },
  ];
  return (
    <>
      <Panel title="Working orders">
        <Table
          caption="Working orders"
          columns={orders}
          rows={overview.orders ?? []}
          rowKey={one => one.clientId ?? `${one.symbol} ${one.strategy} ${one.kind} ${one.price} ${one.stopPrice}`}
          empty="None."
        />
      </Panel>
      <Trades overview={overview} row={row} />
    </>
  );
}

function Trades({ overview, row }: { overview: Overview; row: WatchRow }) {
  const found = useResource<{ trades: Trade[] }>(
    '/api/trades',
    { symbol: row.symbol, strategy: row.strategy, limit: 1_000 },
    `${row.realised} ${row.realisedTotal}`,
  );
  const digits = digitsOf(overview, row.symbol);
  const columns: Column<Trade>[] = [
    { name: 'Closed', value: one => one.exitTime, show: one => <Time at={one.exitTime} /> },
    { name: 'Strategy', value: one => one.strategy, show: one => one.strategy ?? '–' },
    { name: 'Side', value: one => one.side, show: one => <Side side={one.side} /> },
    { name: 'Quantity', numeric: true, value: one => one.quantity, show: one => quantity(one.quantity) },
    { name: 'Entry', numeric: true, value: one => one.entryPrice, show: one => price(one.entryPrice, digits) },
    { name: 'Exit', numeric: true, value: one => one.exitPrice, show: one => price(one.exitPrice, digits) },
    { name: 'Ended by', value: one => one.exitReason, show: one => words(one.exitReason) },
    { name: 'Fees', numeric: true, value: one => one.fees, show: one => number(one.fees) },
    { name: 'Net', numeric: true, value: one => one.netProfit, show: one => <Money value={one.netProfit} /> },
    { name: 'Return', numeric: true, value: one => one.netReturn, show: one => <Share value={one.netReturn} digits={3} /> },
    { name: 'MAE', numeric: true, value: one => one.mae, show: one => percent(one.mae) },
    { name: 'MFE', numeric: true, value: one => one.mfe, show: one => percent(one.mfe) },
  ];
  return (
    <Panel title={`Trades of ${row.name}`}>
      <Loaded of={found}>
        {({ trades }) => (
          <>
            <TradeSums trades={trades} />
            <Table
              caption={`Closed trades of ${row.name}`}
              columns={columns}
              rows={trades}
              rowKey={one => one.id}
              first={{ column: 'Closed', down: true }}
              empty="No trade has been closed yet."
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function TradeSums({ trades }: { trades: readonly Trade[] }) {
  if (trades.length === 0) {
    return null;
  }
  const won = trades.filter(one => one.netProfit > 0);
  const net = trades.reduce((sum, one) => sum + one.netProfit, 0);
  return (
    <p class="sums">
      {number(trades.length, 0)} trades, {percent(won.length / trades.length, 1)} won, net <Money value={net} />
    </p>
  );
}

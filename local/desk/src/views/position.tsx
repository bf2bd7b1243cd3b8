import type { ComponentChildren } from 'preact';
import type { WatchRow } from '../contract';
import { askClose } from '../controls';
import { useStore } from '../data/store';
import { desk } from '../data/desk';
import { percent, price, quantity } from '../format';
import { Badge, Facts, Money, Panel, Share, Side, Time } from '../ui/bits';
import { briefLicence, licenceTone } from '../ui/licence';

/** What the badge leaves out. */
function rest(licence: string): string {
  const more = licence.slice(briefLicence(licence).length).replace(/^[:,;]?\s*/, ' ');
  return more.trim() === '' ? '' : more;
}

/** What is held, what protects it, and why. */
export function PositionPanel({ row, readOnly }: { row: WatchRow; readOnly: boolean }) {
  const last = useStore(desk, state => state.prices[row.symbol]) ?? row.price ?? null;
  const held = row.position;
  const away = (level: number) => (last ? <span class="faint"> {percent(Math.abs(level / last - 1))} away</span> : null);
  const lines: [string, ComponentChildren][] = [];
  if (held) {
    lines.push(
      ['Held', <><Side side={held.side} /> {quantity(held.quantity)}</>],
      ['Entry', <>{price(held.entryPrice, row.digits)} <span class="faint"><Time at={held.entryTime} style="short" /></span></>],
      ['Open profit', <><Money value={held.openProfit} /> <Share value={held.openReturn} /></>],
      ['Stop', held.stop ? <>{price(held.stop, row.digits)}{away(held.stop)}</> : 'no stop'],
      ['Target', held.target ? <>{price(held.target, row.digits)}{away(held.target)}</> : 'none'],
    );
    if (held.liquidationPrice) {
      lines.push(['Liquidation', <>{price(held.liquidationPrice, row.digits)}{away(held.liquidationPrice)}</>]);
    }
    if (held.margin) {
      lines.push(['Margin', price(held.margin, 2)]);
    }
  } else {
    lines.push(['Held', 'nothing']);
  }
  lines.push(
    ['Profit today', <Money value={row.realised} />],
    ['Total profit', <Money value={row.realisedTotal} />],
    ['Model', row.model ?? 'none'],
  );
  if (row.licence) {
    lines.push(['Licence', <><Badge tone={licenceTone(row.licence)}>{briefLicence(row.licence)}</Badge>{rest(row.licence)}</>]);
  }
  return (
    <Panel
      title="Position"
      aside={
        held && !readOnly ? (
          <button type="button" class="danger small" onClick={() => askClose(row)}>
            Close…
          </button>
        ) : null
      }
    >
      {row.attention && <p class="problem">{row.attention}</p>}
      <Facts lines={lines} />
    </Panel>
  );
}

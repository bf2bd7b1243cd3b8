package dev.scalpel.localexchange.margin.engine;

import dev.scalpel.localexchange.margin.account.ClosedLot;
import dev.scalpel.localexchange.margin.account.Lot;
import dev.scalpel.localexchange.margin.account.MarginAccount;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Settles fills: closes lots, opens one for what is left, books profit and commission. */
public final class Settlement {

    private final MarginAccount account;
    private final MarginValues values;
    private final MarginRules rules;
    private final LongSupplier ids;
    private final List<MarginFill> fills = new ArrayList<>();

    Settlement(MarginAccount account, MarginValues values, MarginRules rules, LongSupplier ids) {
        this.account = account;
        this.values = values;
        this.rules = rules;
        this.ids = ids;
    }

    /** All fills so far, oldest first. */
    public List<MarginFill> fills() {
        return List.copyOf(fills);
    }

    MarginFill settle(MarginOrder order, BigDecimal quantity, BigDecimal price, long now) {
        MarginMarket market = order.request().market();
        NettedPosition position = account.position(market);
        BigDecimal signed = order.request().buys() ? quantity : quantity.negate();
        long id = ids.getAsLong();
        List<ClosedLot> closed = position.close(
                signed, order.request().lot(), (lot, part) -> values.profit(market, lot, part, price), now);
        BigDecimal left = closed.stream().map(ClosedLot::quantity).reduce(signed, BigDecimal::add);
        Optional<Lot> opened = left.signum() == 0 ? Optional.empty() : Optional.of(new Lot(id, left, left, price, now));
        opened.ifPresent(position::open);
        BigDecimal profit = closed.stream().map(ClosedLot::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal commission = values.money(rules.commission().apply(market, quantity));
        account.book(profit.subtract(commission), now);
        order.fill(quantity, price, now);
        MarginFill fill = new MarginFill(
                id,
                order,
                quantity,
                price,
                values.conversions().gain(market.listing().settlement()),
                values.conversions().loss(market.listing().settlement()),
                profit,
                commission,
                account.balance(),
                position.now().quantity(),
                opened,
                closed,
                now);
        fills.add(fill);
        return fill;
    }
}

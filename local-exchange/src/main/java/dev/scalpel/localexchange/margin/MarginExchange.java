package dev.scalpel.localexchange.margin;

import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.server.StandIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A market on margin on 127.0.0.1. Prices come from the listed bars and time from the given clock. Instruments have the venue's
 * names. Close it to free the port.
 */
public abstract class MarginExchange extends StandIn {

    private final MarginCore core;

    /**
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    protected MarginExchange(int port, MarginCore core, Dialect dialect) {
        super(port, core.controls(), core.scheduler(), dialect);
        this.core = core;
    }

    /** Halts an instrument within its session, or ends the halt. */
    public final void halt(String instrument, boolean halted) {
        now(now -> {
            listed(instrument).halt(halted);
            core.engine().apply(now);
        });
    }

    /** Puts money into the account, or takes it out when the amount is below zero. */
    public final void transfer(BigDecimal amount) {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a transfer must not be 0");
        }
        now(now -> {
            core.account().book(amount, now);
            transferred(amount, now);
            core.engine().apply(now);
        });
    }

    /** Records that money was paid in or out. */
    protected abstract void transferred(BigDecimal amount, long now);

    /** Without the profit of open positions, in the account's currency. */
    public final BigDecimal balance() {
        return read(() -> core.account().balance());
    }

    /** With the profit of open positions. */
    public final BigDecimal equity() {
        return read(() -> core.engine().values().equity());
    }

    /** Below zero for a short position. */
    public final BigDecimal position(String instrument) {
        return read(() -> core.account().position(listed(instrument)).now().quantity());
    }

    /** Sets how much worse than its level a triggered stop trades, as a share of the price. None by default. */
    public final void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        locked(() -> core.engine().setStopSlippage(shareOfPrice));
    }

    /** Ends the matching open orders by the venue's decision. */
    public final void endOrders(Predicate<OrderView> which) {
        now(now -> core.book().open().stream()
                .filter(order -> which.test(order.view()))
                .forEach(order -> core.engine().end(order, EndReason.BY_VENUE, now)));
    }

    /** All orders ever accepted, the venue's own included, oldest first, in their present state. */
    public final List<OrderView> orders() {
        return read(() -> core.book().all().stream().map(MarginOrder::view).toList());
    }

    /** The same with all that the venue knows of them. */
    public final List<MarginOrder> accepted() {
        return read(() -> core.book().all());
    }

    /** All fills so far, oldest first. */
    public final List<MarginFill> fills() {
        return read(() -> core.engine().settlement().fills());
    }

    private MarginMarket listed(String instrument) {
        return core.markets()
                .find(instrument)
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + instrument));
    }
}

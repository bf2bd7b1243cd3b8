package dev.scalpel.localexchange;

import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.PriceRange;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A spot market on 127.0.0.1. Prices come from the listed bars and time from the given clock: a bar is reported as forming while
 * its minute runs, and as closed afterwards. Close it to free the port.
 */
public abstract class SpotExchange extends StandIn {

    private final SpotCore core;

    /**
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    protected SpotExchange(int port, SpotCore core, Dialect dialect) {
        super(port, core.controls(), core.scheduler(), dialect);
        this.core = core;
    }

    /**
     * Opens or closes a pair's market. Unless it is {@link SymbolStatus#TRADING} new orders are refused and nothing
     * fills; only in {@link SymbolStatus#CANCEL_ONLY} orders can still be cancelled.
     *
     * @throws IllegalArgumentException when the pair is not listed
     */
    public final void setStatus(Symbol symbol, SymbolStatus status) {
        now(now -> {
            Market listed = listed(symbol);
            listed.setStatus(status);
            if (listed.setStatus(now) == SymbolStatus.TRADING) {
                core.matching().reopen(listed, now);
            }
        });
    }

    /** Ends all open orders of a pair, as the venue does for maintenance: EXPIRED, reason EXCHANGE_CANCELED. */
    public final void expireOrders(Symbol symbol) {
        now(now -> core.orderService().expireAll(listed(symbol), now));
    }

    /** Ends the matching open orders and their lists, as the venue may at any time, with the same reason. */
    public final void expireOrders(Predicate<OrderView> which) {
        now(now -> core.orderService().expireAll(which, now));
    }

    /**
     * From now on an incoming order, including a triggered stop, expires instead of trading beyond these multiples of
     * the average price of five minutes: what the venue calls the price range execution rule.
     *
     * @param up above 1
     * @param down above 0 and below 1
     */
    public final void setPriceRange(Symbol symbol, BigDecimal up, BigDecimal down) {
        locked(() -> listed(symbol).setPriceRange(new PriceRange(up, down)));
    }

    /** Delists a pair: its open orders expire, and its name is unknown from now on (-1121). */
    public final void delist(Symbol symbol) {
        now(now -> {
            Market listed = listed(symbol);
            core.orderService().expireAll(listed, now);
            core.markets().remove(listed.name());
        });
    }

    /** Sets the order types that a pair accepts; limit orders are always accepted. */
    public final void setOrderTypes(Symbol symbol, Set<OrderType> types) {
        locked(() -> listed(symbol).setOrderTypes(types));
    }

    /**
     * Sets how a pair prevents self-trades. Until it is set all modes are allowed, and an order that names none has
     * {@link SelfTradePrevention#NONE}.
     */
    public final void setSelfTradePrevention(
            Symbol symbol, SelfTradePrevention defaultMode, Set<SelfTradePrevention> allowed) {
        if (!allowed.contains(defaultMode)) {
            throw new IllegalArgumentException("the default mode must be allowed: " + defaultMode + ", not " + allowed);
        }
        locked(() -> listed(symbol).setPreventions(defaultMode, allowed));
    }

    private Market listed(Symbol symbol) {
        return core.markets()
                .find(symbol.base() + symbol.quote())
                .orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
    }

    /** Puts funds into the account. */
    public final void deposit(String asset, BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a deposit must be > 0: " + amount);
        }
        now(now -> core.wallet().add(asset, amount));
    }

    /** The free balance of an asset. */
    public final BigDecimal free(String asset) {
        return read(() -> core.wallet().free(asset));
    }

    /** The balance of an asset that open orders have locked. */
    public final BigDecimal locked(String asset) {
        return read(() -> core.wallet().locked(asset));
    }

    /** Sets the commission on later fills; the default is 10 bp of the received asset. */
    public final void setCommission(Commission commission) {
        locked(() -> core.settlement().setCommission(commission));
    }

    /**
     * Makes the next fills of a pair partial.
     *
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long, in exchange time, a resting remainder is kept from filling
     */
    public final void fillPartially(Symbol symbol, BigDecimal share, Duration hold, int times) {
        String name = symbol.base() + symbol.quote();
        fillPartially(order -> order.symbol().equals(name), share, hold, times);
    }

    /** Sets how much worse than its level a triggered stop fills, as a share of the price. None by default. */
    public final void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        locked(() -> core.matching().setStopSlippage(shareOfPrice));
    }

    /** All orders ever accepted, oldest first, in their present state. */
    public final List<OrderView> orders() {
        return read(() -> core.book().all().stream().map(Order::view).toList());
    }

    /** All fills so far, oldest first. */
    public final List<Fill> fills() {
        return read(core.settlement()::fills);
    }
}

package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the account's owner does by hand, and what of the account is therefore not the engine's. */
public final class ManualActivity {

    private static final String MANUAL = "manual-";
    private static final int WINDOW = 5_000;

    private final Testbed world;
    private BigDecimal quoteDeposited = BigDecimal.ZERO;
    private final Map<Symbol, BigDecimal> sold = new HashMap<>();
    private int orders;

    ManualActivity(Testbed world) {
        this.world = world;
    }

    public static boolean isOrder(String clientOrderId) {
        return clientOrderId.startsWith(MANUAL);
    }

    public void deposit(BigDecimal amount) {
        world.exchange.deposit(Testbed.QUOTE, amount);
        quoteDeposited = quoteDeposited.add(amount);
    }

    BigDecimal quoteDeposited() {
        return quoteDeposited;
    }

    /** What the owner has sold of a symbol by hand was worth so much. */
    public BigDecimal sold(Symbol symbol) {
        return sold.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** Cancels what rests for a symbol; whether there was anything. */
    public boolean cancelAll(ListedSymbol one) {
        Broker broker = broker();
        List<OrderReport> open = broker.openOrders(one.symbol());
        // Of a list the second leg is gone with the first.
        open.forEach(order -> broker.cancel(one.symbol(), order));
        return !open.isEmpty();
    }

    /** Sells all that is free of a symbol's base asset at the market; whether there was enough for an order. */
    public boolean sellAll(ListedSymbol one) {
        BigDecimal quantity = one.floor(world.exchange.free(one.symbol().base()));
        if (!one.accepts(quantity, one.price(world.clock.millis()))) {
            return false;
        }
        Intent sale = new Intent(
                MANUAL + ++orders,
                1,
                Intent.Kind.EXIT,
                OrderSide.SELL,
                Minutes.floor(world.clock.millis()),
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                world.clock.millis(),
                WINDOW,
                Intent.Status.CLAIMED,
                List.of());
        broker().send(one.symbol(), sale);
        sold.merge(one.symbol(), quantity.multiply(one.price(world.clock.millis())), BigDecimal::add);
        return true;
    }

    private Broker broker() {
        Broker broker = world.connect();
        broker.synchronise();
        return broker;
    }
}

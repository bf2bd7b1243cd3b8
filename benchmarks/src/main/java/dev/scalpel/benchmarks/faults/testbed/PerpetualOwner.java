package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the owner of an account with margin does by hand, through a connection of its own. */
public final class PerpetualOwner {

    private static final String MANUAL = "manual-";
    private static final int WINDOW = 5_000;
    private static final BigDecimal BELOW = new BigDecimal("0.99");
    private static final BigDecimal ABOVE = new BigDecimal("1.01");

    private final Symbol symbol;
    private final Clock clock;
    private final Supplier<Broker> connection;
    private int orders;

    PerpetualOwner(Symbol symbol, Clock clock, Supplier<Broker> connection) {
        this.symbol = symbol;
        this.clock = clock;
        this.connection = connection;
    }

    public static boolean isOrder(String clientId) {
        return clientId.startsWith(MANUAL);
    }

    /** Cancels all orders; returns how many there were. */
    public int cancelAll() {
        Broker broker = connect();
        List<OrderReport> open = broker.openOrders(symbol);
        open.forEach(order -> broker.cancel(symbol, order));
        return open.size();
    }

    /** Cancels all orders and closes the position; returns whether there was one. */
    public boolean closeAll() {
        cancelAll();
        Broker broker = connect();
        BigDecimal held = broker.netQuantity(symbol);
        if (held.signum() == 0) {
            return false;
        }
        boolean sells = held.signum() > 0;
        broker.send(
                symbol,
                new Intent(
                        MANUAL + ++orders,
                        1,
                        Intent.Kind.EXIT,
                        sells ? OrderSide.SELL : OrderSide.BUY,
                        Minutes.floor(clock.millis()),
                        held.abs(),
                        Optional.of(limit(broker, sells)),
                        Optional.empty(),
                        Optional.empty(),
                        clock.millis(),
                        clock.millis() + WINDOW,
                        IdempotencyPolicy.REQUEST_WINDOW,
                        Intent.Status.CLAIMED,
                        List.of()));
        return true;
    }

    /** Far enough beyond the best price to fill at once, on the instrument's ticks. */
    private BigDecimal limit(Broker broker, boolean sells) {
        BigDecimal tick = broker.instrument(symbol).filters().tickSize();
        Quote quote = broker.quote(symbol);
        BigDecimal beyond = sells ? quote.bid().multiply(BELOW) : quote.ask().multiply(ABOVE);
        return beyond.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
    }

    private Broker connect() {
        Broker broker = connection.get();
        broker.synchronise();
        return broker;
    }
}

package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the owner of the account does manually. */
public final class ManualActivity {

    private static final String MANUAL = "manual-";
    private static final int WINDOW = 5_000;
    private static final BigDecimal BELOW = new BigDecimal("0.9");

    private final Testbed testbed;
    private BigDecimal quoteDeposited = BigDecimal.ZERO;
    private final Map<Symbol, BigDecimal> sold = new HashMap<>();
    private int orders;

    ManualActivity(Testbed testbed) {
        this.testbed = testbed;
    }

    public static boolean isOrder(String clientOrderId) {
        return clientOrderId.startsWith(MANUAL);
    }

    public void deposit(BigDecimal amount) {
        testbed.exchange().deposit(Testbed.QUOTE, amount);
        quoteDeposited = quoteDeposited.add(amount);
    }

    BigDecimal quoteDeposited() {
        return quoteDeposited;
    }

    /** The value of the manual sales of a symbol. */
    public BigDecimal sold(Symbol symbol) {
        return sold.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** Cancels the resting orders of a symbol; returns whether there were any. */
    public boolean cancelAll(ListedSymbol one) {
        Broker broker = broker();
        List<OrderReport> open = broker.openOrders(one.symbol());
        // Cancelling one leg of a list cancels the other.
        open.forEach(order -> broker.cancel(one.symbol(), order));
        return !open.isEmpty();
    }

    /** Sells the free base asset of a symbol at once; returns whether there was enough for an order. */
    public boolean sellAll(ListedSymbol one) {
        BigDecimal quantity = one.floor(testbed.exchange().free(one.symbol().base()));
        if (!one.accepts(quantity, one.price(testbed.clock().millis()))) {
            return false;
        }
        Broker broker = broker();
        Intent sale = new Intent(
                MANUAL + ++orders,
                1,
                Intent.Kind.EXIT,
                OrderSide.SELL,
                Minutes.floor(testbed.clock().millis()),
                quantity,
                limit(broker, one),
                Optional.empty(),
                Optional.empty(),
                testbed.clock().millis(),
                testbed.clock().millis() + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
        broker.send(one.symbol(), sale);
        sold.merge(one.symbol(), quantity.multiply(one.price(testbed.clock().millis())), BigDecimal::add);
        return true;
    }

    /** None where the venue has market orders; elsewhere far enough below the best price to fill at once. */
    private static Optional<BigDecimal> limit(Broker broker, ListedSymbol one) {
        if (broker.instrument(one.symbol()).orderKinds().contains(OrderKind.MARKET)) {
            return Optional.empty();
        }
        BigDecimal tick = one.filters().tick();
        BigDecimal below = broker.quote(one.symbol()).bid().multiply(BELOW);
        return Optional.of(below.divide(tick, 0, RoundingMode.FLOOR).multiply(tick));
    }

    private Broker broker() {
        Broker broker = testbed.connect();
        broker.synchronise();
        return broker;
    }
}

package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.calls.AccountFaults;
import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Besides partial fills and late reads: deposits, and the owner's own orders. */
final class PortfolioAccountFaults extends AccountFaults {

    static final String MANUAL = "manual-";

    /** Of the phases of a round: open, close, trim, protect. */
    private static final List<String> ROLES = List.of("entry", "close", "trim", "stop", "target");

    private static final double PARTIAL_FILLS = 0.5;
    /** How often executions are listed late: what they are of has been reported before. */
    private static final double LATE_EXECUTIONS = 0.15;

    private static final int WINDOW = 5_000;

    private final PortfolioTestbed testbed;
    private final PortfolioVenue venue;
    private final List<Symbol> symbols;
    private final Consumer<BigDecimal> deposits;
    private final Map<Symbol, BigDecimal> foreign = new HashMap<>();
    private int orders;

    /** @param deposits what the owner has paid in */
    PortfolioAccountFaults(
            PortfolioTestbed testbed,
            PortfolioVenue venue,
            SplittableRandom random,
            List<Symbol> symbols,
            Consumer<String> counted,
            Consumer<BigDecimal> deposits) {
        super(venue, ROLES, clientId -> role(testbed, clientId), random, counted);
        this.testbed = testbed;
        this.venue = venue;
        this.symbols = symbols;
        this.deposits = deposits;
    }

    private static String role(PortfolioTestbed testbed, String clientId) {
        String known = testbed.sent().role(clientId);
        if (!known.equals("exit")) {
            return known;
        }
        return clientId.startsWith("t") ? "trim" : "close";
    }

    /** What the owner has bought of an instrument's base asset, after fees. */
    BigDecimal foreign(Symbol symbol) {
        return foreign.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /** What an owner does here spoils no run. */
    @Override
    public boolean change() {
        changeFillsAndReads(PARTIAL_FILLS);
        if (chance(0.05)) {
            BigDecimal amount = BigDecimal.valueOf(100L + random().nextInt(400));
            venue.deposit(amount);
            deposits.accept(amount);
            count("by hand: deposit");
        }
        if (chance(0.05) && !readsAreLate()) {
            byHand();
        }
        if (chance(LATE_EXECUTIONS) && !readsAreLate()) {
            beginLateReads(List.of(StaleRead.FILLS.name()));
        }
        return false;
    }

    /** At spot the owner buys some coins, at margin cancels what rests. */
    private void byHand() {
        Symbol symbol = symbols.get(random().nextInt(symbols.size()));
        Broker broker = testbed.connect();
        broker.synchronise();
        if (venue.margin()) {
            broker.openOrders(symbol).forEach(order -> broker.cancel(symbol, order));
            count("by hand: orders cancelled");
            return;
        }
        BigDecimal before = venue.held(symbol);
        BigDecimal limit = OrderPricing.marketable(
                OrderSide.BUY,
                broker.quote(symbol),
                BigDecimal.TEN,
                broker.instrument(symbol).filters());
        BigDecimal quantity = BigDecimal.valueOf(150).divide(limit, 5, RoundingMode.UP);
        if (venue.money().compareTo(quantity.multiply(limit)) < 0) {
            return;
        }
        broker.send(symbol, order(quantity, limit, broker.venueMillis()));
        foreign.merge(symbol, venue.held(symbol).subtract(before), BigDecimal::add);
        count("by hand: coins bought");
    }

    private Intent order(BigDecimal quantity, BigDecimal limit, long now) {
        return new Intent(
                MANUAL + ++orders,
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                now,
                quantity,
                Optional.of(limit),
                Optional.empty(),
                Optional.empty(),
                now,
                now + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }
}

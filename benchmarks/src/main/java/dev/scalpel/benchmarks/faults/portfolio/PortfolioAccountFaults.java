package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What happens to the account beside the runs: partial fills, late reads, deposits, the owner's own orders. */
final class PortfolioAccountFaults {

    static final String MANUAL = "manual-";

    private static final List<String> ROLES = List.of("entry", "exit", "stop", "target");
    private static final List<String> SHARES = List.of("0", "0.02", "0.3", "0.9");
    private static final List<Duration> BEHIND =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(3));
    private static final int MAX_WAITING = 3;
    private static final int WINDOW = 5_000;

    private final PortfolioTestbed testbed;
    private final PortfolioVenue venue;
    private final SplittableRandom random;
    private final List<Symbol> symbols;
    private final Consumer<String> tally;
    private final Consumer<BigDecimal> deposits;
    private final Map<Symbol, BigDecimal> foreign = new HashMap<>();
    private boolean calm;
    private int waiting;
    private int staleMinutes;
    private int staleSeen;
    private String stale = "";
    private int orders;

    /** @param deposits what the owner has paid in */
    PortfolioAccountFaults(
            PortfolioTestbed testbed,
            PortfolioVenue venue,
            SplittableRandom random,
            List<Symbol> symbols,
            Consumer<String> tally,
            Consumer<BigDecimal> deposits) {
        this.testbed = testbed;
        this.venue = venue;
        this.random = random;
        this.symbols = symbols;
        this.tally = tally;
        this.deposits = deposits;
    }

    /** What the owner has bought of an instrument's base asset, after fees. */
    BigDecimal foreign(Symbol symbol) {
        return foreign.getOrDefault(symbol, BigDecimal.ZERO);
    }

    boolean isStale() {
        return !stale.isEmpty();
    }

    void change() {
        calm = false;
        if (--staleMinutes == 0) {
            endStale();
        }
        if (chance(0.5) && waiting < MAX_WAITING) {
            partialFill();
        }
        if (chance(0.1) && stale.isEmpty()) {
            beginStale();
        }
        if (chance(0.05)) {
            BigDecimal amount = BigDecimal.valueOf(100L + random.nextInt(400));
            venue.deposit(amount);
            deposits.accept(amount);
            tally.accept("by hand: deposit");
        }
        if (chance(0.05) && !isStale()) {
            byHand();
        }
    }

    void calm() {
        calm = true;
        endStale();
    }

    /** Counts the reads of a run that were late, as one. */
    void countStaleReads() {
        int seen = venue.staleReads();
        if (seen > staleSeen) {
            tally.accept("late reads: " + stale);
        }
        staleSeen = seen;
    }

    private void partialFill() {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        BigDecimal share = new BigDecimal(SHARES.get(random.nextInt(SHARES.size())));
        waiting++;
        venue.fillPartially(clientId -> meets(clientId, role, share), share, Duration.ofSeconds(random.nextInt(200)));
    }

    private boolean meets(String clientId, String role, BigDecimal share) {
        boolean meets = !calm && testbed.sent().role(clientId).equals(role);
        if (meets) {
            waiting--;
            tally.accept(
                    "a fill of " + share.movePointRight(2).stripTrailingZeros().toPlainString() + " %: " + role);
        }
        return meets;
    }

    private void beginStale() {
        List<String> kinds = venue.readKinds();
        int kind = random.nextInt(kinds.size() + 1);
        List<String> chosen = kind == kinds.size() ? kinds : List.of(kinds.get(kind));
        Duration behind = BEHIND.get(random.nextInt(BEHIND.size()));
        stale = (chosen.size() > 1 ? "all" : chosen.get(0)) + " by " + behind.toMillis() + " ms";
        staleMinutes = 1 + random.nextInt(3);
        venue.delayReads(chosen, behind);
    }

    private void endStale() {
        stale = "";
        venue.endReadDelays();
    }

    /** At spot the owner buys some coins, at margin cancels what rests. */
    private void byHand() {
        Symbol symbol = symbols.get(random.nextInt(symbols.size()));
        Broker broker = testbed.connect();
        broker.synchronise();
        if (venue.margin()) {
            broker.openOrders(symbol).forEach(order -> broker.cancel(symbol, order));
            tally.accept("by hand: orders cancelled");
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
        tally.accept("by hand: coins bought");
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

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}

package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.VenueSnapshot;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import dev.scalpel.benchmarks.faults.testbed.StaleReads;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.testbed.VenueConnection;
import dev.scalpel.benchmarks.faults.venues.SpotFaults;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Faults that last longer than an invocation: partial fills, closed markets, venue outages, stale reads, late bars,
 * manual actions of the owner.
 */
final class LastingFaults implements PortCallListener {

    private static final List<String> ROLES = List.of("entry", "exit", "stop", "target");
    private static final List<String> SHARES = List.of("0", "0.0005", "0.02", "0.3", "0.9", "0.98");
    private static final int MAX_WAITING = 3;
    /** A time in which all requests meet the same fault. */
    private record Outage(String name, Fault fault) {}

    /** An exit of coins that are gone is rejected first. */
    private static final Duration MANUAL_SALE_DELAY = Duration.ofMinutes(2);

    private final Testbed testbed;
    private final InvariantChecker checker;
    private final SplittableRandom random;
    private final Consumer<String> tally;
    private final StaleReads staleReads;
    private final SpotFaults faults;
    private final List<Outage> outages = new ArrayList<>();
    private final Map<Symbol, Instant> closedUntil = new TreeMap<>();
    private boolean calm;
    private int waiting;
    private Optional<Outage> outage = Optional.empty();
    private Instant outageUntil = Instant.MIN;
    private Instant storeOutUntil = Instant.MIN;
    private Instant barsLateUntil = Instant.MIN;
    private Instant lastOutsideChange = Instant.MIN;
    private Instant manualSaleKnownAt = Instant.MIN;

    LastingFaults(Testbed testbed, InvariantChecker checker, SplittableRandom random, Consumer<String> tally) {
        this.testbed = testbed;
        this.checker = checker;
        this.random = random;
        this.tally = tally;
        staleReads = new StaleReads(testbed);
        faults = testbed.venue().faults();
        Named unknown = faults.unknown().get(1);
        outages.add(new Outage(unknown.name(), unknown.fault()));
        outages.add(new Outage(faults.refused().name(), faults.refused().fault()));
        faults.untimedLimit().ifPresent(limit -> outages.add(new Outage(limit.name(), limit.fault())));
        outages.add(new Outage("503", Fault.unavailableHtml()));
        outages.add(new Outage("lost answers", Fault.lostResponse()));
        outages.add(new Outage("reset", Fault.resetBeforeExecution()));
    }

    /** Ends all faults. */
    void calm() {
        calm = true;
        end(Instant.MAX);
    }

    /** Begins and ends faults at this minute. */
    void change() {
        calm = false;
        Instant now = testbed.clock().instant();
        end(now);
        countMinutesWithoutTrading(now);
        if (chance(0.3) && waiting < MAX_WAITING) {
            partialFill();
        }
        if (chance(0.012)) {
            closeMarket(now);
        }
        if (chance(0.015)) {
            venueExpiresOrders();
        }
        if (chance(0.0015) && testbed.listed().size() > 1) {
            delist();
        }
        if (chance(0.02) && service()) {
            Outage next = outages.get(random.nextInt(outages.size()));
            outage = Optional.of(next);
            outageUntil = now.plus(minutes(2));
            testbed.connection().outage(next.fault());
        }
        if (chance(0.01)) {
            storeOutUntil = now.plus(minutes(2));
        }
        if (chance(0.1) && !staleReads.isOn()) {
            staleReads.begin(now, random);
        }
        if (chance(0.02)) {
            barsLateUntil = now.plus(minutes(3));
            testbed.barsAreLate(true);
            tally.accept("bars come late: retrieval");
        }
        if (chance(0.025) && service()) {
            actByHand(now);
        }
    }

    boolean service() {
        return outage.isEmpty() && !testbed.connection().isBanned();
    }

    private void end(Instant now) {
        closedUntil.entrySet().removeIf(closed -> {
            boolean over = !now.isBefore(closed.getValue());
            if (over) {
                testbed.status(closed.getKey(), SymbolStatus.TRADING);
            }
            return over;
        });
        if (outage.isPresent() && !now.isBefore(outageUntil)) {
            outage = Optional.empty();
            testbed.connection().endOutage();
        }
        staleReads.end(now);
        if (!now.isBefore(storeOutUntil)) {
            storeOutUntil = Instant.MIN;
        }
        if (!barsLateUntil.equals(Instant.MIN) && !now.isBefore(barsLateUntil)) {
            barsLateUntil = Instant.MIN;
            testbed.barsAreLate(false);
        }
    }

    /** Leaves the next fill of such an order partial. */
    private void partialFill() {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        BigDecimal share = new BigDecimal(SHARES.get(random.nextInt(SHARES.size())));
        Duration hold = Duration.ofSeconds(random.nextInt(400));
        waiting++;
        testbed.exchange().fillPartially(order -> meets(order, role, share), share, hold, 1);
    }

    private boolean meets(OrderView order, String role, BigDecimal share) {
        boolean meets = !calm && testbed.sentIntents().role(order.clientId()).equals(role);
        if (meets) {
            waiting--;
            lastOutsideChange = testbed.clock().instant();
            // The rest may be too small for a stop of its own.
            testbed.earlyExitReasons().add(lastOutsideChange);
            tally.accept(
                    "a fill of " + share.movePointRight(2).stripTrailingZeros().toPlainString() + " %: " + role);
        }
        return meets;
    }

    private void countMinutesWithoutTrading(Instant now) {
        testbed.listed().stream()
                .filter(one -> !one.isOpen(now.toEpochMilli()))
                .forEach(one -> tally.accept("a minute without trading: " + holding(one)));
    }

    private void closeMarket(Instant now) {
        ListedSymbol one = anySymbol();
        List<SymbolStatus> closed = List.of(SymbolStatus.HALT, SymbolStatus.BREAK, SymbolStatus.CANCEL_ONLY);
        SymbolStatus status = closed.get(random.nextInt(closed.size()));
        testbed.status(one.symbol(), status);
        closedUntil.put(one.symbol(), now.plus(minutes(9)));
        tally.accept("market " + status + ": " + holding(one));
    }

    private void delist() {
        ListedSymbol one = testbed.listed().get(testbed.listed().size() - 1);
        if (!testbed.isDelisted(one)) {
            tally.accept("delisted: " + holding(one));
            testbed.delist(one);
        }
    }

    private void venueExpiresOrders() {
        ListedSymbol one = anySymbol();
        if (testbed.isDelisted(one)) {
            return;
        }
        List<OrderView> open = VenueSnapshot.of(testbed.exchange()).inBook(one);
        if (!open.isEmpty()) {
            testbed.exchange().expireOrders(one.symbol());
            open.forEach(order -> tally.accept(
                    "expired by the venue: " + testbed.sentIntents().role(order.clientId())));
            lastOutsideChange = testbed.clock().instant();
        }
    }

    private void actByHand(Instant now) {
        ListedSymbol one = anySymbol();
        int what = random.nextInt(3);
        if (what == 0) {
            testbed.manualActivity().deposit(new BigDecimal(1 + random.nextInt(500)));
            tally.accept("by hand: deposit");
        } else if (what == 1
                && !staleReads.isOn()
                && testbed.isOpen(one)
                && testbed.manualActivity().cancelAll(one)) {
            tally.accept("by hand: orders cancelled");
            lastOutsideChange = now;
        } else if (what == 2
                && !staleReads.isOn()
                && testbed.isOpen(one)
                && testbed.manualActivity().cancelAll(one)) {
            boolean sold = testbed.manualActivity().sellAll(one);
            manualSaleKnownAt = sold ? now.plus(MANUAL_SALE_DELAY) : manualSaleKnownAt;
            tally.accept("by hand: orders cancelled" + (sold ? " and the position sold" : ""));
            lastOutsideChange = now;
        }
        testbed.connection().takeWeight();
    }

    /** The store is down for the whole invocation. */
    @Override
    public void before(int number, PortCall call) {
        if (!call.venue() && testbed.clock().instant().isBefore(storeOutUntil)) {
            tally.accept("store outage: " + call.name());
            throw new StoreException("the store is down");
        }
    }

    /**
     * Counts the lasting faults that requests have met since the mark, each kind once.
     *
     * @return whether any request had no truthful response
     */
    boolean countStrikes(int mark) {
        Set<String> kinds = new TreeSet<>();
        boolean spoilt = false;
        for (String strike : testbed.connection().since(mark)) {
            String request = strike.substring(0, strike.indexOf(' ', strike.indexOf(' ') + 1));
            if (staleReads.isOn() && strike.contains(VenueConnection.STALE)) {
                kinds.add(staleReads.name() + ": " + request);
            } else if (outage.filter(now -> strike.endsWith(now.fault().toString()))
                    .isPresent()) {
                kinds.add("outage, " + outage.get().name() + ": " + request);
                spoilt = true;
            }
        }
        kinds.forEach(tally);
        return spoilt;
    }

    /** Whether the venue answers all requests with a rate limit without a time. */
    boolean isLimited() {
        return outage.flatMap(now ->
                        faults.untimedLimit().filter(limit -> limit.name().equals(now.name())))
                .isPresent();
    }

    /** Whether the venue rejects all requests. */
    boolean refuses() {
        return outage.filter(now -> now.name().equals(faults.refused().name())).isPresent();
    }

    StaleReads staleReads() {
        return staleReads;
    }

    boolean storeIsOut() {
        return testbed.clock().instant().isBefore(storeOutUntil);
    }

    /** When a manual sale of the owner should be known. */
    Instant manualSaleKnownAt() {
        return manualSaleKnownAt;
    }

    Instant lastOutsideChange() {
        return lastOutsideChange;
    }

    private String holding(ListedSymbol one) {
        return checker.books().open(one.symbol()).isEmpty() ? "while flat" : "while an order or a position is open";
    }

    private ListedSymbol anySymbol() {
        return testbed.listed().get(random.nextInt(testbed.listed().size()));
    }

    private Duration minutes(int max) {
        return Duration.ofMinutes(1 + random.nextInt(max));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}

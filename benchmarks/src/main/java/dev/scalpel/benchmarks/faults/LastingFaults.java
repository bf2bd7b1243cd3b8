package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.VenueSnapshot;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import dev.scalpel.benchmarks.faults.testbed.StaleReads;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.testbed.VenueConnection;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What goes wrong around invocations and lasts for a while: fills that stay partial, markets that close, a venue that
 * is out, reads that are behind, bars that come late, an owner who acts by hand.
 */
final class LastingFaults implements PortCallListener {

    private static final List<String> ROLES = List.of("entry", "exit", "stop", "target");
    private static final List<String> SHARES = List.of("0", "0.0005", "0.02", "0.3", "0.9", "0.98");
    private static final int MAX_WAITING = 3;
    private static final String FIREWALL = "403";
    private static final String REFUSES = "-2010";

    /** All requests meet the same fault. */
    private record Outage(String name, Fault fault) {}

    private static final List<Outage> OUTAGES = List.of(
            new Outage("-1007", VenueFaults.unknown(504, -1007)),
            new Outage(REFUSES, VenueFaults.rejected(-2010)),
            new Outage(FIREWALL, Fault.firewall()),
            new Outage("503", Fault.unavailableHtml()),
            new Outage("lost answers", Fault.lostResponse()),
            new Outage("reset", Fault.resetBeforeExecution()));

    /** An exit of coins that are gone is refused first. */
    private static final Duration SALE_IS_KNOWN = Duration.ofMinutes(2);

    private final Testbed world;
    private final InvariantChecker inspector;
    private final SplittableRandom random;
    private final Consumer<String> tally;
    private final StaleReads lateReads;
    private final Map<Symbol, Instant> closedUntil = new TreeMap<>();
    private boolean calm;
    private int waiting;
    private Optional<Outage> outage = Optional.empty();
    private Instant outageUntil = Instant.MIN;
    private Instant storeOutUntil = Instant.MIN;
    private Instant barsLateUntil = Instant.MIN;
    private Instant lastForeign = Instant.MIN;
    private Instant saleIsKnown = Instant.MIN;

    LastingFaults(Testbed world, InvariantChecker inspector, SplittableRandom random, Consumer<String> tally) {
        this.world = world;
        this.inspector = inspector;
        this.random = random;
        this.tally = tally;
        lateReads = new StaleReads(world);
    }

    /** Nothing goes wrong from now on. */
    void calm() {
        calm = true;
        end(Instant.MAX);
    }

    /** What begins and what ends with this minute. */
    void change() {
        calm = false;
        Instant now = world.clock.instant();
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
        if (chance(0.0015) && world.listed.size() > 1) {
            delist();
        }
        if (chance(0.02) && service()) {
            Outage next = OUTAGES.get(random.nextInt(OUTAGES.size()));
            outage = Optional.of(next);
            outageUntil = now.plus(minutes(2));
            world.wire.outage(next.fault());
        }
        if (chance(0.01)) {
            storeOutUntil = now.plus(minutes(2));
        }
        if (chance(0.1) && !lateReads.isOn()) {
            lateReads.begin(now, random);
        }
        if (chance(0.02)) {
            barsLateUntil = now.plus(minutes(3));
            world.barsAreLate(true);
            tally.accept("bars come late: retrieval");
        }
        if (chance(0.025) && service()) {
            actByHand(now);
        }
    }

    boolean service() {
        return outage.isEmpty() && !world.wire.isBanned();
    }

    private void end(Instant now) {
        closedUntil.entrySet().removeIf(closed -> {
            boolean over = !now.isBefore(closed.getValue());
            if (over) {
                world.status(closed.getKey(), SymbolStatus.TRADING);
            }
            return over;
        });
        if (outage.isPresent() && !now.isBefore(outageUntil)) {
            outage = Optional.empty();
            world.wire.serviceReturns();
        }
        lateReads.end(now);
        if (!now.isBefore(storeOutUntil)) {
            storeOutUntil = Instant.MIN;
        }
        if (!barsLateUntil.equals(Instant.MIN) && !now.isBefore(barsLateUntil)) {
            barsLateUntil = Instant.MIN;
            world.barsAreLate(false);
        }
    }

    /** The next fill of such an order stays partial. */
    private void partialFill() {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        BigDecimal share = new BigDecimal(SHARES.get(random.nextInt(SHARES.size())));
        Duration hold = Duration.ofSeconds(random.nextInt(400));
        waiting++;
        world.exchange.fillPartially(order -> meets(order, role, share), share, hold, 1);
    }

    private boolean meets(OrderView order, String role, BigDecimal share) {
        boolean meets = !calm && world.sent.role(order.clientId()).equals(role);
        if (meets) {
            waiting--;
            lastForeign = world.clock.instant();
            // What is left may be too little for a stop of its own.
            world.reasonsToLeave.add(lastForeign);
            tally.accept(
                    "a fill of " + share.movePointRight(2).stripTrailingZeros().toPlainString() + " %: " + role);
        }
        return meets;
    }

    private void countMinutesWithoutTrading(Instant now) {
        world.listed.stream()
                .filter(one -> !one.isOpen(now.toEpochMilli()))
                .forEach(one -> tally.accept("a minute without trading: " + holding(one)));
    }

    private void closeMarket(Instant now) {
        ListedSymbol one = anySymbol();
        List<SymbolStatus> closed = List.of(SymbolStatus.HALT, SymbolStatus.BREAK, SymbolStatus.CANCEL_ONLY);
        SymbolStatus status = closed.get(random.nextInt(closed.size()));
        world.status(one.symbol(), status);
        closedUntil.put(one.symbol(), now.plus(minutes(9)));
        tally.accept("market " + status + ": " + holding(one));
    }

    private void delist() {
        ListedSymbol one = world.listed.get(world.listed.size() - 1);
        if (!world.isDelisted(one)) {
            tally.accept("delisted: " + holding(one));
            world.delist(one);
        }
    }

    private void venueExpiresOrders() {
        ListedSymbol one = anySymbol();
        if (world.isDelisted(one)) {
            return;
        }
        List<OrderView> open = VenueSnapshot.of(world.exchange).inBook(one);
        if (!open.isEmpty()) {
            world.exchange.expireOrders(one.symbol());
            open.forEach(order -> tally.accept("expired by the venue: " + world.sent.role(order.clientId())));
            lastForeign = world.clock.instant();
        }
    }

    private void actByHand(Instant now) {
        ListedSymbol one = anySymbol();
        int what = random.nextInt(3);
        if (what == 0) {
            world.foreign.deposit(new BigDecimal(1 + random.nextInt(500)));
            tally.accept("by hand: deposit");
        } else if (what == 1 && !lateReads.isOn() && world.isOpen(one) && world.foreign.cancelAll(one)) {
            tally.accept("by hand: orders cancelled");
            lastForeign = now;
        } else if (what == 2 && !lateReads.isOn() && world.isOpen(one) && world.foreign.cancelAll(one)) {
            boolean sold = world.foreign.sellAll(one);
            saleIsKnown = sold ? now.plus(SALE_IS_KNOWN) : saleIsKnown;
            tally.accept("by hand: orders cancelled" + (sold ? " and the position sold" : ""));
            lastForeign = now;
        }
        world.wire.takeWeight();
    }

    /** The store is out for all of an invocation. */
    @Override
    public void before(int number, PortCall effect) {
        if (!effect.venue() && world.clock.instant().isBefore(storeOutUntil)) {
            tally.accept("store outage: " + effect.name());
            throw new StoreException("the store is out");
        }
    }

    /**
     * Counts what lasting faults have done to the requests since the mark, each kind once however many it met.
     *
     * @return whether any request went without a truthful answer
     */
    boolean countStrikes(int mark) {
        Set<String> kinds = new TreeSet<>();
        boolean spoilt = false;
        for (String strike : world.wire.since(mark)) {
            String request = strike.substring(0, strike.indexOf(' ', strike.indexOf(' ') + 1));
            if (lateReads.isOn() && strike.contains(VenueConnection.STALE)) {
                kinds.add(lateReads.name() + ": " + request);
            } else if (outage.filter(now -> strike.endsWith(now.fault().toString()))
                    .isPresent()) {
                kinds.add("outage, " + outage.get().name() + ": " + request);
                spoilt = true;
            }
        }
        kinds.forEach(tally);
        return spoilt;
    }

    /** Whether the venue answers all requests with a limit that has no time. */
    boolean isLimited() {
        return outage.filter(now -> now.name().equals(FIREWALL)).isPresent();
    }

    /** Whether the venue refuses all requests as such. */
    boolean refuses() {
        return outage.filter(now -> now.name().equals(REFUSES)).isPresent();
    }

    StaleReads lateReads() {
        return lateReads;
    }

    boolean storeIsOut() {
        return world.clock.instant().isBefore(storeOutUntil);
    }

    /** When what the owner has sold by hand should be known. */
    Instant saleIsKnown() {
        return saleIsKnown;
    }

    Instant lastForeign() {
        return lastForeign;
    }

    private String holding(ListedSymbol one) {
        return inspector.books().open(one.symbol()).isEmpty() ? "while flat" : "while an order or a position is open";
    }

    private ListedSymbol anySymbol() {
        return world.listed.get(random.nextInt(world.listed.size()));
    }

    private Duration minutes(int most) {
        return Duration.ofMinutes(1 + random.nextInt(most));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}

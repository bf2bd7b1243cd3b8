package dev.scalpel.benchmarks.faults.invariants;

import dev.scalpel.benchmarks.faults.injection.PortCallFault;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.ManualActivity;
import dev.scalpel.benchmarks.faults.testbed.ReportedTrade;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares store and venue after an invocation and reports violations.
 *
 * <p>Some invariants hold after every invocation: {@link #checkAlways}. The others hold after a clean invocation: {@link
 * #checkAfterCleanInvocation}. An invocation is clean if it
 *
 * <ul>
 *   <li>returned an answer: it was not killed and did not fail as a whole;
 *   <li>met no fault after which it may fail ({@link PortCallFault.Impact#MAY_FAIL}): one without a truthful response of
 *       store or venue, or too late to act on it. It must absorb a single rejection, a rejected time stamp, a lost race,
 *       a write of unknown outcome that was stored, partial fills, price gaps, and reads that do not show yet what it
 *       did itself;
 *   <li>began when earlier faults had settled: an order in flight is rejected by the venue after its window and a second,
 *       a late one has arrived, a ban is over, service has returned;
 *   <li>read the venue as it was after the last change there that it did not make itself.
 * </ul>
 *
 * An invocation does not answer for a symbol whose claim another invocation won. A symbol whose market is closed can be
 * neither protected nor sold, and is checked again once a minute. The coins of a delisted symbol are the owner's.
 */
public final class InvariantChecker {

    /** A stop whose limit order stays in the book has this time to fill: {@code execution.stopTimeoutSeconds}. */
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration UNKNOWN_ORDER_DEADLINE = Duration.ofMinutes(1);
    /** Multiple of the venue's minimum below which a partial fill may leave a position too small for a stop. */
    private static final BigDecimal SMALL = new BigDecimal("2");

    /** Per invocation and symbol: the venue grants an address 6,000 per minute. */
    public static final int MAX_WEIGHT = 600;

    private final Testbed testbed;
    private final StoredRecords books;
    private final LedgerCheck ledger;
    private final Map<String, Instant> unknownOrders = new HashMap<>();
    private final Map<String, Instant> stopsBelow = new HashMap<>();
    private final Set<String> exitsSeen = new HashSet<>();
    private int entriesBefore;

    public InvariantChecker(Testbed testbed) {
        this.testbed = testbed;
        books = new StoredRecords(
                testbed.venue().name(),
                testbed.memory(),
                YearMonth.from(testbed.clock().instant().atZone(ZoneOffset.UTC)));
        ledger = new LedgerCheck(books, testbed.manualActivity());
    }

    public StoredRecords books() {
        return books;
    }

    /** What must hold after every invocation. */
    public List<Violation> checkAlways(InvocationOutcome invocation) {
        List<Violation> broken = new ArrayList<>();
        VenueSnapshot venue = VenueSnapshot.of(testbed.exchange());
        testbed.sentIntents().entriesOfOneBar().forEach(what -> broken.add(account(Invariant.ONE_ENTRY_PER_BAR, what)));
        Set<String> ids = new HashSet<>();
        for (OrderView order : venue.orders()) {
            if (!ids.add(order.clientId())) {
                broken.add(account(Invariant.ONE_ORDER_PER_INTENT, "two orders " + order.clientId()));
            }
            if (!ManualActivity.isOrder(order.clientId())
                    && testbed.sentIntents().of(order.clientId()).isEmpty()) {
                broken.add(account(Invariant.NO_UNKNOWN_ORDER, "an order that no intent allows: " + order.clientId()));
            }
        }
        Testbed.Interruptions interruptions = testbed.takeInterruptions();
        int weight = testbed.connection().takeWeight();
        // Interrupting invocations count too, so the limit is on the mean.
        if (weight > MAX_WEIGHT * testbed.listed().size() * (1 + interruptions.calls())) {
            broken.add(account(Invariant.WEIGHT_BOUNDED, "an invocation weighed " + weight));
        }
        int inBan = testbed.connection().takeRequestsInBan();
        if (inBan > 0) {
            broken.add(account(
                    Invariant.NO_REQUEST_DURING_BAN,
                    inBan + " requests until " + testbed.connection().bannedUntil()));
        }
        int entries = testbed.sentIntents().entries();
        boolean haltedThroughout =
                invocation.haltedBefore() && !invocation.resumes() && !interruptions.resumed() && books.halted();
        if (haltedThroughout && entries > entriesBefore) {
            broken.add(account(Invariant.HALT_HOLDS, "an entry was sent while the account was halted"));
        }
        entriesBefore = entries;
        return broken;
    }

    /** What must hold after a clean invocation. */
    public List<Violation> checkAfterCleanInvocation(InvocationOutcome invocation) {
        List<Violation> broken = new ArrayList<>();
        VenueSnapshot venue = VenueSnapshot.of(testbed.exchange());
        boolean anyClosed = false;
        for (ListedSymbol one : testbed.listed()) {
            if (!testbed.isOpenSince(one, VenueFaults.CLOSED_STATUS_LASTS)) {
                anyClosed = true;
            } else if (invocation.answersFor(one)) {
                protection(one, venue, held(one), broken);
                halt(one, broken);
            }
            if (!invocation.stale() && invocation.answersFor(one) && !testbed.isDelisted(one)) {
                ledger.differences(one, venue)
                        .forEach(what -> broken.add(of(Invariant.LEDGER_MATCHES_VENUE, one, what)));
                unknownOrders(one, venue, broken);
                exits(one, broken);
            }
        }
        if (!anyClosed && !invocation.stale()) {
            invocation.failures().stream()
                    .filter(failure -> !isReportOfAnotherHand(failure))
                    .forEach(failure -> broken.add(account(Invariant.SUCCEEDS, failure)));
        }
        return broken;
    }

    /**
     * What must hold after an invocation that is not clean for one reason only: the venue's reads may not show yet what has happened.
     * What look-ups have reported as executed is protected all the same, before its executions are listed.
     */
    public List<Violation> checkReported(InvocationOutcome invocation) {
        List<Violation> broken = new ArrayList<>();
        VenueSnapshot venue = VenueSnapshot.of(testbed.exchange());
        for (ListedSymbol one : testbed.listed()) {
            if (testbed.isOpenSince(one, VenueFaults.CLOSED_STATUS_LASTS) && invocation.answersFor(one)) {
                ReportedTrade trade = new ReportedTrade(books.open(one.symbol()), testbed.sentIntents());
                if (!trade.isClosingInDoubt()) {
                    protection(one, venue, reported(trade, venue).min(held(one)), broken);
                }
            }
        }
        return broken;
    }

    /**
     * What is held by the reports of the entry, after the venue's fee, and by what has really been closed of it. A stop that the venue
     * has ended without a read that shows it counts: nobody can know.
     */
    private BigDecimal reported(ReportedTrade trade, VenueSnapshot venue) {
        Commission commission = testbed.venue().commission();
        BigDecimal fee = commission.asset() == Commission.FeeAsset.QUOTE
                ? BigDecimal.ZERO
                : trade.entered().multiply(commission.rate(false, false));
        BigDecimal closed = venue.orders().stream()
                .filter(order -> trade.closes(order.clientId()))
                .map(OrderView::executed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal assumed = trade.resting().stream()
                .filter(stop -> venue.orders().stream()
                        .noneMatch(order -> order.clientId().equals(stop.clientId())
                                && order.status().isOpen()))
                .map(stop -> stop.quantity().subtract(stop.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return trade.entered().subtract(fee).subtract(closed).subtract(assumed);
    }

    /** A manual sale of the owner must be reported to them. */
    private boolean isReportOfAnotherHand(String failure) {
        return failure.contains("outside this bot")
                && testbed.listed().stream()
                        .anyMatch(one ->
                                testbed.manualActivity().sold(one.symbol()).signum() > 0);
    }

    private void protection(ListedSymbol one, VenueSnapshot venue, BigDecimal open, List<Violation> broken) {
        if (!isSellable(one, open)) {
            return;
        }
        List<OrderView> stops = venue.inBook(one).stream()
                .filter(VenueSnapshot::isStop)
                .filter(order -> !hasTimedOut(one, order))
                .toList();
        BigDecimal covered = stops.stream().map(VenueSnapshot::remaining).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (open.subtract(covered).compareTo(one.filters().step()) >= 0) {
            broken.add(of(
                    Invariant.STOP_COVERS,
                    one,
                    open.toPlainString() + " are held, a stop covers " + covered.toPlainString() + "; at the venue: "
                            + venue.inBook(one)));
            return;
        }
        Optional<OpenPosition> position = books.state(one.symbol()).flatMap(SymbolState::position);
        BigDecimal tick = one.filters().tick();
        position.ifPresent(known -> {
            BigDecimal level = BigDecimal.valueOf(known.position().stopPrice());
            for (OrderView stop : stops) {
                BigDecimal off = stop.stopPrice().subtract(level).abs();
                if (off.compareTo(tick.add(tick)) > 0) {
                    broken.add(of(
                            Invariant.STOP_COVERS,
                            one,
                            "a stop stands at " + stop.stopPrice() + ", the books have it at "
                                    + level.setScale(tick.scale(), RoundingMode.HALF_UP)));
                }
            }
        });
    }

    /** A triggered stop-limit order, or a stop that waits for a rise, no longer protects after its timeout. */
    private boolean hasTimedOut(ListedSymbol one, OrderView stop) {
        long now = testbed.clock().millis();
        boolean passed = VenueSnapshot.waitsForARise(stop) || one.price(now).compareTo(stop.price()) < 0;
        if (!passed) {
            stopsBelow.remove(stop.clientId());
            return false;
        }
        Instant since = stopsBelow.computeIfAbsent(
                stop.clientId(), id -> testbed.clock().instant());
        return Duration.between(since, testbed.clock().instant()).compareTo(STOP_TIMEOUT) > 0;
    }

    private void halt(ListedSymbol one, List<Violation> broken) {
        BigDecimal open = held(one);
        if (books.halted() && isSellable(one, open)) {
            broken.add(of(Invariant.HALT_HOLDS, one, open.toPlainString() + " are held while halted"));
        }
    }

    /** The base asset in the account minus the dust in the state. Only the engine buys any. */
    private BigDecimal held(ListedSymbol one) {
        return testbed.total(one.symbol().base()).subtract(books.dust(one.symbol()));
    }

    private boolean isSellable(ListedSymbol one, BigDecimal quantity) {
        return one.accepts(one.floor(quantity), one.price(testbed.clock().millis()));
    }

    /** A rate limit is not a rejection: what can be protected later must not be sold because of it. */
    private void exits(ListedSymbol one, List<Violation> broken) {
        for (TradeRow row : books.trades(one.symbol())) {
            boolean early = row.exitReason() == ExitReason.HALT && exitsSeen.add(row.id());
            BigDecimal worth = row.entry().quantity().multiply(row.entry().price());
            boolean small = worth.compareTo(one.filters().minNotional().multiply(SMALL)) < 0
                    || row.entry()
                                    .quantity()
                                    .compareTo(one.filters().minQuantity().multiply(SMALL))
                            < 0;
            if (early
                    && !small
                    && testbed.earlyExitReasons().stream()
                            .noneMatch(when -> when.toEpochMilli() >= row.decisionBar())) {
                broken.add(
                        of(Invariant.NO_EXIT_FOR_RATE_LIMITS, one, row.id() + " was closed early without a request"));
            }
        }
    }

    /** Holdings and orders that are not in the state, once they are a minute old. */
    private void unknownOrders(ListedSymbol one, VenueSnapshot venue, List<Violation> broken) {
        Optional<SymbolState> state = books.state(one.symbol());
        Set<String> found = new HashSet<>();
        BigDecimal open = held(one);
        boolean inPosition = state.flatMap(SymbolState::position).isPresent()
                || state.filter(known -> !known.unresolved().isEmpty()).isPresent();
        if (isSellable(one, open) && !inPosition) {
            found.add(one.symbol() + ": a holding of " + open.toPlainString());
        }
        Set<String> known = new HashSet<>();
        state.ifPresent(read -> read.unresolved().stream().map(Intent::clientId).forEach(known::add));
        for (OrderView order : venue.inBook(one)) {
            boolean expected = testbed.sentIntents()
                    .of(order.clientId())
                    .filter(sent -> known.contains(sent.intent().clientId()))
                    .isPresent();
            if (!expected && !ManualActivity.isOrder(order.clientId())) {
                found.add(one.symbol() + ": order " + order.clientId());
            }
        }
        unknownOrders.keySet().removeIf(name -> name.startsWith(one.symbol() + ": ") && !found.contains(name));
        for (String name : found) {
            Instant since =
                    unknownOrders.computeIfAbsent(name, key -> testbed.clock().instant());
            if (Duration.between(since, testbed.clock().instant()).compareTo(UNKNOWN_ORDER_DEADLINE) > 0) {
                broken.add(of(Invariant.NO_UNKNOWN_ORDER, one, name + ", since " + since));
            }
        }
    }

    private static Violation account(Invariant invariant, String what) {
        return new Violation(invariant, "account", what);
    }

    private static Violation of(Invariant invariant, ListedSymbol one, String what) {
        return new Violation(invariant, one.symbol().toString(), what);
    }
}

package dev.scalpel.benchmarks.faults.invariants;

import dev.scalpel.benchmarks.faults.injection.PortCallFault;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.ManualActivity;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.TradeRow;
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
 * Looks at store and venue after an invocation and reports what does not hold.
 *
 * <p>Some of it must hold after every invocation, whatever has happened to it: {@link #always}. The rest must hold after an
 * invocation that is judged: {@link #judged}. That is one which
 *
 * <ul>
 *   <li>ended with an answer: it was not killed and did not fail as a whole;
 *   <li>met no fault that leaves it without a truthful answer of store or venue, or too late to act on one
 *       ({@link PortCallFault.Impact#LOST}). A single refusal, a time stamp refused, a lost race, a doubtful write that was
 *       taken, partial fills, gaps, and reads that do not show yet what this very invocation did, it must absorb;
 *   <li>began when whatever struck before had settled: an order under way is refused by the venue after its window and a
 *       second, a late one is in, a ban is over, service has returned;
 *   <li>read the venue as it was no earlier than the last change there that was not its own doing.
 * </ul>
 *
 * A symbol of which another invocation won the claim is that one's to answer for; one whose market is closed can be
 * neither protected nor sold, and its status is read again once a minute. Of one that is delisted its coins are the
 * owner's.
 */
public final class InvariantChecker {

    /** A stop whose limit order stays in the book has this long to fill: {@code execution.stopTimeoutSeconds}. */
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration ORPHANS_ARE_FOUND = Duration.ofMinutes(1);
    /** Times the venue's minimum: a position that a partial fill may leave too small for a stop. */
    private static final BigDecimal SMALL = new BigDecimal("2");

    /** Of an invocation, per symbol: the venue grants an address 6,000 a minute. */
    public static final int MAX_WEIGHT = 600;

    private final Testbed world;
    private final StoredRecords books;
    private final LedgerCheck ledger;
    private final Map<String, Instant> orphans = new HashMap<>();
    private final Map<String, Instant> stopsBelow = new HashMap<>();
    private final Set<String> exitsSeen = new HashSet<>();
    private int entriesBefore;

    public InvariantChecker(Testbed world) {
        this.world = world;
        books = new StoredRecords(
                world.memory, YearMonth.from(world.clock.instant().atZone(ZoneOffset.UTC)));
        ledger = new LedgerCheck(books, world.foreign);
    }

    public StoredRecords books() {
        return books;
    }

    /** What must hold after every invocation. */
    public List<Violation> always(InvocationOutcome invocation) {
        List<Violation> broken = new ArrayList<>();
        VenueSnapshot venue = VenueSnapshot.of(world.exchange);
        world.sent.entriesOfOneBar().forEach(what -> broken.add(account(Invariant.ONE_ENTRY_A_BAR, what)));
        Set<String> ids = new HashSet<>();
        for (OrderView order : venue.orders()) {
            if (!ids.add(order.clientId())) {
                broken.add(account(Invariant.ONE_ORDER_AN_INTENT, "two orders " + order.clientId()));
            }
            if (!ManualActivity.isOrder(order.clientId())
                    && world.sent.of(order.clientId()).isEmpty()) {
                broken.add(account(Invariant.NO_ORPHAN, "an order that no intent allows: " + order.clientId()));
            }
        }
        Testbed.Aside aside = world.takeAside();
        int weight = world.wire.takeWeight();
        // Those that came in between weigh too: what counts is the mean.
        if (weight > MAX_WEIGHT * world.listed.size() * (1 + aside.calls())) {
            broken.add(account(Invariant.WEIGHT_BOUNDED, "an invocation weighed " + weight));
        }
        int inBan = world.wire.takeRequestsInBan();
        if (inBan > 0) {
            broken.add(account(Invariant.SILENT_IN_A_BAN, inBan + " requests until " + world.wire.bannedUntil()));
        }
        int entries = world.sent.entries();
        boolean haltedThroughout =
                invocation.haltedBefore() && !invocation.resumes() && !aside.resumed() && books.halted();
        if (haltedThroughout && entries > entriesBefore) {
            broken.add(account(Invariant.HALT_HOLDS, "an entry was sent while the account was halted"));
        }
        entriesBefore = entries;
        return broken;
    }

    /** What must hold after an invocation that is judged. */
    public List<Violation> judged(InvocationOutcome invocation) {
        List<Violation> broken = new ArrayList<>();
        VenueSnapshot venue = VenueSnapshot.of(world.exchange);
        boolean anyClosed = false;
        for (ListedSymbol one : world.listed) {
            if (!world.isOpenSince(one, VenueFaults.CLOSED_STATUS_LASTS)) {
                anyClosed = true;
            } else if (invocation.answersFor(one)) {
                protection(one, venue, broken);
                halt(one, broken);
            }
            if (!invocation.stale() && invocation.answersFor(one) && !world.isDelisted(one)) {
                ledger.differences(one, venue).forEach(what -> broken.add(of(Invariant.LEDGER_IS_VENUE, one, what)));
                orphans(one, venue, broken);
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

    /** That the owner has sold something by hand must be reported to them. */
    private boolean isReportOfAnotherHand(String failure) {
        return failure.contains("outside this bot")
                && world.listed.stream()
                        .anyMatch(one -> world.foreign.sold(one.symbol()).signum() > 0);
    }

    private void protection(ListedSymbol one, VenueSnapshot venue, List<Violation> broken) {
        BigDecimal open = held(one);
        if (!isSellable(one, open)) {
            return;
        }
        List<OrderView> stops = venue.inBook(one).stream()
                .filter(VenueSnapshot::isStop)
                .filter(order -> !hasFailed(one, order))
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

    /** A triggered stop that is a limit order by now protects no more once its time is over. */
    private boolean hasFailed(ListedSymbol one, OrderView stop) {
        long now = world.clock.millis();
        boolean passed = one.price(now).compareTo(stop.price()) < 0;
        if (!passed) {
            stopsBelow.remove(stop.clientId());
            return false;
        }
        Instant since = stopsBelow.computeIfAbsent(stop.clientId(), id -> world.clock.instant());
        return Duration.between(since, world.clock.instant()).compareTo(STOP_TIMEOUT) > 0;
    }

    private void halt(ListedSymbol one, List<Violation> broken) {
        BigDecimal open = held(one);
        if (books.halted() && isSellable(one, open)) {
            broken.add(of(Invariant.HALT_HOLDS, one, open.toPlainString() + " are held while halted"));
        }
    }

    /** What there is of the base asset but for what the books declare as dust. Nobody but the engine buys any. */
    private BigDecimal held(ListedSymbol one) {
        return world.total(one.symbol().base()).subtract(books.dust(one.symbol()));
    }

    private boolean isSellable(ListedSymbol one, BigDecimal quantity) {
        return one.accepts(one.floor(quantity), one.price(world.clock.millis()));
    }

    /** A limit of the venue's is no refusal: what could be protected later must not be sold for it. */
    private void exits(ListedSymbol one, List<Violation> broken) {
        for (TradeRow row : books.trades(one.symbol())) {
            boolean early = row.exitReason() == ExitReason.HALT && exitsSeen.add(row.id());
            BigDecimal worth = row.entry().quantity().multiply(row.entry().price());
            boolean small = worth.compareTo(one.filters().minNotional().multiply(SMALL)) < 0;
            if (early
                    && !small
                    && world.reasonsToLeave.stream().noneMatch(when -> when.toEpochMilli() >= row.decisionBar())) {
                broken.add(
                        of(Invariant.EXIT_HAS_A_CAUSE, one, row.id() + " was closed early, and nobody asked for it"));
            }
        }
    }

    /** Holdings and orders that the books do not know, when they have been there for a minute. */
    private void orphans(ListedSymbol one, VenueSnapshot venue, List<Violation> broken) {
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
            boolean expected = world.sent
                    .of(order.clientId())
                    .filter(sent -> known.contains(sent.intent().clientId()))
                    .isPresent();
            if (!expected && !ManualActivity.isOrder(order.clientId())) {
                found.add(one.symbol() + ": order " + order.clientId());
            }
        }
        orphans.keySet().removeIf(name -> name.startsWith(one.symbol() + ": ") && !found.contains(name));
        for (String name : found) {
            Instant since = orphans.computeIfAbsent(name, key -> world.clock.instant());
            if (Duration.between(since, world.clock.instant()).compareTo(ORPHANS_ARE_FOUND) > 0) {
                broken.add(of(Invariant.NO_ORPHAN, one, name + ", since " + since));
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

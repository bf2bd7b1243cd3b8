package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.calls.CallStorm;
import dev.scalpel.benchmarks.faults.calls.StormBars;
import dev.scalpel.benchmarks.faults.calls.StormTally;
import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.benchmarks.faults.venues.StormVenue;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Random minutes at a venue with margin, from a seed: killed, frozen and overlapping processes, a failing store, lost, refused, late
 * and limited requests, late reads, partial fills of every leg, gaps, liquidations and auto-deleveraging, deposits and the owner's
 * own trades, with a funding in the middle. Every few minutes the faults pause, and all invariants must hold; those of protection
 * and direction must hold after every invocation that no fault has spoiled.
 */
public final class PerpetualStorm extends CallStorm {

    private static final int HISTORY = 120;
    private static final int CALM_MINUTES = 2;
    private static final Duration BEFORE_CALM = Duration.ofSeconds(130);
    /** The owner closes positions by hand in one of so many storms: there the ledger has to estimate a price. */
    private static final int CLOSED_BY_HAND_EVERY = 8;

    private static final Instant FUNDING = Instant.parse("2026-06-01T08:00:00Z");
    private static final Dose DOSE = new Dose(
            2,
            6,
            16,
            4,
            List.of(
                    "send entry",
                    "send protection",
                    "send target",
                    "send exit",
                    "cancel",
                    "find entry",
                    "find protection",
                    "find target",
                    "find exit",
                    "ask fills",
                    "ask payments",
                    "ask position",
                    "ask balances",
                    "prepare margin",
                    "put trades",
                    "put state",
                    "put account"));

    private final PerpetualTestbed testbed;
    private final PerpetualInvariants invariants;
    private final PerpetualAccountFaults account;
    private final int minutes;
    private int endedSessions;

    /** @param variant of the broker, to break the engine on purpose */
    public PerpetualStorm(StormVenue venue, long seed, int minutes, UnaryOperator<Broker> variant) {
        this(new SplittableRandom(seed), venue, seed, minutes, variant);
    }

    private PerpetualStorm(
            SplittableRandom random, StormVenue venue, long seed, int minutes, UnaryOperator<Broker> variant) {
        this(random, testbed(random, venue, seed, minutes, variant), seed, minutes);
    }

    private PerpetualStorm(SplittableRandom random, PerpetualTestbed testbed, long seed, int minutes) {
        super(random, testbed, testbed.venue().requestFaults(), DOSE);
        this.testbed = testbed;
        this.minutes = minutes;
        account = new PerpetualAccountFaults(testbed, random, seed % CLOSED_BY_HAND_EVERY == 0, tally()::count);
        invariants = new PerpetualInvariants(testbed);
    }

    private static PerpetualTestbed testbed(
            SplittableRandom random, StormVenue venue, long seed, int minutes, UnaryOperator<Broker> variant) {
        long first = Minutes.plus(FUNDING.toEpochMilli(), -HISTORY - minutes / 2);
        int rows = minutes + HISTORY + 2 + venue.longestBan();
        BarSeries bars = StormBars.around(venue.price(), venue::rounded, first, HISTORY, rows, random);
        return new PerpetualTestbed(
                venue.start(
                        bars,
                        Instant.ofEpochMilli(bars.openTime(HISTORY)),
                        new BigDecimal(seed % 2 == 0 ? "0.0003" : "-0.0002")),
                bars,
                HISTORY,
                new StormRule(seed),
                variant);
    }

    @Override
    public StormTally run() {
        try (PerpetualTestbed closed = testbed) {
            int last = minutes - CALM_MINUTES - 2;
            for (int minute = 1; minute <= last && !isOver(); minute = Math.max(minute + 1, closed.now() + 1)) {
                if (minute % CALM_EVERY == 0) {
                    calm(minute);
                } else {
                    disturbed(minute);
                }
            }
            calm(testbed.now() + 1);
            return tally().withTrades(testbed.trades().size());
        }
    }

    @Override
    protected List<String> always() {
        return invariants.always();
    }

    @Override
    protected List<String> afterCleanInvocation() {
        return invariants.afterCleanInvocation();
    }

    @Override
    protected boolean readsAreLate() {
        return account.readsAreLate();
    }

    @Override
    protected boolean interfered() {
        account.countLateReads();
        tally().trace(() -> "state " + testbed.state());
        boolean ended = testbed.venue().endedSessions() > endedSessions;
        if (ended) {
            tally().count("the session was ended by another process");
        }
        return ended;
    }

    private void disturbed(int minute) {
        testbed.minute(minute);
        if (account.change()) {
            spoil();
        }
        for (int call = 0; call < 1 + random().nextInt(3); call++) {
            endedSessions = testbed.venue().endedSessions();
            disturbedCall();
            testbed.pause(Duration.ofSeconds(random().nextInt(12)));
        }
    }

    /** Without faults: a minute later every position is protected, and the books agree. */
    private void calm(int from) {
        account.calm();
        pause();
        testbed.pause(BEFORE_CALM.plus(untilSettled()));
        int minute = Math.max(from, testbed.now());
        for (int calm = 0; calm < CALM_MINUTES; calm++) {
            testbed.minute(minute);
            String answer = call("{}").orElse("failed as a whole");
            minute = Math.max(minute + 1, testbed.now() + 1);
            check(invariants.always(), answer);
            if (calm > 0) {
                tally().checked();
                check(invariants.afterCleanInvocation(), answer);
                check(invariants.ledger(account.closedByHand()), answer);
            }
        }
        // Whatever somebody has stopped goes on.
        call("{\"action\":\"resume\"}");
    }
}

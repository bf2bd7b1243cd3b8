package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.injection.ProcessKilledError;
import dev.scalpel.benchmarks.faults.perpetual.CallFault;
import dev.scalpel.benchmarks.faults.perpetual.PendingCallFault;
import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.invocation.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Random minutes of a portfolio, from a seed: killed, frozen and overlapping processes, a failing store, lost, refused, late and
 * limited requests, late reads, partial fills of every phase, deposits and the owner's orders, signals that are doubled, late and
 * reordered. Now and then the faults pause, and all invariants must hold. The same seed gives the same faults.
 */
public final class PortfolioStorm {

    private static final int CALM_EVERY = 8;
    private static final int UNDISTURBED_OF_TEN = 3;
    private static final int MAX_FAULTS = 4;
    private static final int MAX_CALLS = 30;
    /** In the calm: longer than the venue's lag may last, after which what is not ours is booked. */
    private static final List<Duration> CALM =
            List.of(Duration.ofSeconds(130), Duration.ofMinutes(1), Duration.ofMinutes(12), Duration.ofMinutes(1));

    private static final List<String> RARE = List.of(
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
            "ask balances",
            "put state",
            "put orders",
            "put trades",
            "put signal-log");

    private final SplittableRandom random;
    private final StormTally tally = new StormTally();
    private final int minutes;
    private final PortfolioTestbed testbed;
    private final StormSignals signals;
    private final PortfolioChecks checks;
    private final Optional<PortfolioAccountFaults> account;
    private final List<CallFault> possible;
    private Dispatcher process;
    private List<String> lastCalls = List.of();
    private Instant settled = Instant.MIN;
    private boolean spoilt;

    public PortfolioStorm(PortfolioMarket market, long seed, int minutes, EngineVariant variant) {
        random = new SplittableRandom(seed);
        this.minutes = minutes;
        testbed = StormPortfolios.testbed(market, minutes, random, variant);
        List<String> strategies = testbed.portfolio().strategies().stream()
                .map(each -> each.name())
                .toList();
        signals = new StormSignals(testbed, random, strategies, tally::count);
        VenueBooks books = new VenueBooks(
                testbed.sent(), testbed.venue().filter(PortfolioVenue::margin).isPresent(), testbed.initialCash());
        account = testbed.venue()
                .map(venue -> new PortfolioAccountFaults(
                        testbed,
                        venue,
                        random,
                        testbed.portfolio().strategies().stream()
                                .map(each -> each.instrument())
                                .toList(),
                        tally::count,
                        books::transferred));
        checks = new PortfolioChecks(testbed, signals, account, books);
        possible =
                CallFault.all(testbed.venue().map(PortfolioVenue::requestFaults).orElse(List.of()));
        process = testbed.process();
    }

    /** Prints every call of this minute and those of the eight before. */
    public PortfolioStorm traced(int minute, Consumer<String> lines) {
        tally.trace(line -> {
            if (testbed.now() > minute - CALM_EVERY && testbed.now() <= minute) {
                lines.accept(line);
            }
        });
        testbed.interceptor().trace(tally::trace);
        return this;
    }

    public StormTally run() {
        try (PortfolioTestbed closed = testbed) {
            call("{}");
            for (int round = 1; testbed.now() < minutes; round++) {
                testbed.pause(Duration.ofSeconds(20 + random.nextInt(60)));
                if (round % CALM_EVERY == 0) {
                    calm();
                } else {
                    disturbed();
                }
            }
            call("{\"action\":\"emergency_stop\"}");
            calm();
            check(checks.ledger(), "");
            return tally.withTrades(closed.trades().size());
        }
    }

    private void disturbed() {
        account.ifPresent(PortfolioAccountFaults::change);
        for (int call = 0; call < 1 + random.nextInt(3); call++) {
            signals.send();
            disturbedCall();
            testbed.pause(Duration.ofSeconds(random.nextInt(12)));
        }
    }

    private void disturbedCall() {
        List<PendingCallFault> pending = new ArrayList<>();
        int number = random.nextInt(10) < UNDISTURBED_OF_TEN ? 0 : 1 + random.nextInt(MAX_FAULTS);
        for (int each = 0; each < number; each++) {
            String target = target();
            int from = target.isEmpty() ? 1 + random.nextInt(MAX_CALLS) : 1;
            CallFault fault = possible.get(random.nextInt(possible.size()));
            pending.add(new PendingCallFault(fault, target, from, testbed, tally::count));
        }
        boolean stale = account.filter(PortfolioAccountFaults::isStale).isPresent();
        boolean clean = !spoilt && !stale && !testbed.time().isBefore(settled);
        testbed.interceptor().begin(pending);
        Optional<String> answer = call("{}");
        lastCalls = testbed.interceptor().names();
        testbed.interceptor().calm();
        account.ifPresent(PortfolioAccountFaults::countStaleReads);
        List<PendingCallFault> struck =
                pending.stream().filter(PendingCallFault::hasStruck).toList();
        for (PendingCallFault each : struck) {
            Instant then = testbed.time().plus(each.fault().settlesIn());
            settled = then.isAfter(settled) ? then : settled;
        }
        check(checks.always(), answer.orElse("failed as a whole"));
        if (clean && struck.isEmpty() && answer.isPresent()) {
            tally.checked();
            check(checks.afterCleanRun(), answer.get());
        }
        spoilt = !struck.isEmpty() || answer.isEmpty() || stale;
    }

    /** A prefix of call names: a rare call, one of the last calls, or any. */
    private String target() {
        int how = random.nextInt(10);
        if (how < 5) {
            return RARE.get(random.nextInt(RARE.size()));
        }
        return how < 8 && !lastCalls.isEmpty() ? lastCalls.get(random.nextInt(lastCalls.size())) : "";
    }

    /** The answer; empty when the run failed as a whole. */
    private Optional<String> call(String event) {
        tally.trace("call " + event + " at " + testbed.time());
        try {
            String answer = testbed.call(process, event);
            tally.trace("answer " + answer);
            return Optional.of(answer);
        } catch (ProcessKilledError killed) {
            process = testbed.process();
        } catch (RuntimeException failed) {
            // Like the real caller: nothing, the next run calls it again.
            tally.count("failed as a whole: " + failed.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    /** Without faults: every position is protected, and the books are the venue's. */
    private void calm() {
        account.ifPresent(PortfolioAccountFaults::calm);
        process = testbed.process();
        String answer = "";
        for (Duration pause : CALM) {
            testbed.pause(pause);
            answer = call("{}").orElse("failed as a whole");
            check(checks.always(), answer);
        }
        tally.checked();
        check(checks.afterCleanRun(), answer);
        check(checks.cash(), answer);
        call("{\"action\":\"resume\"}");
        spoilt = false;
    }

    private void check(List<String> broken, String answer) {
        broken.forEach(what -> tally.violated(testbed.now(), what, answer));
    }
}

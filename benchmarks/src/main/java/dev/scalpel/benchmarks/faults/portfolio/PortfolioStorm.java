package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.calls.CallStorm;
import dev.scalpel.benchmarks.faults.calls.StormTally;
import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random minutes of a portfolio, from a seed: killed, frozen and overlapping processes, a failing store, lost, refused, late and
 * limited requests, late reads, partial fills of every phase, deposits and the owner's orders, signals that are doubled, late and
 * reordered. Now and then the faults pause, and all invariants must hold.
 */
public final class PortfolioStorm extends CallStorm {

    /** In the calm: longer than the venue's lag may last, after which what is not ours is booked. */
    private static final List<Duration> CALM =
            List.of(Duration.ofSeconds(130), Duration.ofMinutes(1), Duration.ofMinutes(12), Duration.ofMinutes(1));

    private static final Dose DOSE = new Dose(
            3,
            4,
            30,
            5,
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
                    "ask balances",
                    "put state",
                    "put orders",
                    "put trades",
                    "put signal-log"));

    private final int minutes;
    private final PortfolioTestbed testbed;
    private final StormSignals signals;
    private final PortfolioChecks checks;
    private final Optional<PortfolioAccountFaults> account;

    /** @param variant of the engine, to break it on purpose */
    public PortfolioStorm(PortfolioMarket market, long seed, int minutes, EngineVariant variant) {
        this(new SplittableRandom(seed), market, minutes, variant);
    }

    private PortfolioStorm(SplittableRandom random, PortfolioMarket market, int minutes, EngineVariant variant) {
        this(random, StormPortfolios.testbed(market, minutes, random, variant), minutes);
    }

    private PortfolioStorm(SplittableRandom random, PortfolioTestbed testbed, int minutes) {
        super(
                random,
                testbed,
                testbed.venue().map(PortfolioVenue::requestFaults).orElse(List.of()),
                DOSE);
        this.minutes = minutes;
        this.testbed = testbed;
        List<PortfolioStrategy> strategies = testbed.portfolio().strategies();
        signals = new StormSignals(
                testbed,
                random,
                strategies.stream().map(PortfolioStrategy::name).toList(),
                tally()::count);
        VenueBooks books = new VenueBooks(
                testbed.sent(),
                testbed.venue().filter(PortfolioVenue::margin).isPresent(),
                testbed.venue().filter(PortfolioVenue::paysInQuote).isPresent(),
                testbed.initialCash());
        account = testbed.venue()
                .map(venue -> new PortfolioAccountFaults(
                        testbed,
                        venue,
                        random,
                        strategies.stream().map(PortfolioStrategy::instrument).toList(),
                        tally()::count,
                        books::transferred));
        checks = new PortfolioChecks(testbed, signals, account, books);
    }

    @Override
    public StormTally run() {
        try (PortfolioTestbed closed = testbed) {
            call("{}");
            for (int round = 1; testbed.now() < minutes && !isOver(); round++) {
                testbed.pause(Duration.ofSeconds(20 + random().nextInt(60)));
                if (round % CALM_EVERY == 0) {
                    calm();
                } else {
                    disturbed();
                }
            }
            call("{\"action\":\"emergency_stop\"}");
            calm();
            check(checks.ledger(), "");
            return tally().withTrades(closed.trades().size());
        }
    }

    @Override
    protected List<String> always() {
        return checks.always();
    }

    @Override
    protected List<String> afterCleanInvocation() {
        return checks.afterCleanRun();
    }

    @Override
    protected List<String> afterLateReads() {
        return checks.afterLateReads();
    }

    @Override
    protected boolean readsAreLate() {
        return account.filter(PortfolioAccountFaults::readsAreLate).isPresent();
    }

    @Override
    protected boolean interfered() {
        account.ifPresent(PortfolioAccountFaults::countLateReads);
        return readsAreLate();
    }

    private void disturbed() {
        if (account.filter(PortfolioAccountFaults::change).isPresent()) {
            spoil();
        }
        for (int call = 0; call < 1 + random().nextInt(3); call++) {
            signals.send();
            disturbedCall();
            testbed.pause(Duration.ofSeconds(random().nextInt(12)));
        }
    }

    /** Without faults: every position is protected, and the books are the venue's. */
    private void calm() {
        account.ifPresent(PortfolioAccountFaults::calm);
        pause();
        String answer = "";
        for (Duration pause : CALM) {
            testbed.pause(pause);
            answer = call("{}").orElse("failed as a whole");
            check(checks.always(), answer);
        }
        tally().checked();
        check(checks.afterCleanRun(), answer);
        check(checks.inTheCalm(), answer);
        call("{\"action\":\"resume\"}");
    }
}

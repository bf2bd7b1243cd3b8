package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.minute.Sleeper;
import dev.scalpel.execution.portfolio.PortfolioEngine.Planned;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.store.DocumentStore.Document;
import dev.scalpel.store.WriteConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run of a portfolio, the same in every mode and safe to call repeatedly: read, reconcile, book, plan, claim, send once, and
 * again until nothing is left to do. One document holds the whole account, so there is one writer: whoever loses a claim sends
 * nothing.
 */
public final class PortfolioRound {

    /** Close, trim and open with three attempts each take ten. More would be an endless loop. */
    private static final int MAX_ROUNDS = 24;
    /** Longer than a request may take to arrive: after it "not found" is final. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    private static final Duration INITIAL_WAIT = Duration.ofMillis(500);

    private final PortfolioConfig config;
    private final StoredPortfolios states;
    private final SignalBox box;
    private final PortfolioJournal journal;
    private final PortfolioEngine engine;
    private final Clock clock;
    private final Sleeper sleeper;

    PortfolioRound(
            PortfolioConfig config,
            StoredPortfolios states,
            SignalBox box,
            PortfolioJournal journal,
            PortfolioEngine engine,
            Clock clock,
            Sleeper sleeper) {
        this.config = config;
        this.states = states;
        this.box = box;
        this.journal = journal;
        this.engine = engine;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** @param deadline on a clock of its own: in a rehearsal at another speed the market's time is not that of this machine */
    PortfolioReport run(String writer, Deadline deadline) {
        Instant now = clock.instant();
        RoundProgress progress = new RoundProgress(config, now);
        Document<PortfolioState> loaded = read(writer, now, progress);
        PortfolioState state = claimed(loaded.value(), now);
        Duration waited = Duration.ZERO;
        try {
            for (int round = 0; round < MAX_ROUNDS && !deadline.passed(); round++) {
                Instant at = clock.instant();
                if (state.equals(loaded.value()) && !engine.isBusy(state, at)) {
                    break;
                }
                Planned planned = engine.plan(state, at);
                progress.noted(planned.notes());
                state = planned.step().state();
                if (!state.equals(loaded.value())) {
                    loaded = claim(loaded, planned, writer, progress);
                    state = loaded.value();
                }
                if (!planned.step().commands().isEmpty()) {
                    progress.sent(planned.step().orders().size());
                    state = engine.carryOut(state, planned.step());
                } else if (planned.inDoubt() && waited.compareTo(MAX_WAIT) < 0) {
                    Duration next =
                            waited.isZero() ? INITIAL_WAIT : min(waited.multipliedBy(2), MAX_WAIT.minus(waited));
                    sleeper.sleep(next);
                    waited = waited.plus(next);
                } else {
                    break;
                }
            }
        } catch (WriteConflictException first) {
            return progress.lostRace(loaded.value());
        }
        if (!deadline.passed()) {
            progress.found(engine.foreignPositions(state, clock.instant()));
        }
        journal.merge(config, loaded.value());
        return progress.report(loaded.value());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Document<PortfolioState> read(String writer, Instant now, RoundProgress progress) {
        Optional<Document<PortfolioState>> stored = states.read(config.name());
        if (stored.isPresent()) {
            return stored.get();
        }
        PortfolioState initial = engine.initial(writer, now);
        progress.adopted(initial.books().cash());
        return states.create(config.name(), initial);
    }

    /** With the signals that are due. */
    private PortfolioState claimed(PortfolioState state, Instant now) {
        Set<String> handled = new HashSet<>(state.handled());
        List<Signal> signals = box.since(config.name(), config.schedule().readFrom(now), handled);
        journal.read(config.name(), signals);
        return engine.claimed(state, signals, now);
    }

    private Document<PortfolioState> claim(
            Document<PortfolioState> loaded, Planned planned, String writer, RoundProgress progress) {
        journal.merge(config, loaded.value());
        journal.mergeEnded(config, loaded.value(), planned.reconciled(), engine::multiplier);
        PortfolioState next = PortfolioJournal.withoutMerged(
                        loaded.value(), planned.step().state())
                .writtenBy(writer);
        Document<PortfolioState> written = states.replace(config.name(), loaded, next);
        progress.claimed(loaded.value(), next);
        return written;
    }
}

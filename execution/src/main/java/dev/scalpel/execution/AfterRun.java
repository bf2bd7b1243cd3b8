package dev.scalpel.execution;

import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.invocation.EmbeddedMetric;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.trades.TradeNotifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.MetricNames;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is reported after a run has traded or a command was carried out: it changes nothing, and its failure must not reach either. */
@FunctionalInterface
public interface AfterRun {

    AfterRun NONE = reports -> {};

    /** @param reports of the portfolios; none after a minute of the model */
    void report(List<PortfolioReport> reports);

    /**
     * After a command has stopped trading or lets it go on.
     *
     * @param what {@code all trading}, {@code portfolio crypto}
     * @param reason of a stop; empty where trading goes on
     */
    default void commanded(String what, Optional<String> reason) {}

    /** Notices of stops and resumptions, whoever commanded them. */
    static AfterRun commandNotices(Notifier notifier, Clock clock) {
        return new CommandNotices(notifier, clock);
    }

    /**
     * Notices of positions that portfolios did not open, one an hour for each position.
     *
     * @param notifier limits notices by what all processes have sent
     */
    static AfterRun positionNotices(Notifier notifier) {
        return new PositionNotices(notifier);
    }

    /**
     * Notices of closed trades, as the settings say.
     *
     * @param process identifies this process among those that run
     */
    static AfterRun tradeNotices(
            Settings settings,
            LedgerRepository ledger,
            ObjectStore store,
            Notifier notifier,
            Clock clock,
            String process) {
        TradeNotifier trades = new TradeNotifier(settings, ledger, store, notifier, clock, process);
        return reports -> trades.sendIfDue();
    }

    /** A line in the embedded metric format for a run in which signals failed, and none otherwise: it costs by the hour. */
    static AfterRun failureMetric(String functionName, Clock clock, Consumer<String> lines) {
        return reports -> {
            long failures = reports.stream()
                    .flatMap(report -> report.signals().stream())
                    .filter(signal -> signal.outcome().isFailure())
                    .count();
            if (failures > 0) {
                lines.accept(EmbeddedMetric.line(
                        Instant.ofEpochMilli(clock.millis()),
                        MetricNames.SIGNAL_FAILURES,
                        (double) failures,
                        Map.of(MetricNames.FUNCTION_DIMENSION, functionName),
                        Map.of()));
            }
        };
    }

    /** This, then another one. */
    default AfterRun and(AfterRun other) {
        AfterRun first = this;
        return new AfterRun() {
            @Override
            public void report(List<PortfolioReport> reports) {
                first.report(reports);
                other.report(reports);
            }

            @Override
            public void commanded(String what, Optional<String> reason) {
                first.commanded(what, reason);
                other.commanded(what, reason);
            }
        };
    }
}

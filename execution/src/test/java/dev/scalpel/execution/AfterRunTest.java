package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.signals.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AfterRunTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final AfterRun metric =
            AfterRun.failureMetric("scalpel-testnet-execution", Clock.fixed(NOW, ZoneOffset.UTC), lines::add);

    @Test
    void failedSignalsAreOneLineOfTheMetricThatTheAlarmWatches() {
        metric.report(List.of(report(Outcome.EXECUTED, Outcome.STALE), report(Outcome.UNDERFILLED, Outcome.FAILED)));
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"SignalFailures\":3.0")
                        .contains("\"FunctionName\":\"scalpel-testnet-execution\"")
                        .contains("\"Timestamp\":" + NOW.toEpochMilli()));
    }

    @Test
    void aRunWithoutFailuresPrintsNothing() {
        metric.report(List.of());
        metric.report(List.of(report(Outcome.EXECUTED, Outcome.LIMIT, Outcome.HALTED, Outcome.ALREADY)));
        assertThat(lines).isEmpty();
    }

    @Test
    void oneAfterTheOther() {
        List<String> order = new ArrayList<>();
        AfterRun first = reports -> order.add("first");
        first.and(reports -> order.add("second")).report(List.of());
        assertThat(order).containsExactly("first", "second");
    }

    private static PortfolioReport report(Outcome... outcomes) {
        return new PortfolioReport(
                NOW,
                "crypto",
                Mode.TESTNET,
                "executed",
                Optional.empty(),
                Stream.of(outcomes)
                        .map(outcome -> new SignalOutcome("s" + outcome, "btc", outcome, NOW.toEpochMilli()))
                        .toList(),
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty());
    }
}

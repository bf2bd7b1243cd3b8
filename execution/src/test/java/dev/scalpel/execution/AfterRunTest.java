package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.portfolio.ForeignPosition;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.signals.Outcome;
import dev.scalpel.store.StoreException;
import java.math.BigDecimal;
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

    @Test
    void aStopAndAResumptionAreReportedWhoeverElseListens() {
        List<Notice> sent = new ArrayList<>();
        AfterRun notices = metric.and(AfterRun.commandNotices(
                notice -> {
                    sent.add(notice);
                    return Notifier.Delivery.SENT;
                },
                Clock.fixed(NOW, ZoneOffset.UTC)));
        notices.report(List.of());
        assertThat(sent).isEmpty();
        notices.commanded("portfolio crypto", Optional.of("from my phone"));
        notices.commanded("portfolio crypto", Optional.empty());
        assertThat(sent)
                .extracting(Notice::subject)
                .containsExactly("Scalpel: portfolio crypto halted", "Scalpel: portfolio crypto resumed");
        assertThat(sent.get(0).message()).contains("from my phone", NOW.toString(), "./scalpel resume");
        assertThat(sent.get(0).cause()).isNotEqualTo(sent.get(1).cause());
    }

    @Test
    void aNoticeThatCannotBeSentDoesNotReachTheCommand() {
        AfterRun broken = AfterRun.commandNotices(
                notice -> {
                    throw new StoreException("the store is down");
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatCode(() -> broken.commanded("all trading", Optional.of("x"))).doesNotThrowAnyException();
    }

    @Test
    void aForeignPositionHasACauseOfItsOwnWhichItsSideChangesAndItsSizeDoesNot() {
        List<Notice> sent = new ArrayList<>();
        AfterRun notices = AfterRun.positionNotices(notice -> {
            sent.add(notice);
            return Notifier.Delivery.SENT;
        });
        for (String quantity : List.of("2", "3.5", "-1")) {
            notices.report(List.of(report(List.of(
                    new ForeignPosition(Symbol.parse("ES/USD"), new BigDecimal(quantity), "there are " + quantity)))));
        }
        notices.report(List.of(report(Outcome.EXECUTED)));

        assertThat(sent)
                .extracting(Notice::cause)
                .containsExactly(
                        "position-crypto-es-usd-long", "position-crypto-es-usd-long", "position-crypto-es-usd-short");
        assertThat(sent.get(1).message()).startsWith("there are 3.5. ").contains("docs/operations.md");
    }

    @Test
    void aPositionThatCannotBeNamedDoesNotReachTheRun() {
        AfterRun broken = AfterRun.positionNotices(notice -> {
            throw new StoreException("the store is down");
        });
        PortfolioReport report =
                report(List.of(new ForeignPosition(Symbol.parse("ES/USD"), BigDecimal.ONE, "there is one")));
        assertThatCode(() -> broken.report(List.of(report))).doesNotThrowAnyException();
    }

    @Test
    void aPositionOfNothingIsNone() {
        assertThatThrownBy(() -> new ForeignPosition(Symbol.parse("ES/USD"), new BigDecimal("0.0"), "none"))
                .hasMessage("a foreign position of ES/USD must not be 0");
    }

    private static PortfolioReport report(Outcome... outcomes) {
        return report(List.of(), outcomes);
    }

    private static PortfolioReport report(List<ForeignPosition> foreign, Outcome... outcomes) {
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
                foreign,
                Optional.empty());
    }
}

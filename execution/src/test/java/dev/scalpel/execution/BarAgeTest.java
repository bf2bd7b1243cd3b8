package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarAgeTest {

    /** The minute 10:30 closed at 10:31:00. */
    private static final Instant BAR = Instant.parse("2026-06-01T10:30:00Z");

    @Test
    void countsFromTheCloseOfTheOldestBarThatWasDecidedOn() {
        TradingReport report = report(
                "2026-06-01T10:31:07.500Z",
                symbol("BTC/USDT", BAR, MinuteReport.DECIDED),
                symbol("ETH/USDT", BAR.minusSeconds(60), MinuteReport.DECIDED),
                symbol("SOL/USDT", BAR.minusSeconds(600), MinuteReport.HANDLED_BEFORE));

        assertThat(BarAge.oldestSeconds(report)).contains(67.5);
    }

    @Test
    void isAbsentWhenNothingWasDecided() {
        assertThat(BarAge.oldestSeconds(
                        report("2026-06-01T10:31:07Z", symbol("BTC/USDT", BAR, MinuteReport.HANDLED_BEFORE))))
                .isEmpty();
    }

    @Test
    void warnsAboveHalfOfTheLimitAndNotAtIt() {
        assertThat(BarAge.warning(decidedAt("2026-06-01T10:31:25Z"), 50)).isEmpty();
        assertThat(BarAge.warning(decidedAt("2026-06-01T10:31:25.100Z"), 50))
                .get()
                .asString()
                .startsWith("the bar that closed at 2026-06-01T10:31:00Z was decided on 25.1 s later, past half of"
                        + " limits.staleBarSeconds (50)");
    }

    private static TradingReport decidedAt(String now) {
        return report(now, symbol("BTC/USDT", BAR, MinuteReport.DECIDED));
    }

    private static TradingReport report(String now, MinuteReport... symbols) {
        return new TradingReport(
                Instant.parse(now),
                Optional.empty(),
                Optional.empty(),
                List.of(symbols),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty());
    }

    private static MinuteReport symbol(String name, Instant bar, String outcome) {
        return new MinuteReport(
                Symbol.parse(name),
                Optional.of(bar),
                outcome,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }
}

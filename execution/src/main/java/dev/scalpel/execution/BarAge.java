package dev.scalpel.execution;

import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.RiskChecks;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How old the bars were that an invocation decided on. Long before they are refused as stale, something is late. */
final class BarAge {

    static final String FIGURE = "barAgeSeconds";

    private BarAge() {}

    /** Of the oldest bar that was decided on here and now; empty where nothing was decided. */
    static Optional<Double> oldestSeconds(TradingReport report) {
        return report.symbols().stream()
                .filter(symbol -> symbol.outcome().equals(MinuteReport.DECIDED))
                .flatMap(symbol -> symbol.bar().stream())
                .map(Instant::toEpochMilli)
                .map(bar -> RiskChecks.barAgeSeconds(bar, report.at().toEpochMilli()))
                .max(Double::compare);
    }

    /** What to say of bars that are older than half of what is allowed. */
    static Optional<String> warning(TradingReport report, int staleBarSeconds) {
        return oldestSeconds(report)
                .filter(age -> age > staleBarSeconds / 2.0)
                .map(age -> String.format(
                        Locale.ROOT,
                        "the bar that closed at %s was decided on %.1f s later, past half of limits.staleBarSeconds"
                                + " (%d): from there on no entry is made; docs/operations.md says what may be late",
                        Instant.ofEpochMilli(Minutes.floor(
                                report.at().minusMillis(Math.round(age * 1_000)).plusMillis(500))),
                        age,
                        staleBarSeconds));
    }
}

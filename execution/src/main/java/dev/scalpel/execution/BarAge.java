package dev.scalpel.execution;

import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.risk.RiskChecks;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How old the bars were that an invocation decided on: a warning before they are refused as stale. */
final class BarAge {

    static final String METRIC = "barAgeSeconds";

    private BarAge() {}

    /** Age of the oldest bar that this invocation decided on; empty when it decided on none. */
    static Optional<Double> oldestSeconds(TradingReport report) {
        return report.symbols().stream()
                .filter(symbol -> symbol.outcome().equals(MinuteReport.DECIDED))
                .flatMap(symbol -> symbol.bar().stream())
                .map(Instant::toEpochMilli)
                .map(bar -> RiskChecks.barAgeSeconds(bar, report.at().toEpochMilli()))
                .max(Double::compare);
    }

    /** A warning about bars older than half of the limit. */
    static Optional<String> warning(TradingReport report, int staleBarSeconds) {
        return oldestSeconds(report)
                .filter(age -> age > staleBarSeconds / 2.0)
                .map(age -> String.format(
                        Locale.ROOT,
                        "the bar that closed at %s was decided on %.1f s later, past half of limits.staleBarSeconds"
                                + " (%d), beyond which there are no entries; docs/operations.md lists possible causes",
                        Instant.ofEpochMilli(Minutes.floor(
                                report.at().minusMillis(Math.round(age * 1_000)).plusMillis(500))),
                        age,
                        staleBarSeconds));
    }
}

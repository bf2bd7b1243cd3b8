package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is listed: of whom, of which time, how much. */
final class PeriodOptions {

    @Option(names = "--symbol", paramLabel = "BASE/QUOTE", description = "Only this symbol's.")
    private @Nullable Symbol symbol;

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description = "Only this portfolio's, or 'model' for the model's (default: all).")
    private @Nullable String portfolio;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "A day, or a time such as 2026-11-13T06:00:00Z (default: a month before --to for trades, a week for"
                            + " decisions).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "The end, exclusive (default: now; without --from, in a home whose newest bar is old, its time).")
    private @Nullable Instant to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Only the last N (default: ${DEFAULT-VALUE}).")
    private int limit;

    void check(int maxLimit) {
        WrongUsageException.requireWithin("--limit", limit, 1, maxLimit);
    }

    Optional<Symbol> symbol() {
        return Optional.ofNullable(symbol);
    }

    Optional<String> portfolio() {
        return Optional.ofNullable(portfolio);
    }

    int limit() {
        return limit;
    }

    /**
     * Adds the period to an event.
     *
     * @param end where a period ends of which nothing is given, if not now
     */
    void putPeriod(ObjectNode event, Supplier<Optional<Instant>> end) {
        Optional.ofNullable(from).ifPresent(time -> event.put("from", time.toString()));
        Optional.ofNullable(to)
                .or(() -> from == null ? end.get() : Optional.empty())
                .ifPresent(time -> event.put("to", time.toString()));
    }
}

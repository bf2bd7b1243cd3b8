package dev.scalpel.execution.portfolio;

import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.settings.value.Mode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a portfolio's run.
 *
 * @param outcome {@code no signals}, {@code executed}, {@code under way}, {@code another invocation was first} or {@code failed}
 * @param halted why it is halted; empty while it is not
 * @param signals outcomes of this run
 * @param orders sent in this run
 * @param cash of the books, in the quote asset
 * @param value cash and cost of what is held
 * @param holdings by strategy: side and quantity
 * @param notes what a person should know, such as a difference from the account
 * @param foreign positions that were found beside the books, about every five minutes as long as they are there
 * @param failure why the run ended early or a signal was not executed
 */
public record PortfolioReport(
        Instant at,
        String portfolio,
        Mode mode,
        String outcome,
        Optional<String> halted,
        List<SignalOutcome> signals,
        int orders,
        Optional<BigDecimal> cash,
        Optional<BigDecimal> value,
        Map<String, String> holdings,
        List<String> notes,
        List<ForeignPosition> foreign,
        Optional<String> failure) {

    public static final String NO_SIGNALS = "no signals";
    static final String EXECUTED = "executed";
    static final String UNDER_WAY = "under way";
    public static final String LOST_RACE = "another invocation was first";
    public static final String FAILED = "failed";

    public PortfolioReport {
        signals = List.copyOf(signals);
        holdings = Map.copyOf(holdings);
        notes = List.copyOf(notes);
        foreign = List.copyOf(foreign);
    }

    static PortfolioReport failed(Instant at, PortfolioConfig config, String reason) {
        return new PortfolioReport(
                at,
                config.name(),
                config.mode(),
                FAILED,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.of(reason));
    }
}

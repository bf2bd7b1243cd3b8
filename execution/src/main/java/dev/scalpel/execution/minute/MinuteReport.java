package dev.scalpel.execution.minute;

import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a minute for one symbol.
 *
 * @param bar the newest closed bar in the store
 * @param outcome {@code decided}, {@code managed}, {@code handled before}, {@code analysed}, {@code no bars},
 *     {@code another invocation was first} or {@code failed}
 * @param decision {@code ENTER} or the reason for not entering; empty when nothing was decided
 * @param figures the numbers behind the decision
 * @param insight the model's prediction
 * @param note an explanation beyond the figures
 * @param position what is open afterwards, described
 * @param trades how many were closed in this minute
 * @param failure why this symbol's minute failed or needs attention
 */
public record MinuteReport(
        Symbol symbol,
        Optional<Instant> bar,
        String outcome,
        Optional<String> decision,
        Map<String, Double> figures,
        Optional<Insight> insight,
        Optional<String> note,
        Optional<String> position,
        int trades,
        Optional<String> failure) {

    private static final double BASIS_POINTS = 10_000;
    private static final MathContext DISPLAY_PRECISION = new MathContext(8);

    public static final String DECIDED = "decided";
    public static final String MANAGED = "managed";
    public static final String HANDLED_BEFORE = "handled before";
    public static final String ANALYSED = "analysed";
    public static final String NO_BARS = "no bars";
    public static final String LOST_RACE = "another invocation was first";
    public static final String FAILED = "failed";

    static MinuteReport of(Symbol symbol, Optional<Instant> bar, String outcome) {
        return new MinuteReport(
                symbol,
                bar,
                outcome,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    public static MinuteReport failed(Symbol symbol, String reason) {
        return new MinuteReport(
                symbol,
                Optional.empty(),
                FAILED,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of(reason));
    }

    MinuteReport with(DecisionTrace trace) {
        return new MinuteReport(
                symbol,
                bar,
                outcome,
                Optional.of(trace.reason()),
                trace.reportedFigures(),
                trace.insight(),
                trace.explanation().isEmpty() ? Optional.empty() : Optional.of(trace.explanation()),
                position,
                trades,
                failure);
    }

    MinuteReport with(Optional<String> open, int closed) {
        return new MinuteReport(symbol, bar, outcome, decision, figures, insight, note, open, closed, failure);
    }

    MinuteReport withProblem(Optional<String> problem) {
        return new MinuteReport(
                symbol, bar, outcome, decision, figures, insight, note, position, trades, failure.or(() -> problem));
    }

    /** A position, for people. */
    static String describe(OpenPosition open) {
        Position position = open.position();
        return position.side() + " " + position.quantity().toPlainString() + " at " + price(position.entryPrice())
                + (position.hasStop() ? ", stop " + price(position.stopPrice()) : "")
                + (position.hasTarget() ? ", target " + price(position.targetPrice()) : "") + ", until "
                + Instant.ofEpochMilli(position.deadline())
                + (position.basis() instanceof EntryBasis.ByScore basis ? ", " + describe(basis) : "");
    }

    private static String describe(EntryBasis.ByScore basis) {
        boolean rising = basis.side() == PositionSide.LONG;
        return String.format(
                Locale.ROOT,
                "entered at a score of %.2f bp, closed when it %s %.2f bp",
                basis.score() * BASIS_POINTS,
                rising ? "falls below" : "rises above",
                basis.exitScore() * basis.side().sign() * BASIS_POINTS);
    }

    /** As precise as any venue's tick. */
    private static String price(double price) {
        return BigDecimal.valueOf(price)
                .round(DISPLAY_PRECISION)
                .stripTrailingZeros()
                .toPlainString();
    }
}

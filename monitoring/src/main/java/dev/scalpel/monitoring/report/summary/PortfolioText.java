package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.portfolio.PortfolioReview;
import dev.scalpel.monitoring.portfolio.StrategyReview;
import dev.scalpel.signals.Outcome;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.ExitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A portfolio in words: the same in the report, in the mail and for the command line. */
public final class PortfolioText {

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MINUTES_PER_HOUR = 60;

    private PortfolioText() {}

    /** What it is worth, what it earned, and its signals; first of all why it is halted or paused. */
    public static List<String> sentences(PortfolioReview portfolio) {
        List<String> sentences = new ArrayList<>();
        portfolio
                .halt()
                .ifPresent(reason -> sentences.add("Halted: " + reason + ". Nothing is opened until you resume."));
        portfolio
                .pause()
                .ifPresent(reason -> sentences.add(
                        "Paused: " + reason + ". It keeps what it holds and opens nothing until you resume."));
        sentences.add(portfolio
                .value()
                .map(value -> "Worth " + MetricFormat.number(value.atCost().doubleValue(), 2) + " " + portfolio.quote()
                        + " at cost"
                        + value.atMarket()
                                .map(market -> " and " + MetricFormat.number(market.doubleValue(), 2) + " at market")
                                .orElse("; at market unknown, because bars of a holding are missing")
                        + ", of which " + MetricFormat.number(value.cash().doubleValue(), 2) + " in cash ("
                        + portfolio.mode() + " at " + portfolio.venue() + ").")
                .orElse("It has not run yet (" + portfolio.mode() + " at " + portfolio.venue() + ")."));
        sentences.add(MetricFormat.count(portfolio.trades(), "trade") + " closed, "
                + MetricFormat.signed(portfolio.netProfit().doubleValue(), 2) + " " + portfolio.quote()
                + (portfolio.funding().signum() == 0
                        ? " after fees. "
                        : " after fees and "
                                + MetricFormat.signed(portfolio.funding().doubleValue(), 2) + " of funding. ")
                + signals(portfolio));
        if (!portfolio.transfers().isEmpty()) {
            sentences.add("Cash of "
                    + MetricFormat.signed(portfolio.transferred().doubleValue(), 2) + " " + portfolio.quote()
                    + " came or went in "
                    + MetricFormat.count(portfolio.transfers().size(), "transfer") + ": it counts as no profit.");
        }
        portfolio
                .strategies()
                .forEach(strategy -> strategy.filter()
                        .ifPresent(words -> sentences.add("The filter of " + strategy.name() + " is " + words + ".")));
        return List.copyOf(sentences);
    }

    private static String signals(PortfolioReview portfolio) {
        int received = portfolio.strategies().stream()
                .mapToInt(StrategyReview::received)
                .sum();
        if (received == 0) {
            return "No signals.";
        }
        int executed = portfolio.outcomes().getOrDefault(Outcome.EXECUTED, 0);
        return MetricFormat.count(received, "signal") + ": " + executed + " executed"
                + refused(portfolio.outcomes())
                        .map(reasons -> "; not executed: " + reasons)
                        .orElse("")
                + ".";
    }

    /** Outcomes that a person may want to know about, each with its count; empty if there are none. */
    public static Optional<String> refused(Map<Outcome, Integer> outcomes) {
        String text = outcomes.entrySet().stream()
                .filter(entry -> entry.getKey() != Outcome.EXECUTED
                        && entry.getKey() != Outcome.ALREADY
                        && entry.getKey() != Outcome.SUPERSEDED)
                .map(entry -> entry.getValue() + " " + entry.getKey().name())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** What an outcome means, for a row without a reason of its own. */
    public static String meaning(Outcome outcome) {
        return switch (outcome) {
            case EXECUTED -> "executed";
            case ALREADY -> "the strategy was in that state already";
            case SUPERSEDED -> "a later signal of the same slot replaced it";
            case OUT_OF_ORDER -> "older than the newest handled signal of its strategy";
            case STALE -> "its slot had passed too long ago";
            case HALTED -> "the portfolio was halted";
            case LIMIT -> "a limit forbade the entry";
            case NOT_HELD -> "the strategy held nothing that could be closed";
            case UNDERFILLED -> "all attempts were used before the whole quantity had filled";
            case BELOW_MINIMUM -> "below the venue's smallest order";
            case MARKET_CLOSED -> "the market was closed";
            case CONFIRM -> "what has to confirm the strategy's entries did not";
            case DISABLED -> "the strategy's share is 0";
            case FAILED -> "it failed";
        };
    }

    /** How a holding ended that no order of ours has closed. */
    public static String ended(ExitReason reason) {
        return switch (reason) {
            case LIQUIDATION -> "liquidated by the venue";
            case DELEVERAGED -> "auto-deleveraged by the venue";
            case EXTERNAL -> "closed by another hand";
            case STOP, TARGET, TIME_LIMIT, SCORE, SIGNAL, HALT -> "closed by an order of ours";
        };
    }

    public static String origin(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    /** Milliseconds in the unit that reads best. */
    public static String duration(double millis) {
        double seconds = millis / MILLIS_PER_SECOND;
        if (seconds < SECONDS_PER_MINUTE) {
            return MetricFormat.number(seconds, 1) + " s";
        }
        double minutes = seconds / SECONDS_PER_MINUTE;
        return minutes < MINUTES_PER_HOUR
                ? MetricFormat.number(minutes, 1) + " min"
                : MetricFormat.number(minutes / MINUTES_PER_HOUR, 1) + " h";
    }
}

package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.DataQuality;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.trading.StandAsideReason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The conclusion of the review.
 *
 * @param headline one line
 * @param meaning what may be concluded from it, in one or two sentences
 * @param gain positive after a gain, negative after a loss, zero without trades
 */
public record Verdict(String headline, String meaning, int gain) {

    private static final double SIGNIFICANT = 0.95;
    private static final int FEW_DAYS = 20;

    public static Verdict of(AccountReview review) {
        return review.trades() == 0 ? withoutTrades(review) : withTrades(review);
    }

    private static Verdict withTrades(AccountReview review) {
        double gained = review.metrics().performance().totalReturn();
        String result = gained > 0
                ? "Up " + MetricFormat.percent(gained)
                : gained < 0 ? "Down " + MetricFormat.percent(-gained) : "Unchanged";
        String headline =
                result + " after costs in " + MetricFormat.count(review.trades(), "trade") + buyAndHold(review) + ".";
        return new Verdict(headline, odds(review), (int) Math.signum(gained));
    }

    private static String buyAndHold(AccountReview review) {
        return review.metrics().get(Metric.BUY_AND_HOLD_RETURN).statistic().value().stream()
                .mapToObj(held -> held >= 0
                        ? "; buy and hold gained " + MetricFormat.percent(held)
                        : "; buy and hold lost " + MetricFormat.percent(-held))
                .findFirst()
                .orElse("");
    }

    private static String odds(AccountReview review) {
        var odds = review.metrics().get(Metric.PROBABILITY_OF_EDGE).statistic();
        if (!odds.isDefined()) {
            return "There are too few data to distinguish skill from chance: " + odds.reason() + ".";
        }
        String mean = "By the returns of its hours the true mean is above zero with ";
        String share = MetricFormat.probability(odds.get()) + " probability: ";
        if (odds.get() > 1 - SIGNIFICANT && odds.get() < SIGNIFICANT) {
            return mean + share + "this does not distinguish skill from chance.";
        }
        String only = odds.get() >= SIGNIFICANT ? "" : "only ";
        return mean + only + share + "chance alone rarely does that." + ofFewDays(review);
    }

    /** What is counted in days then has wide intervals, which seem to contradict the hours. */
    private static String ofFewDays(AccountReview review) {
        int days = (int) review.period().days();
        return days < FEW_DAYS
                ? " Figures per day and per year rest on " + MetricFormat.count(days, "day") + " only."
                : "";
    }

    private static Verdict withoutTrades(AccountReview review) {
        Map<String, Integer> reasons = new TreeMap<>();
        review.symbols().stream()
                .map(SymbolReview::quality)
                .map(DataQuality::reasons)
                .forEach(one -> one.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum)));
        Optional<Map.Entry<String, Integer>> main =
                reasons.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue));
        boolean withoutBars =
                review.symbols().stream().allMatch(symbol -> symbol.quality().bars() == 0);
        if (withoutBars) {
            return new Verdict(
                    "No trades: no bars were stored in this period.",
                    "No decision was possible: data-retrieval has not run, or not for these symbols.",
                    0);
        }
        if (main.isEmpty()) {
            return new Verdict(
                    "No trades: no decision was made in this period.",
                    "There are bars but no decisions: execution has not run.",
                    0);
        }
        long all = reasons.values().stream().mapToLong(Integer::longValue).sum();
        return new Verdict(
                "No trades: " + clause(main.get().getKey()) + ".",
                "That was the reason in "
                        + MetricFormat.percent(main.get().getValue() / (double) all)
                        + " of " + MetricFormat.count(all, "decision")
                        + ". Staying out of the market has cost nothing.",
                0);
    }

    /** A reason not to enter, as a clause. */
    public static String clause(String reason) {
        return knownClause(reason)
                .orElseGet(() -> reason.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static Optional<String> knownClause(String name) {
        List<StandAsideReason> found = List.of(StandAsideReason.values()).stream()
                .filter(reason -> reason.name().equals(name))
                .toList();
        return found.stream().findFirst().map(reason -> switch (reason) {
            case NO_SIGNAL -> "the rule gave no signal";
            case FLAT_CHAMPION -> "the champion was flat";
            case SUSPENDED -> "its licence was suspended";
            case MODEL_REFUSED -> "the champion could not be used";
            case FEATURES_MISSING -> "features were missing";
            case NO_CANDIDATE -> "no entry was worth its costs";
            case SIDE_NOT_OFFERED -> "the side of the signal is not offered here";
            case BELOW_THRESHOLD -> "the predicted return was below the threshold";
            case VETOED -> "the meta-model vetoed";
            case NO_SIZE -> "the position size was zero";
            case POLICY -> "the policy did not enter";
            case IN_POSITION -> "a position was open";
            case SCORE_TURNED -> "the score of the open position had turned";
            case SCORE_UNKNOWN -> "the score of the open position could not be computed";
            case ENTRY_PENDING -> "an entry was pending";
            case COOL_DOWN -> "the cool-down after a stop was on";
            case DAILY_LOSS -> "the daily loss limit was reached";
            case DRAWDOWN -> "the drawdown limit was reached";
            case LOSSES_IN_A_ROW -> "the pause after consecutive losses was on";
            case PRICE_MOVED -> "the price had moved";
            case STALE_BAR -> "the bar was too old";
            case EXPOSURE -> "the exposure limit was reached";
            case BELOW_MINIMUM -> "the order was below the venue's minimum";
            case HALTED -> "trading was halted";
            case PAUSED -> "entries were paused";
            case LEFT_UNIVERSE -> "the symbol had left the universe";
            case DRIFT -> "the account and the records disagreed";
            case MARKET_CLOSED -> "the market was closed";
            case MARGIN_SETTINGS -> "the account's margin was not set up as the settings say";
            case LIQUIDATION_NEAR -> "the price of liquidation would have been too near";
            case SESSION_ENDING -> "the trading session was about to end";
            case VENUE_PAUSED -> "the venue had rate-limited us";
            case LAPSED -> "the entry lapsed";
        });
    }
}

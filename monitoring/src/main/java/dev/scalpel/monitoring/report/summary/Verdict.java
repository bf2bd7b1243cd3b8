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
 * What the period comes to.
 *
 * @param headline in one line
 * @param meaning what may be concluded from it, in a sentence or two
 * @param gain above zero after a gain, below after a loss, zero without trades
 */
public record Verdict(String headline, String meaning, int gain) {

    private static final double CONVINCING = 0.95;

    public static Verdict of(AccountReview review) {
        return review.trades() == 0 ? withoutTrades(review) : withTrades(review);
    }

    private static Verdict withTrades(AccountReview review) {
        double gained = review.figures().performance().totalReturn();
        String result = gained > 0
                ? "Up " + MetricFormat.percent(gained)
                : gained < 0 ? "Down " + MetricFormat.percent(-gained) : "Neither up nor down";
        String headline =
                result + " after costs in " + MetricFormat.count(review.trades(), "trade") + holding(review) + ".";
        return new Verdict(headline, odds(review), (int) Math.signum(gained));
    }

    private static String holding(AccountReview review) {
        return review.figures().get(Metric.HOLDING_RETURN).figure().value().stream()
                .mapToObj(held -> held >= 0
                        ? "; holding gained " + MetricFormat.percent(held)
                        : "; holding lost " + MetricFormat.percent(-held))
                .findFirst()
                .orElse("");
    }

    private static String odds(AccountReview review) {
        var odds = review.figures().get(Metric.PROBABILITY_OF_EDGE).figure();
        if (!odds.isDefined()) {
            return "There is too little to tell skill from luck: " + odds.reason() + ".";
        }
        String share = MetricFormat.probability(odds.get());
        if (odds.get() >= CONVINCING) {
            return "With " + share + " probability the true mean return is above zero: luck alone seldom does that.";
        }
        if (odds.get() <= 1 - CONVINCING) {
            return "With only " + share
                    + " probability the true mean return is above zero: bad luck alone seldom does that.";
        }
        return "The true mean return is above zero with " + share
                + " probability: this alone does not tell skill from luck.";
    }

    private static Verdict withoutTrades(AccountReview review) {
        Map<String, Integer> reasons = new TreeMap<>();
        review.symbols().stream()
                .map(SymbolReview::quality)
                .map(DataQuality::reasons)
                .forEach(one -> one.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum)));
        Optional<Map.Entry<String, Integer>> main =
                reasons.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue));
        boolean barless =
                review.symbols().stream().allMatch(symbol -> symbol.quality().bars() == 0);
        if (barless) {
            return new Verdict(
                    "No trades: no bars were stored in this period.",
                    "Nothing could be decided. data-retrieval has not run, or not for these symbols.",
                    0);
        }
        if (main.isEmpty()) {
            return new Verdict(
                    "No trades: nothing was decided in this period.",
                    "There are bars, but not one decision: execution has not run.",
                    0);
        }
        long all = reasons.values().stream().mapToLong(Integer::longValue).sum();
        return new Verdict(
                "No trades: " + inWords(main.get().getKey()) + ".",
                "That was the reason in "
                        + MetricFormat.percent(main.get().getValue() / (double) all)
                        + " of " + MetricFormat.count(all, "decision")
                        + ". Doing nothing has cost nothing.",
                0);
    }

    /** A reason to stand aside as a clause. */
    public static String inWords(String reason) {
        return wordsOf(reason).orElseGet(() -> reason.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static Optional<String> wordsOf(String name) {
        List<StandAsideReason> found = List.of(StandAsideReason.values()).stream()
                .filter(reason -> reason.name().equals(name))
                .toList();
        return found.stream().findFirst().map(reason -> switch (reason) {
            case NO_SIGNAL -> "the rule had nothing to say";
            case FLAT_CHAMPION -> "the champion was flat";
            case MODEL_REFUSED -> "the champion could not be used";
            case FEATURES_MISSING -> "features were missing";
            case NO_CANDIDATE -> "no bracket was worth its costs";
            case BELOW_THRESHOLD -> "the promised return stayed under the threshold";
            case VETOED -> "the meta-model vetoed";
            case NO_SIZE -> "the bet was worth no stake";
            case POLICY -> "the policy stood aside";
            case IN_POSITION -> "a position was open";
            case ENTRY_PENDING -> "an entry was under way";
            case COOL_DOWN -> "it was cooling down after a stop";
            case DAILY_LOSS -> "the daily loss limit was reached";
            case DRAWDOWN -> "the drawdown limit was reached";
            case LOSSES_IN_A_ROW -> "it paused after losses in a row";
            case PRICE_MOVED -> "the price had moved";
            case STALE_BAR -> "bars came too late";
            case EXPOSURE -> "the exposure limit was reached";
            case BELOW_MINIMUM -> "the order was under the venue's minimum";
            case HALTED -> "trading was halted";
            case DRIFT -> "the account and the books disagreed";
            case MARKET_CLOSED -> "the market was closed";
            case VENUE_PAUSED -> "the venue had rate-limited us";
            case LAPSED -> "the entry's minute never came";
        });
    }
}

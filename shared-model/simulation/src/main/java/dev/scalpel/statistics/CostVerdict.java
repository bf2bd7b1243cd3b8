package dev.scalpel.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Whether a break-even exceeds what an account pays.
 *
 * @param roundTripBp fees, spread and slippage of an entry and its exit; below 0 where rebates exceed them
 */
public record CostVerdict(BreakEven breakEven, double roundTripBp) {

    /** A difference below this many standard errors decides nothing. */
    private static final double DECIDING_ERRORS = 2;

    private static final int DECIMALS = 2;

    /** The result of the comparison. */
    public enum Answer {
        EARNS("earns", "it earns more than that"),
        LOSES("loses", "it earns less than that"),
        UNDECIDED("undecided", "the difference is within two standard errors"),
        NO_TRADES("no trades", "there is nothing to judge");

        private final String word;
        private final String words;

        Answer(String word, String words) {
            this.word = word;
            this.words = words;
        }

        /** For a column of a table. */
        public String word() {
            return word;
        }
    }

    public CostVerdict {
        if (!Double.isFinite(roundTripBp)) {
            throw new IllegalArgumentException("roundTripBp must be finite: " + roundTripBp);
        }
    }

    public Answer answer() {
        if (!breakEven.bp().isDefined()) {
            return Answer.NO_TRADES;
        }
        if (!breakEven.standardErrorBp().isDefined()) {
            return Answer.UNDECIDED;
        }
        double lead = breakEven.bp().get() - roundTripBp / 2;
        if (Math.abs(lead) < DECIDING_ERRORS * breakEven.standardErrorBp().get()) {
            return Answer.UNDECIDED;
        }
        return lead > 0 ? Answer.EARNS : Answer.LOSES;
    }

    /** One sentence without a full stop. */
    public String text() {
        String cost = "your round trip costs " + plain(roundTripBp) + " bp";
        if (!breakEven.bp().isDefined()) {
            return "no trades, so no break-even; " + cost;
        }
        return "breaks even at " + estimate(breakEven) + " bp per side; " + cost + ": " + reason();
    }

    private String reason() {
        return breakEven.standardErrorBp().isDefined() ? answer().words : "too few days to decide";
    }

    /** The estimate with its error, such as {@code 1.1 ± 0.6}; {@code –} without trades. */
    public static String estimate(BreakEven breakEven) {
        if (!breakEven.bp().isDefined()) {
            return "–";
        }
        Statistic error = breakEven.standardErrorBp();
        return oneDecimal(breakEven.bp().get()) + " ± " + (error.isDefined() ? oneDecimal(error.get()) : "?");
    }

    private static String oneDecimal(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return "-0.0".equals(text) ? "0.0" : text;
    }

    /** Two decimals at most, and none where they are zero. */
    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.toPlainString();
    }
}

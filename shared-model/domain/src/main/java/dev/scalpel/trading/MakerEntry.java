package dev.scalpel.trading;

/**
 * How an entry is quoted into the book. It rests as a limit order at the close of its decision bar, or an offset away from it,
 * and fills at its limit when the price trades through it.
 *
 * @param offset of the limit from the close, away from the market, as a share of the price
 * @param validMinutes how many minutes each quote rests, 1 to {@value #MAX_VALID_MINUTES}
 * @param requotes how often an unfilled quote is replaced by one at the newest close
 * @param crosses whether an entry that no quote has filled takes at the next open; otherwise it lapses
 */
public record MakerEntry(double offset, int validMinutes, int requotes, boolean crosses) {

    public static final int MAX_VALID_MINUTES = 3;
    public static final int MAX_REQUOTES = 10;

    private static final double MAX_OFFSET = 0.05;

    public MakerEntry {
        Require.within("offset", offset, 0, MAX_OFFSET);
        Require.within("validMinutes", validMinutes, 1, MAX_VALID_MINUTES);
        Require.within("requotes", requotes, 0, MAX_REQUOTES);
    }

    /** One quote at the close, after which the entry lapses. */
    public static MakerEntry once(int validMinutes) {
        return new MakerEntry(0, validMinutes, 0, false);
    }

    /** The limit of a quote, on the tick that is further from the market. */
    public double limit(PositionSide side, double close, PriceTicks ticks) {
        return ticks.level(side.opposite(), close * (1 - side.sign() * offset));
    }

    /** In how many bars the entry may be made at most. */
    public int maxBars() {
        return validMinutes * (1 + requotes) + (crosses ? 1 : 0);
    }
}

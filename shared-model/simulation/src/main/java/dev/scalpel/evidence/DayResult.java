package dev.scalpel.evidence;

/** What the procedure's portfolio did in one UTC day, on paper, whether it was licensed or not. */
public sealed interface DayResult {

    /**
     * It traded.
     *
     * @param netReturn of the portfolio after costs, as a share, marked at the day's end
     */
    record Traded(double netReturn) implements DayResult {

        public Traded {
            if (!(netReturn >= -1 && netReturn <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("a day's return must be finite and >= -1: " + netReturn);
            }
        }
    }

    /** It found nothing to trade: evidence for nothing. */
    record Idle() implements DayResult {}

    /** The day can neither be observed nor replayed: it counts as the worst day. */
    record Missed() implements DayResult {}

    /** @param unit of {@link ReturnScale} for this day */
    default double scaled(double unit) {
        if (this instanceof Traded traded) {
            return traded.netReturn() / unit;
        }
        return this instanceof Missed ? -Wager.WORST : 0;
    }
}

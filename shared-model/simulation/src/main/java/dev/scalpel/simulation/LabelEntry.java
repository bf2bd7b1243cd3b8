package dev.scalpel.simulation;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * Where and how the brackets of one side are entered after a bar, or why they are not.
 *
 * @param row of the entry
 * @param price including spread and slippage
 * @param rested whether it filled while it rested
 * @param missing why there is no entry; {@link LabelOutcome#TIME_LIMIT} where there is one
 */
record LabelEntry(int row, double price, boolean rested, LabelOutcome missing) {

    /** A label has no quantity; its costs are the same for every size. */
    static final double NO_NOTIONAL = 0;

    private static final LabelOutcome NOTHING_MISSING = LabelOutcome.TIME_LIMIT;

    private static LabelEntry none(LabelOutcome why) {
        return new LabelEntry(0, Double.NaN, false, why);
    }

    boolean isMade() {
        return missing == NOTHING_MISSING;
    }

    /** Rule 1: at the open of this row. */
    static LabelEntry taker(PositionSide side, double open, int row, Costs costs) {
        return new LabelEntry(row, FillRules.entryPrice(side, open, costs, NO_NOTIONAL), false, NOTHING_MISSING);
    }

    /**
     * Rule 6, as the trader applies it bar by bar.
     *
     * @param decisionRow after whose bar it is quoted
     * @param from the first row at or after the quote's first minute
     * @param firstMinute the quote's
     */
    static LabelEntry maker(
            MakerEntry terms,
            PositionSide side,
            LabelBars bars,
            Costs costs,
            PriceTicks ticks,
            int decisionRow,
            int from,
            long firstMinute) {
        RestingQuote quote = RestingQuote.first(terms, side, bars.close()[decisionRow], ticks, firstMinute);
        for (int row = from; row < bars.rows(); row++) {
            RestingQuote.Step step = quote.after(
                    terms, side, ticks, bars.time()[row], bars.high()[row], bars.low()[row], bars.close()[row]);
            switch (step.outcome()) {
                case FILLED -> {
                    return new LabelEntry(row, quote.limit(), true, NOTHING_MISSING);
                }
                case CROSSES -> {
                    return crossing(side, bars, costs, row, Minutes.plus(quote.lastMinute(), 1));
                }
                case LAPSED -> {
                    return none(LabelOutcome.NOT_FILLED);
                }
                case RESTS -> quote = step.quote();
            }
        }
        return none(LabelOutcome.OPEN_AT_END);
    }

    /** At the open of this minute, which may be that of this row already. */
    private static LabelEntry crossing(PositionSide side, LabelBars bars, Costs costs, int row, long minute) {
        int taking = bars.time()[row] >= minute ? row : row + 1;
        if (taking == bars.rows()) {
            return none(LabelOutcome.OPEN_AT_END);
        }
        return bars.time()[taking] == minute
                ? taker(side, bars.open()[taking], taking, costs)
                : none(LabelOutcome.NOT_FILLED);
    }
}

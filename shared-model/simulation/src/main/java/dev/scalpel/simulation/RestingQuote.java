package dev.scalpel.simulation;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * The quote of a pending maker entry: rule 6, for the trader and the labels.
 *
 * @param lastMinute the last minute in which it rests
 * @param requotes how often it may still be replaced
 */
public record RestingQuote(double limit, long lastMinute, int requotes) {

    /** What a bar made of a quote. */
    enum Outcome {
        /** It fills at its limit. */
        FILLED,
        /** It rests on, or was replaced by another. */
        RESTS,
        /** The entry takes at the open of the minute after the quote's last one. */
        CROSSES,
        LAPSED
    }

    /** @param quote that rests after the bar; the former one unless it was replaced */
    record Step(Outcome outcome, RestingQuote quote) {}

    /**
     * @param close of the decision bar
     * @param firstMinute in which it rests
     */
    static RestingQuote first(MakerEntry terms, PositionSide side, double close, PriceTicks ticks, long firstMinute) {
        return new RestingQuote(
                terms.limit(side, close, ticks),
                Minutes.plus(firstMinute, terms.validMinutes() - 1L),
                terms.requotes());
    }

    /**
     * Applies a bar at or after the first minute. Minutes may be absent: a quote whose last minute is over by this bar has not
     * filled in it.
     */
    Step after(
            MakerEntry terms,
            PositionSide side,
            PriceTicks ticks,
            long openTime,
            double high,
            double low,
            double close) {
        if (openTime <= lastMinute && fillsIn(side, ticks, high, low)) {
            return new Step(Outcome.FILLED, this);
        }
        if (openTime < lastMinute) {
            return new Step(Outcome.RESTS, this);
        }
        if (requotes > 0) {
            return new Step(
                    Outcome.RESTS,
                    new RestingQuote(
                            terms.limit(side, close, ticks),
                            Minutes.plus(openTime, terms.validMinutes()),
                            requotes - 1));
        }
        return new Step(terms.crosses() ? Outcome.CROSSES : Outcome.LAPSED, this);
    }

    /** A price beyond the limit must trade, by a tick where the tick is known: at the limit others may stand before it. */
    private boolean fillsIn(PositionSide side, PriceTicks ticks, double high, double low) {
        double through = ticks.through(side.entrySide(), limit);
        boolean tickKnown = through != limit;
        return side == PositionSide.LONG
                ? FillRules.fallsTo(tickKnown ? through : Math.nextDown(limit), low)
                : FillRules.risesTo(tickKnown ? through : Math.nextUp(limit), high);
    }
}

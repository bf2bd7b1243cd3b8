package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;

/**
 * What an instrument added to a day of the portfolio. Shares are of the portfolio's capital, so that its weight is in them.
 *
 * @param gross earned before fees and spread
 * @param turnover what was bought and sold; 0 for a position that was only held
 * @param trades how many were closed
 * @param costBp per side, in basis points of the turnover, that the day was counted with
 */
public record InstrumentDay(InstrumentId instrument, double gross, double turnover, int trades, double costBp) {

    public InstrumentDay {
        if (!Double.isFinite(gross) || !Double.isFinite(costBp)) {
            throw new IllegalArgumentException(
                    "gross and costBp must be finite: " + gross + ", " + costBp + " of " + instrument);
        }
        if (!(turnover >= 0 && turnover <= Double.MAX_VALUE) || trades < 0) {
            throw new IllegalArgumentException(
                    "turnover must be finite, it and trades >= 0: " + turnover + ", " + trades + " of " + instrument);
        }
    }
}

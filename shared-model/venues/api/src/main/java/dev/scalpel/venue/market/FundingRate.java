package dev.scalpel.venue.market;

import java.math.BigDecimal;

/**
 * A funding that was settled.
 *
 * @param time epoch milliseconds, of the venue's clock; some venues report it a few milliseconds late
 * @param rate of the notional value, which longs pay to shorts where it is positive
 */
public record FundingRate(long time, BigDecimal rate) {}

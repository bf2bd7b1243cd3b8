package dev.scalpel.venue.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade that the venue has made public.
 *
 * @param id unique for the symbol
 * @param quantity in units of the base asset
 * @param takerBought whether the side that took liquidity bought
 * @param count how many trades this row stands for, where the venue puts several into one
 */
public record PublicTrade(
        String id, Instant time, BigDecimal price, BigDecimal quantity, boolean takerBought, long count) {}

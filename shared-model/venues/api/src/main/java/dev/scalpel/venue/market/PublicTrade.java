package dev.scalpel.venue.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade in a venue's public history.
 *
 * @param id unique for the symbol
 * @param quantity in units of the base asset
 * @param takerBought whether the taker was the buyer
 * @param count how many trades this row aggregates
 */
public record PublicTrade(
        String id, Instant time, BigDecimal price, BigDecimal quantity, boolean takerBought, long count) {}

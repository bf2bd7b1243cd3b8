package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;

/**
 * One execution and the order that it belongs to.
 *
 * @param venueOrderId as {@link OrderReport#venueId()}
 * @param maker whether our order rested in the book
 */
public record VenueFill(String venueOrderId, OrderSide side, boolean maker, Fill fill) {}

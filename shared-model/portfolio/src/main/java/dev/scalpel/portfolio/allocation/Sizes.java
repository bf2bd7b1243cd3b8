package dev.scalpel.portfolio.allocation;

import java.util.List;

/**
 * The orders of one phase.
 *
 * @param orders by instrument, then by strategy
 * @param belowMinimum strategies for which the venue accepts no order of the size, in the same order
 */
public record Sizes(List<SizedOrder> orders, List<String> belowMinimum) {

    public Sizes {
        orders = List.copyOf(orders);
        belowMinimum = List.copyOf(belowMinimum);
    }
}

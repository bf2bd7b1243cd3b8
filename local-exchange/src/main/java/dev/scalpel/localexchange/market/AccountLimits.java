package dev.scalpel.localexchange.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The account's limits in one symbol, as filters.md names them.
 *
 * @param maxOrderLists MAX_NUM_ORDER_LISTS: open lists of orders
 * @param maxIcebergOrders MAX_NUM_ICEBERG_ORDERS: open iceberg orders
 * @param icebergParts ICEBERG_PARTS: maximum number of parts of such an order
 * @param maxAmendments MAX_NUM_ORDER_AMENDS: maximum number of amendments of one order
 * @param maxPosition MAX_POSITION: maximum base asset held and being bought; empty for no limit
 */
public record AccountLimits(
        int maxOrderLists,
        int maxIcebergOrders,
        int icebergParts,
        int maxAmendments,
        Optional<BigDecimal> maxPosition) {

    public AccountLimits {
        if (maxOrderLists < 1 || maxIcebergOrders < 1 || icebergParts < 1 || maxAmendments < 1) {
            throw new IllegalArgumentException("the limits of an account must be >= 1: " + maxOrderLists + ", "
                    + maxIcebergOrders + ", " + icebergParts + ", " + maxAmendments);
        }
        if (maxPosition.filter(max -> max.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("maxPosition must be > 0: " + maxPosition.get());
        }
    }

    /** As at the venue since 2026-03-12 (CHANGELOG.md, 2026-02-24: 100 parts); no limit of the position. */
    public static AccountLimits defaults() {
        return new AccountLimits(20, 5, 100, 10, Optional.empty());
    }

    /** The same limits with a maximum position. */
    public AccountLimits withMaxPosition(BigDecimal max) {
        return new AccountLimits(maxOrderLists, maxIcebergOrders, icebergParts, maxAmendments, Optional.of(max));
    }

    /** The same limits with another maximum of open lists. */
    public AccountLimits withMaxOrderLists(int max) {
        return new AccountLimits(max, maxIcebergOrders, icebergParts, maxAmendments, maxPosition);
    }
}

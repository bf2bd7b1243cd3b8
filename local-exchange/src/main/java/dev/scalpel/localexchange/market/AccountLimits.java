package dev.scalpel.localexchange.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account may have in one symbol, as filters.md names it.
 *
 * @param maxOrderLists MAX_NUM_ORDER_LISTS: open lists of orders
 * @param maxIcebergOrders MAX_NUM_ICEBERG_ORDERS: open orders of which a part is shown
 * @param icebergParts ICEBERG_PARTS: into how many parts such an order may break
 * @param maxAmendments MAX_NUM_ORDER_AMENDS: how often one order may be amended
 * @param maxPosition MAX_POSITION: what the account holds of the base asset and its open purchases; empty for any
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
        if (maxPosition.filter(most -> most.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("maxPosition must be > 0: " + maxPosition.get());
        }
    }

    /** As at the venue since 2026-03-12 (CHANGELOG.md, 2026-02-24: 100 parts); no limit of the position. */
    public static AccountLimits usual() {
        return new AccountLimits(20, 5, 100, 10, Optional.empty());
    }

    /** The same limits with a largest position. */
    public AccountLimits withMaxPosition(BigDecimal most) {
        return new AccountLimits(maxOrderLists, maxIcebergOrders, icebergParts, maxAmendments, Optional.of(most));
    }

    /** The same limits with another number of open lists. */
    public AccountLimits withMaxOrderLists(int most) {
        return new AccountLimits(most, maxIcebergOrders, icebergParts, maxAmendments, maxPosition);
    }
}

package dev.scalpel.localexchange.orderentry;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Checks an order against a pair's filters; a refusal names the filter. */
public final class OrderRules {

    private OrderRules() {}

    public static void check(OrderRequest order, long now) {
        Filters filters = order.market().listing().filters();
        BigDecimal average = order.market().averagePrice(now);
        if (order.type().hasLimit()) {
            checkPrice(order.price(), filters);
            checkBand(order.price(), average, filters);
        }
        if (order.type().waitsForTrigger()) {
            checkPrice(order.stopPrice(), filters);
        }
        if (order.quantity().signum() > 0) {
            checkQuantity(order, filters);
        }
        checkNotional(order, average, filters);
        order.options().icebergQuantity().ifPresent(shown -> checkIceberg(order, shown, filters));
    }

    private static void checkIceberg(OrderRequest order, BigDecimal shown, Filters filters) {
        if (shown.compareTo(order.quantity()) > 0) {
            throw ApiException.rejected("IcebergQty exceeds QTY.");
        }
        if (!isMultiple(shown, filters.step()) || shown.compareTo(filters.minQuantity()) < 0) {
            throw ApiException.filter("LOT_SIZE");
        }
        BigDecimal parts = order.quantity().divide(shown, 0, RoundingMode.CEILING);
        if (parts.compareTo(BigDecimal.valueOf(filters.limits().icebergParts())) > 0) {
            throw ApiException.filter("ICEBERG_PARTS");
        }
    }

    private static void checkPrice(BigDecimal price, Filters filters) {
        boolean onTick = isMultiple(price, filters.tick());
        if (!onTick || price.compareTo(filters.tick()) < 0 || price.compareTo(Filters.MAX_PRICE) > 0) {
            throw ApiException.filter("PRICE_FILTER");
        }
    }

    private static void checkBand(BigDecimal price, BigDecimal average, Filters filters) {
        BigDecimal highest = average.multiply(filters.priceBand());
        BigDecimal lowest = average.divide(filters.priceBand(), 8, RoundingMode.HALF_UP);
        if (price.compareTo(highest) > 0 || price.compareTo(lowest) < 0) {
            throw ApiException.filter("PERCENT_PRICE_BY_SIDE");
        }
    }

    private static void checkQuantity(OrderRequest order, Filters filters) {
        BigDecimal quantity = order.quantity();
        boolean onStep = isMultiple(quantity, filters.step());
        if (!onStep || quantity.compareTo(filters.minQuantity()) < 0 || quantity.compareTo(filters.maxQuantity()) > 0) {
            throw ApiException.filter("LOT_SIZE");
        }
        if (!order.type().hasLimit() && quantity.compareTo(filters.maxMarketQuantity()) > 0) {
            throw ApiException.filter("MARKET_LOT_SIZE");
        }
    }

    private static void checkNotional(OrderRequest order, BigDecimal average, Filters filters) {
        BigDecimal price = order.type().hasLimit() ? order.price() : average;
        BigDecimal notional = order.quantity().signum() > 0 ? order.quantity().multiply(price) : order.quoteQuantity();
        boolean tooLarge = order.type().hasLimit() && notional.compareTo(Filters.MAX_NOTIONAL) > 0;
        if (tooLarge || notional.compareTo(filters.minNotional()) < 0) {
            throw ApiException.filter("NOTIONAL");
        }
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal unit) {
        return value.remainder(unit).signum() == 0;
    }
}

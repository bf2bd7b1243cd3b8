package dev.scalpel.localexchange.perpetual.entry;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import java.math.BigDecimal;

/** The filters of a contract; unlike in the spot market each has codes of its own. */
final class FuturesFilters {

    private FuturesFilters() {}

    static void check(FuturesOrderRequest order, BigDecimal mark) {
        Contract contract = order.contract();
        if (order.type().hasLimit()) {
            checkPrice(order.price(), contract);
            checkBand(order, mark);
        }
        if (order.trigger().price().signum() != 0) {
            checkPrice(order.trigger().price(), contract);
        }
        if (!order.trigger().closePosition()) {
            checkQuantity(order);
            checkNotional(order, mark);
        }
    }

    static void checkPrice(BigDecimal price, Contract contract) {
        if (price.signum() <= 0) {
            throw ApiException.refused(-4001, "Price less than 0.").because(Reason.PRICE);
        }
        requirePrecision(price, contract.tick(), Reason.PRICE);
        if (price.compareTo(Filters.MAX_PRICE) > 0) {
            throw ApiException.refused(-4002, "Price greater than max price.").because(Reason.PRICE);
        }
        if (price.compareTo(contract.tick()) < 0) {
            throw ApiException.refused(-4013, "Price less than min price.").because(Reason.PRICE);
        }
        if (price.remainder(contract.tick()).signum() != 0) {
            throw ApiException.refused(-4014, "Price not increased by tick size.")
                    .because(Reason.PRICE);
        }
    }

    /** PERCENT_PRICE: for a conditional order it is the limit that is compared, with its trigger price instead of the mark. */
    private static void checkBand(FuturesOrderRequest order, BigDecimal mark) {
        boolean conditional = order.type().isConditional();
        BigDecimal reference = conditional ? order.trigger().price() : mark;
        BigDecimal highest = reference.multiply(order.contract().terms().multiplierUp());
        BigDecimal lowest = reference.multiply(order.contract().terms().multiplierDown());
        if (order.buys() && order.price().compareTo(highest) > 0) {
            throw ApiException.refused(
                            conditional ? -4183 : -4016, "Limit price can't be higher than " + text(highest) + ".")
                    .because(Reason.PRICE_BAND);
        }
        if (!order.buys() && order.price().compareTo(lowest) < 0) {
            throw ApiException.refused(
                            conditional ? -4184 : -4024, "Limit price can't be lower than " + text(lowest) + ".")
                    .because(Reason.PRICE_BAND);
        }
    }

    private static void checkQuantity(FuturesOrderRequest order) {
        Filters filters = order.contract().market().listing().filters();
        BigDecimal quantity = order.quantity();
        BigDecimal max = order.type().hasLimit() ? filters.maxQuantity() : filters.maxMarketQuantity();
        if (quantity.signum() <= 0) {
            throw ApiException.refused(-4003, "Quantity less than or equal to zero.")
                    .because(Reason.QUANTITY);
        }
        requirePrecision(quantity, filters.step(), Reason.QUANTITY);
        if (quantity.compareTo(filters.minQuantity()) < 0) {
            throw ApiException.refused(-4004, "Quantity less than min quantity.")
                    .because(Reason.QUANTITY);
        }
        if (quantity.compareTo(max) > 0) {
            throw ApiException.refused(-4005, "Quantity greater than max quantity.")
                    .because(Reason.QUANTITY);
        }
        if (quantity.remainder(filters.step()).signum() != 0) {
            throw ApiException.refused(-4023, "Qty not increased by step size.").because(Reason.QUANTITY);
        }
    }

    private static void checkNotional(FuturesOrderRequest order, BigDecimal mark) {
        BigDecimal min = order.contract().market().listing().filters().minNotional();
        BigDecimal price = order.type().hasLimit() ? order.price() : mark;
        if (!order.onlyReduces() && order.quantity().multiply(price).compareTo(min) < 0) {
            throw Refusals.minNotional(min);
        }
    }

    /** More decimals than the unit has are refused before the multiple is looked at. */
    private static void requirePrecision(BigDecimal value, BigDecimal unit, Reason reason) {
        if (value.stripTrailingZeros().scale()
                > Math.max(0, unit.stripTrailingZeros().scale())) {
            throw Refusals.precision().because(reason);
        }
    }

    private static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}

package dev.scalpel.localexchange.market;

import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;

/**
 * The exchange's order filters of one symbol, as {@code exchangeInfo} reports them.
 *
 * @param tick smallest step of a price, in the quote asset
 * @param step smallest step of a quantity, in the base asset
 * @param minQuantity smallest quantity of an order, in the base asset
 * @param maxQuantity largest quantity of a limit order, in the base asset
 * @param maxMarketQuantity largest quantity of a market order, in the base asset
 * @param minNotional smallest price times quantity, in the quote asset
 * @param priceBand allowed factor between a price and the five-minute average: {@code 5} allows a fifth of it to five
 *     times it
 * @param maxOpenOrders maximum of open orders in the symbol
 * @param maxStopOrders maximum of open orders that wait for a stop price
 * @param limits the account's other limits in the symbol
 */
public record Filters(
        BigDecimal tick,
        BigDecimal step,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal maxMarketQuantity,
        BigDecimal minNotional,
        BigDecimal priceBand,
        int maxOpenOrders,
        int maxStopOrders,
        AccountLimits limits) {

    /** The highest price and the largest order value that any symbol accepts. */
    public static final BigDecimal MAX_PRICE = new BigDecimal("1000000");

    public static final BigDecimal MAX_NOTIONAL = new BigDecimal("9000000");

    public Filters {
        requirePositive("tick", tick);
        requirePositive("step", step);
        requirePositive("minQuantity", minQuantity);
        requirePositive("maxQuantity", maxQuantity);
        requirePositive("maxMarketQuantity", maxMarketQuantity);
        if (minNotional.signum() < 0) {
            throw new IllegalArgumentException("minNotional must be >= 0: " + minNotional);
        }
        if (priceBand.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("priceBand must be > 1: " + priceBand);
        }
        if (maxOpenOrders < 1 || maxStopOrders < 1) {
            throw new IllegalArgumentException(
                    "maxOpenOrders and maxStopOrders must be >= 1: " + maxOpenOrders + " and " + maxStopOrders);
        }
    }

    /** With the default limits of an account. */
    public Filters(
            BigDecimal tick,
            BigDecimal step,
            BigDecimal minQuantity,
            BigDecimal maxQuantity,
            BigDecimal maxMarketQuantity,
            BigDecimal minNotional,
            BigDecimal priceBand,
            int maxOpenOrders,
            int maxStopOrders) {
        this(
                tick,
                step,
                minQuantity,
                maxQuantity,
                maxMarketQuantity,
                minNotional,
                priceBand,
                maxOpenOrders,
                maxStopOrders,
                AccountLimits.defaults());
    }

    /** The typical filters of a large pair with this tick and step; the minimum order value is 5 of the quote asset. */
    public static Filters of(String tick, String step) {
        return new Filters(
                new BigDecimal(tick),
                new BigDecimal(step),
                new BigDecimal(step),
                new BigDecimal("9000000"),
                new BigDecimal("900000"),
                new BigDecimal("5"),
                new BigDecimal("5"),
                200,
                5);
    }

    /** The same filters with another minimum order value. */
    public Filters withMinNotional(BigDecimal other) {
        return new Filters(
                tick,
                step,
                minQuantity,
                maxQuantity,
                maxMarketQuantity,
                other,
                priceBand,
                maxOpenOrders,
                maxStopOrders,
                limits);
    }

    /** The same filters with other limits of the account. */
    public Filters withLimits(AccountLimits other) {
        return new Filters(
                tick,
                step,
                minQuantity,
                maxQuantity,
                maxMarketQuantity,
                minNotional,
                priceBand,
                maxOpenOrders,
                maxStopOrders,
                other);
    }

    /** Tick and step from the decimals of the first thousand bars' prices and volumes, at most 8. */
    public static Filters forBars(BarSeries bars) {
        BarPrecision precision = BarPrecision.of(bars);
        return of(precision.tick(), precision.step());
    }

    private static void requirePositive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }
}

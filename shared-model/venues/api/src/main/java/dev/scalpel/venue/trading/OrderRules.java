package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks orders against a venue's filters before anything is claimed or sent. Pure. */
public final class OrderRules {

    private OrderRules() {}

    /**
     * Why the venue would reject the order of this intent; empty when its filters allow it. The minimum notional is not
     * checked for a market exit, whose price is not known.
     */
    public static Optional<String> refusal(Intent intent, VenueFilters filters) {
        return offStep(intent.quantity(), filters)
                .or(() -> prices(intent)
                        .flatMap(price -> offTick(price, filters).stream())
                        .findFirst())
                .or(() -> outOfOrder(intent))
                .or(() -> prices(intent)
                        .min(BigDecimal::compareTo)
                        .flatMap(lowest -> belowMinNotional(intent.quantity(), lowest, filters)));
    }

    /**
     * Why a position must not be opened: the venue would reject its entry, or the stop for what is left after the entry's
     * fee; empty when it would accept both.
     *
     * @param entryLimit the limit of the entry
     * @param stopLimit the lowest price of the protection's orders: of a long its stop's limit, of a short its target
     * @param feeRate a fraction; deducted from the bought quantity when the venue charges in the base asset. Zero for a
     *     short, which is bought back in full
     */
    public static Optional<String> legsRefusal(
            BigDecimal quantity,
            BigDecimal entryLimit,
            BigDecimal stopLimit,
            BigDecimal feeRate,
            VenueFilters filters) {
        BigDecimal sellable = afterFee(quantity, feeRate, filters);
        return offStep(quantity, filters)
                .or(() -> belowMinNotional(quantity, entryLimit, filters))
                .map(reason -> "entry: " + reason)
                .or(() -> offStep(sellable, filters)
                        .or(() -> belowMinNotional(sellable, stopLimit, filters))
                        .map(reason -> "stop after fee: " + reason));
    }

    /** What can be sold of a bought quantity after its fee in the base asset, rounded down to whole steps. */
    public static BigDecimal afterFee(BigDecimal quantity, BigDecimal feeRate, VenueFilters filters) {
        return filters.floorQuantity(quantity.multiply(BigDecimal.ONE.subtract(feeRate)));
    }

    /** Whether what is held is too little for an order at this price; more than the largest order is not. */
    public static boolean isDust(BigDecimal held, BigDecimal price, VenueFilters filters) {
        return !filters.accepts(filters.floorQuantity(held.min(filters.maxQuantity())), price);
    }

    private static Stream<BigDecimal> prices(Intent intent) {
        return Stream.of(intent.price(), intent.stopPrice(), intent.targetPrice())
                .flatMap(Optional::stream);
    }

    private static Optional<String> offStep(BigDecimal quantity, VenueFilters filters) {
        if (filters.floorQuantity(quantity).compareTo(quantity) != 0) {
            return Optional.of(text(quantity) + " is not a multiple of the step " + text(filters.stepSize()));
        }
        if (quantity.signum() <= 0
                || quantity.compareTo(filters.minQuantity()) < 0
                || quantity.compareTo(filters.maxQuantity()) > 0) {
            return Optional.of("the quantity " + text(quantity) + " is not within " + text(filters.minQuantity())
                    + " to " + text(filters.maxQuantity()));
        }
        return Optional.empty();
    }

    private static Optional<String> offTick(BigDecimal price, VenueFilters filters) {
        return filters.floorPrice(price).compareTo(price) == 0
                ? Optional.empty()
                : Optional.of(text(price) + " is not a multiple of the tick " + text(filters.tickSize()));
    }

    private static Optional<String> belowMinNotional(BigDecimal quantity, BigDecimal price, VenueFilters filters) {
        BigDecimal notional = filters.notional(quantity, price);
        return notional.compareTo(filters.minNotional()) >= 0
                ? Optional.empty()
                : Optional.of("the notional " + text(notional.stripTrailingZeros())
                        + " is below the venue's minimum of " + text(filters.minNotional()));
    }

    /** A selling stop has its limit at or below its trigger and its target above; a buying stop the other way round. */
    private static Optional<String> outOfOrder(Intent intent) {
        if (intent.stopPrice().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal trigger = intent.stopPrice().get();
        int sign = intent.side() == OrderSide.SELL ? 1 : -1;
        boolean limitBeyond = intent.price()
                .filter(limit -> limit.compareTo(trigger) * sign > 0)
                .isPresent();
        boolean targetBehind = intent.targetPrice()
                .filter(target -> target.compareTo(trigger) * sign <= 0)
                .isPresent();
        return limitBeyond || targetBehind
                ? Optional.of("limit, trigger and target are out of order: "
                        + prices(intent).map(OrderRules::text).toList())
                : Optional.empty();
    }

    private static String text(BigDecimal amount) {
        return amount.toPlainString();
    }
}

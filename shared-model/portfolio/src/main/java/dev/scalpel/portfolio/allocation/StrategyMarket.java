package dev.scalpel.portfolio.allocation;

import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.OrderPricing;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The market of a strategy's instrument at the time of sizing.
 *
 * @param incrementBp how far beyond the best price an order's limit lies, in basis points
 * @param window when a position may be opened; closed only while the instrument's session is open
 * @param baseFeeRate the share of a purchase that the venue may keep as its fee; 0 where it charges no fee in the base asset
 * @param denomination of quantities and prices
 */
public record StrategyMarket(
        Quote quote,
        VenueFilters filters,
        BigDecimal incrementBp,
        OrderSupport orders,
        EntryWindow window,
        BigDecimal baseFeeRate,
        Denomination denomination) {

    /** The limit of an order that must fill, where there are no market orders, lies beyond the best price by this factor. */
    private static final BigDecimal LAST_LIMIT_INCREMENTS = BigDecimal.TEN;

    public StrategyMarket {
        if (incrementBp.signum() < 0) {
            throw new IllegalArgumentException("incrementBp must be >= 0: " + incrementBp);
        }
    }

    /** Of a spot pair. */
    public StrategyMarket(
            Quote quote,
            VenueFilters filters,
            BigDecimal incrementBp,
            OrderSupport orders,
            EntryWindow window,
            BigDecimal baseFeeRate) {
        this(quote, filters, incrementBp, orders, window, baseFeeRate, Denomination.SPOT);
    }

    /** Where no fee is charged in the base asset. */
    public StrategyMarket(
            Quote quote, VenueFilters filters, BigDecimal incrementBp, OrderSupport orders, EntryWindow window) {
        this(quote, filters, incrementBp, orders, window, BigDecimal.ZERO);
    }

    /** Of an instrument that is traded at any time. */
    public StrategyMarket(Quote quote, VenueFilters filters, BigDecimal incrementBp, OrderSupport orders) {
        this(quote, filters, incrementBp, orders, EntryWindow.ALWAYS);
    }

    /** Of an instrument that allows all kinds of orders at any time. */
    public StrategyMarket(Quote quote, VenueFilters filters, BigDecimal incrementBp) {
        this(quote, filters, incrementBp, OrderSupport.ALL_KINDS);
    }

    /** The limit of a last attempt to close: none, so at market, where the instrument has market orders. */
    public Optional<BigDecimal> lastLimit(OrderSide side) {
        return orders.allows(OrderKind.MARKET)
                ? Optional.empty()
                : Optional.of(
                        OrderPricing.marketable(side, quote, incrementBp.multiply(LAST_LIMIT_INCREMENTS), filters));
    }

    BigDecimal limit(OrderSide side) {
        return OrderPricing.marketable(side, quote, incrementBp, filters);
    }

    /** The highest price at which an order can fill that opens a position: a short one fills at the best price or above. */
    BigDecimal sizingPrice(PositionSide side) {
        return side == PositionSide.LONG ? limit(OrderSide.BUY) : quote.bid().max(limit(OrderSide.SELL));
    }

    /** What closing the quantity at the best price is worth in the account's currency, without fee. */
    BigDecimal closingValue(Holding held) {
        return value(held.quantity(), quote.takerPrice(held.side().exitSide()));
    }

    /** The value of a quantity at a price, in the account's currency. */
    public BigDecimal value(BigDecimal quantity, BigDecimal price) {
        BigDecimal inQuote = filters.notional(quantity, price);
        return denomination.converts() ? inQuote.multiply(denomination.conversion()) : inQuote;
    }

    /** The same market of an instrument that is denominated otherwise. */
    public StrategyMarket denominated(Denomination other) {
        return new StrategyMarket(quote, filters, incrementBp, orders, window, baseFeeRate, other);
    }

    /** The largest quantity that the venue accepts within this one; 0 if it is below the minimum at this price. */
    public BigDecimal acceptedQuantity(BigDecimal quantity, BigDecimal price) {
        BigDecimal floored = filters.floorQuantity(quantity.min(filters.maxQuantity()));
        return filters.accepts(floored, price) ? floored : BigDecimal.ZERO;
    }
}

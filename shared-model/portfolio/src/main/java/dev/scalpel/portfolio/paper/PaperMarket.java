package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.portfolio.allocation.Denomination;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.OrderSupport;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The market of a strategy's instrument as paper trading sees it.
 *
 * @param incrementBp how far beyond the best price an order's limit lies, in basis points
 * @param window when a position may be opened
 * @param kind of the instrument
 * @param conversion into the account's asset
 * @param bars closed ones; bars from the minute on that is traded are never read
 */
public record PaperMarket(
        Strategy strategy,
        VenueFilters filters,
        Costs costs,
        BigDecimal incrementBp,
        EntryWindow window,
        InstrumentKind kind,
        PaperConversion conversion,
        BarSeries bars) {

    /** Every kind of order; a stop and a target rest in one list. */
    private static final OrderSupport ORDERS = new OrderSupport(EnumSet.allOf(OrderKind.class), true, false);

    /** Of an instrument that is traded at any time. */
    public PaperMarket(Strategy strategy, VenueFilters filters, Costs costs, BigDecimal incrementBp, BarSeries bars) {
        this(strategy, filters, costs, incrementBp, EntryWindow.ALWAYS, bars);
    }

    /** Of a spot pair that is quoted in the account's asset. */
    public PaperMarket(
            Strategy strategy,
            VenueFilters filters,
            Costs costs,
            BigDecimal incrementBp,
            EntryWindow window,
            BarSeries bars) {
        this(
                strategy,
                filters,
                costs,
                incrementBp,
                window,
                InstrumentKind.SPOT,
                PaperConversion.none(strategy.instrument().symbol().quote()),
                bars);
    }

    /** The same market with other bars. */
    public PaperMarket withBars(BarSeries other) {
        return new PaperMarket(strategy, filters, costs, incrementBp, window, kind, conversion, other);
    }

    /** The same market at other costs. */
    public PaperMarket withCosts(Costs other) {
        return new PaperMarket(strategy, filters, other, incrementBp, window, kind, conversion, bars);
    }

    /** How many bars have closed when this minute begins. */
    int closedRows(long minute) {
        return bars.firstRowFrom(minute);
    }

    /** What an order of this minute is priced by: half the spread around the newest close. Empty before the first bar. */
    Optional<StrategyMarket> at(long minute) {
        int closed = closedRows(minute);
        Optional<BigDecimal> rate = conversion.rate(minute);
        if (closed == 0 || rate.isEmpty()) {
            return Optional.empty();
        }
        double close = bars.close(closed - 1);
        Costs spreadOnly = Costs.FREE.withHalfSpread(costs.halfSpreadRate());
        Quote quote = new Quote(
                TradeRows.exact(spreadOnly.takerPrice(OrderSide.SELL, close, 0)),
                TradeRows.exact(spreadOnly.takerPrice(OrderSide.BUY, close, 0)));
        return Optional.of(new StrategyMarket(quote, filters, incrementBp, ORDERS, window)
                .denominated(new Denomination(kind, rate.get())));
    }

    boolean onMargin() {
        return Denomination.of(kind).onMargin();
    }

    /** The price that a trade was entered at, on average. */
    BigDecimal entryPrice(OpenTrade trade, Holding held) {
        return conversion.converts()
                ? trade.entry().price(filters.multiplier())
                : PaperLiquidation.averagePrice(held, this);
    }

    /** What has been gained by closing a quantity at a price, in the quote asset. */
    BigDecimal gain(OpenTrade trade, BigDecimal quantity, BigDecimal price) {
        BigDecimal change = price.subtract(trade.entry().price(filters.multiplier()));
        return filters.notional(quantity, change)
                .multiply(BigDecimal.valueOf(trade.side().sign()));
    }

    /** Whether a purchase pays its fee in what it buys. */
    boolean paysFeeInBase(OrderSide side) {
        return side == OrderSide.BUY
                && SimulationSettings.of(costs).withFilters(filters).tracksDust();
    }
}

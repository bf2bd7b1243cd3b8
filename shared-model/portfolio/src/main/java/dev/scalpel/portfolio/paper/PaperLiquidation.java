package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.booking.OutsideClosings;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.simulation.FillRules;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Rule 10 for a portfolio: the price at which a strategy's position is liquidated, by its own margin.
 *
 * @param price NaN of a position that cannot be
 * @param bankruptcy where nothing of its margin is left: it is closed at this price
 */
record PaperLiquidation(PositionSide side, double price, double bankruptcy) {

    private static final String ID = "liquidation-";

    static PaperLiquidation of(OpenTrade trade, Holding held, PaperMarket market) {
        MarginRules margin = market.costs().margin();
        double notional = held.cost().doubleValue();
        double entry = averagePrice(held, market).doubleValue();
        double left = margin.initialShare()
                - trade.marginPaid().divide(held.cost(), MathContext.DECIMAL128).doubleValue();
        return new PaperLiquidation(
                held.side(),
                margin.liquidationPrice(held.side(), entry, notional, left),
                MarginRules.bankruptcyPrice(held.side(), entry, left));
    }

    static BigDecimal averagePrice(Holding held, PaperMarket market) {
        return held.cost().divide(market.filters().notional(held.quantity(), BigDecimal.ONE), MathContext.DECIMAL64);
    }

    /** Whether an exit at this price comes too late. */
    boolean precedes(double exitPrice) {
        return FillRules.isBeyond(side, exitPrice, price);
    }

    /** The position is closed where its whole margin is lost, and pays the liquidation fee. */
    PortfolioState apply(PortfolioState state, PaperMarket market, Holding held, long time) {
        BigDecimal exit = TradeRows.exact(bankruptcy);
        BigDecimal fee = TradeRows.exact(market.costs().margin().liquidationFeeRate())
                .multiply(market.filters().notional(held.quantity(), exit));
        String id = ID + market.strategy().name() + "-" + time;
        String asset = market.strategy().instrument().symbol().quote();
        VenueFill fill = new VenueFill(
                id,
                held.side().exitSide(),
                false,
                new Fill(id, time, exit, held.quantity(), fee, asset),
                FillCause.LIQUIDATION);
        return OutsideClosings.apply(
                state,
                market.strategy(),
                List.of(fill),
                held.quantity(),
                false,
                market.filters().multiplier());
    }
}

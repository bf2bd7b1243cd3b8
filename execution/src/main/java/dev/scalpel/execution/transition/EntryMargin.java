package dev.scalpel.execution.transition;

import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.margin.IsolatedMargin;
import dev.scalpel.trading.margin.MarginTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What margin allows of an entry: how large it may be, and how near its price of liquidation. Pure.
 *
 * @param terms with the leverage that was set
 * @param available for the margin of further positions, in the quote asset
 * @param minDistance from the entry to the price of liquidation, in volatilities of an hour
 */
public record EntryMargin(MarginTerms terms, BigDecimal available, double minDistance) {

    private static final int SCALE = 18;
    private static final int MINUTES_PER_HOUR = 60;

    /**
     * The largest notional whose margin and fee are available, and whose size the venue opens with this leverage.
     *
     * @param feeRate of the entry
     */
    BigDecimal maxNotional(BigDecimal feeRate) {
        BigDecimal perNotional = BigDecimal.ONE
                .divide(BigDecimal.valueOf(terms.leverage()), SCALE, RoundingMode.CEILING)
                .add(feeRate);
        return available
                .divide(perNotional, SCALE, RoundingMode.FLOOR)
                .min(terms.maxNotional())
                .max(BigDecimal.ZERO);
    }

    /**
     * Why the venue could close the position too soon; empty when it could not.
     *
     * @param quantity in units of the base asset
     * @param price of the entry
     */
    Optional<StandAside> refusal(EntryBasis.Distances distances, BigDecimal quantity, BigDecimal price) {
        return IsolatedMargin.open(terms, distances.side(), quantity, price)
                .liquidationPrice()
                .flatMap(liquidation -> tooNear(distances, price, liquidation));
    }

    private Optional<StandAside> tooNear(EntryBasis.Distances distances, BigDecimal price, BigDecimal liquidation) {
        double stop = distances.stopPrice(price.doubleValue());
        double level = liquidation.doubleValue();
        boolean beyond = distances.hasStop() && (distances.side() == PositionSide.LONG ? stop <= level : stop >= level);
        if (beyond) {
            return Optional.of(
                    StandAside.because(StandAsideReason.LIQUIDATION_NEAR, "stop", stop, "liquidation", level));
        }
        double distance = IsolatedMargin.liquidationDistance(distances.side(), price, liquidation)
                .doubleValue();
        double least = minDistance * distances.volatility() * Math.sqrt(MINUTES_PER_HOUR);
        return distance < least
                ? Optional.of(StandAside.because(
                        StandAsideReason.LIQUIDATION_NEAR, "liquidationDistance", distance, "minimum", least))
                : Optional.empty();
    }
}

package dev.scalpel.execution.minute;

import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.margin.IsolatedMargin;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The margin of an open position, by the venue's books. Amounts are in the settlement asset.
 *
 * @param margin set aside for it, without unrealised profit
 * @param markPrice by which the venue values and liquidates it
 * @param liquidationPrice empty where no price would
 * @param liquidationDistance from the mark price, as a share of it; negative beyond it
 */
public record PositionMargin(
        BigDecimal margin,
        BigDecimal markPrice,
        BigDecimal unrealisedProfit,
        Optional<BigDecimal> liquidationPrice,
        Optional<Double> liquidationDistance) {

    /** Empty while nothing is open. */
    public static Optional<PositionMargin> of(MarginPosition position) {
        return position.isOpen()
                ? Optional.of(new PositionMargin(
                        position.margin(),
                        position.markPrice(),
                        position.unrealisedProfit(),
                        position.liquidationPrice(),
                        position.liquidationPrice().map(price -> distance(position, price))))
                : Optional.empty();
    }

    private static double distance(MarginPosition position, BigDecimal liquidation) {
        PositionSide side = position.quantity().signum() > 0 ? PositionSide.LONG : PositionSide.SHORT;
        return IsolatedMargin.liquidationDistance(side, position.markPrice(), liquidation)
                .doubleValue();
    }
}

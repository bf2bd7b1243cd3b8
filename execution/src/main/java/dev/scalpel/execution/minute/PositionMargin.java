package dev.scalpel.execution.minute;

import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.math.MathContext;
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

    /** A long position is liquidated below the mark price, a short one above it. */
    private static double distance(MarginPosition position, BigDecimal liquidation) {
        BigDecimal down = position.markPrice().subtract(liquidation);
        BigDecimal away = position.quantity().signum() > 0 ? down : down.negate();
        return away.divide(position.markPrice(), MathContext.DECIMAL64).doubleValue();
    }
}

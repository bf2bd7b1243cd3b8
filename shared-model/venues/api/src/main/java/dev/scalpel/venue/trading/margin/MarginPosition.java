package dev.scalpel.venue.trading.margin;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The position in one instrument.
 *
 * @param quantity in the base asset: negative while it is short, 0 while there is none
 * @param entryPrice the mean price of what is held; 0 without a position
 * @param markPrice by which the venue values and liquidates it; 0 where the venue reports none without a position
 * @param liquidationPrice at which the venue closes it; empty without a position, and where no price would
 * @param margin set aside for it, in the settlement asset, without unrealised profit; 0 without a position
 */
public record MarginPosition(
        BigDecimal quantity,
        BigDecimal entryPrice,
        BigDecimal markPrice,
        Optional<BigDecimal> liquidationPrice,
        BigDecimal margin) {

    public static final MarginPosition NONE =
            new MarginPosition(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty(), BigDecimal.ZERO);

    public MarginPosition {
        if (quantity.signum() != 0 && (entryPrice.signum() <= 0 || markPrice.signum() <= 0)) {
            throw new IllegalArgumentException(
                    "a position must have entryPrice > 0 and markPrice > 0: " + entryPrice + ", " + markPrice);
        }
        liquidationPrice.filter(price -> price.signum() <= 0).ifPresent(price -> {
            throw new IllegalArgumentException("liquidationPrice must be > 0: " + price);
        });
    }

    public boolean isOpen() {
        return quantity.signum() != 0;
    }

    /** What it would gain at the mark price, negative for a loss. */
    public BigDecimal unrealisedProfit() {
        return markPrice.subtract(entryPrice).multiply(quantity);
    }
}

package dev.scalpel.trading.margin;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A position with a margin of its own, and the marks at which it is liquidated. Exact, except for prices, which have 34 digits.
 *
 * <p>A position is liquidated when its margin balance is no more than its maintenance margin. Binance solves this for the mark:
 * {@code (WB + cum − side · position · EP) / (position · (MMR − side))}, with the rate and amount of the tier that the position
 * has at that price ("How to Calculate Liquidation Price of USDⓈ-M Futures Contracts", isolated margin in one-way mode:
 * {@code TMM = 0}, {@code UPNL = 0}, {@code WB} the isolated wallet balance; support/faq/b3c689c1f50a44cabb3a84e663b81d93).
 *
 * @param quantity in units of the base asset, above 0 for both sides
 * @param margin the isolated wallet balance: initial margin, less funding paid, plus what was added; in the quote asset
 */
public record IsolatedMargin(
        MarginTiers tiers, PositionSide side, BigDecimal quantity, BigDecimal entryPrice, BigDecimal margin) {

    public IsolatedMargin {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0: " + quantity);
        }
        if (entryPrice.signum() <= 0) {
            throw new IllegalArgumentException("entryPrice must be > 0: " + entryPrice);
        }
    }

    /** A position just opened on these terms. */
    public static IsolatedMargin open(
            MarginTerms terms, PositionSide side, BigDecimal quantity, BigDecimal entryPrice) {
        return new IsolatedMargin(
                terms.tiers(), side, quantity, entryPrice, terms.initialMargin(quantity.multiply(entryPrice)));
    }

    /** The same position after funding was paid out of its margin; negative if it was received. */
    public IsolatedMargin afterFunding(BigDecimal paid) {
        return new IsolatedMargin(tiers, side, quantity, entryPrice, margin.subtract(paid));
    }

    /** Margin and unrealised profit at this mark. */
    public BigDecimal balance(BigDecimal mark) {
        return margin.add(signed(mark.subtract(entryPrice).multiply(quantity)));
    }

    /** The least balance with which the position stays open at this mark. */
    public BigDecimal maintenance(BigDecimal mark) {
        return tiers.maintenance(mark.multiply(quantity));
    }

    public boolean isLiquidatedAt(BigDecimal mark) {
        return balance(mark).compareTo(maintenance(mark)) <= 0;
    }

    /**
     * The mark at which the position is liquidated, rounded towards the entry: of the prices at which each tier would do so the
     * nearest to it, because maintenance margin is what the strictest tier demands.
     *
     * @return empty for a long whose balance stays above its maintenance margin at every price above 0
     */
    public Optional<BigDecimal> liquidationPrice() {
        Stream<BigDecimal> prices = tiers.tiers().stream().map(this::priceIn);
        Comparator<BigDecimal> nearest = side == PositionSide.LONG ? naturalOrder() : reverseOrder();
        return prices.max(nearest).filter(price -> price.signum() > 0);
    }

    /** The price at which the whole margin is lost; not above 0 for a long that has more margin than notional. */
    public BigDecimal bankruptcyPrice() {
        return entryPrice.subtract(signed(margin.divide(quantity, MathContext.DECIMAL128)));
    }

    /**
     * How far the mark is from liquidation, as a share of the mark; negative if it is beyond.
     *
     * @return empty if the position cannot be liquidated
     */
    public Optional<BigDecimal> liquidationDistance(BigDecimal mark) {
        return liquidationPrice().map(price -> liquidationDistance(side, mark, price));
    }

    /**
     * How far this mark is from a liquidation price, as a share of the mark: a long position is liquidated below it, a short one
     * above. Negative beyond it.
     */
    public static BigDecimal liquidationDistance(PositionSide side, BigDecimal mark, BigDecimal liquidation) {
        BigDecimal down = mark.subtract(liquidation);
        return (side == PositionSide.LONG ? down : down.negate()).divide(mark, MathContext.DECIMAL128);
    }

    /** Where balance and maintenance margin are equal by the rate and amount of this tier. */
    private BigDecimal priceIn(MarginTier tier) {
        BigDecimal dividend = margin.add(tier.maintenanceAmount()).subtract(signed(quantity.multiply(entryPrice)));
        BigDecimal divisor = quantity.multiply(tier.maintenanceRate().subtract(signed(BigDecimal.ONE)));
        RoundingMode towardsEntry = side == PositionSide.LONG ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return dividend.divide(divisor, new MathContext(MathContext.DECIMAL128.getPrecision(), towardsEntry));
    }

    private BigDecimal signed(BigDecimal amount) {
        return side == PositionSide.LONG ? amount : amount.negate();
    }
}

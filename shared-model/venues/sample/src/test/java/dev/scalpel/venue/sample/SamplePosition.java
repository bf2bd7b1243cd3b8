package dev.scalpel.venue.sample;

import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.margin.IsolatedMargin;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The stand-in's account with its netted position in one instrument, on isolated margin, to the last digit.
 *
 * @param quantity negative of a short
 * @param cash deposits, what was sold minus what was bought, minus fees, plus funding
 * @param entryPrice mean price of what is held; 0 without a position
 * @param margin set aside for it
 */
record SamplePosition(BigDecimal quantity, BigDecimal cash, BigDecimal entryPrice, BigDecimal margin) {

    static final BigDecimal FEE_RATE = new BigDecimal("0.0002");
    static final int MAX_LEVERAGE = 20;
    /** One tier for every size. */
    static final MarginTiers TIERS = new MarginTiers(List.of(new MarginTier(
            BigDecimal.ZERO, new BigDecimal("1000000"), MAX_LEVERAGE, new BigDecimal("0.01"), BigDecimal.ZERO)));

    private static final BigDecimal LIQUIDATION_FEE = new BigDecimal("0.005");
    private static final int AMOUNT_SCALE = 8;
    static final int PRICE_SCALE = 6;

    static final MarginTerms TERMS = new MarginTerms(1, TIERS, LIQUIDATION_FEE);

    static SamplePosition flat(BigDecimal cash) {
        return new SamplePosition(BigDecimal.ZERO, cash, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static BigDecimal fee(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).multiply(FEE_RATE);
    }

    /** @param sign +1 of a purchase, −1 of a sale */
    SamplePosition after(int sign, BigDecimal filled, BigDecimal price, int leverage) {
        BigDecimal signed = filled.multiply(BigDecimal.valueOf(sign));
        BigDecimal held = quantity.add(signed);
        BigDecimal left = cash.subtract(signed.multiply(price)).subtract(fee(filled, price));
        if (held.signum() == 0) {
            return flat(left);
        }
        boolean opens = quantity.signum() * sign >= 0;
        if (opens) {
            BigDecimal value = quantity.multiply(entryPrice).add(signed.multiply(price));
            BigDecimal added = TERMS.withLeverage(leverage).initialMargin(filled.multiply(price));
            return new SamplePosition(held, left, value.divide(held, MathContext.DECIMAL64), margin.add(added));
        }
        boolean turned = held.signum() != quantity.signum();
        return turned
                ? new SamplePosition(
                        held,
                        left,
                        price,
                        TERMS.withLeverage(leverage).initialMargin(held.abs().multiply(price)))
                : new SamplePosition(
                        held,
                        left,
                        entryPrice,
                        margin.multiply(held).divide(quantity, AMOUNT_SCALE, RoundingMode.HALF_EVEN));
    }

    /** After a payment, which a position receives into its margin. */
    SamplePosition paid(BigDecimal amount) {
        return new SamplePosition(
                quantity, cash.add(amount), entryPrice, quantity.signum() == 0 ? margin : margin.add(amount));
    }

    /** What a position receives at this rate, negative when it pays. */
    BigDecimal funding(BigDecimal rate, BigDecimal price) {
        return quantity.multiply(price).multiply(rate).negate().setScale(AMOUNT_SCALE, RoundingMode.HALF_EVEN);
    }

    /** How much an order of this direction could close; 0 when it would open. */
    BigDecimal closable(int sign) {
        return quantity.signum() == -sign ? quantity.abs() : BigDecimal.ZERO;
    }

    BigDecimal equity(BigDecimal price) {
        return cash.add(quantity.multiply(price));
    }

    BigDecimal unrealised(BigDecimal price) {
        return price.subtract(entryPrice).multiply(quantity);
    }

    BigDecimal wallet(BigDecimal price) {
        return equity(price).subtract(unrealised(price));
    }

    /** What may be used for further positions; never negative: a loss of the position is its margin's. */
    BigDecimal available(BigDecimal price) {
        return wallet(price).subtract(margin).max(BigDecimal.ZERO);
    }

    Optional<IsolatedMargin> isolated() {
        return quantity.signum() == 0
                ? Optional.empty()
                : Optional.of(new IsolatedMargin(
                        TIERS,
                        quantity.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT,
                        quantity.abs(),
                        entryPrice,
                        margin));
    }

    /** The fee of closing all of it at this price, out of what is left of its margin. */
    BigDecimal liquidationFee(BigDecimal price) {
        BigDecimal left = margin.add(unrealised(price)).subtract(fee(quantity.abs(), price));
        return quantity.abs()
                .multiply(price)
                .multiply(LIQUIDATION_FEE)
                .setScale(AMOUNT_SCALE, RoundingMode.HALF_EVEN)
                .min(left.setScale(AMOUNT_SCALE, RoundingMode.FLOOR))
                .max(BigDecimal.ZERO);
    }
}

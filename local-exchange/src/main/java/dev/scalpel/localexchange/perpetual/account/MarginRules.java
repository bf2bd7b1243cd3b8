package dev.scalpel.localexchange.perpetual.account;

import dev.scalpel.localexchange.perpetual.contract.Bracket;
import dev.scalpel.localexchange.perpetual.contract.Brackets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The arithmetic of margin. Amounts have 8 decimals. */
public final class MarginRules {

    private static final int DECIMALS = 8;

    private MarginRules() {}

    /** The margin that a position of this value needs at first, rounded up. */
    public static BigDecimal initialMargin(BigDecimal notional, int leverage) {
        return notional.abs().divide(BigDecimal.valueOf(leverage), DECIMALS, RoundingMode.UP);
    }

    /** Whether the margin balance does not exceed the maintenance margin: a margin ratio of 100 %. */
    public static boolean isDeficient(PositionState position, BigDecimal margin, BigDecimal mark, Brackets brackets) {
        BigDecimal balance = margin.add(position.unrealised(mark));
        return balance.compareTo(brackets.maintenance(position.notional(mark).abs())) <= 0;
    }

    /**
     * The mark price at which the margin balance equals the maintenance margin, in the bracket that the position has there
     * (binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93). Empty when no price above zero does.
     *
     * @param margin the isolated wallet; for crossed margin the balance less the maintenance margin and plus the profit
     *     of all other positions
     */
    public static Optional<BigDecimal> liquidationPrice(PositionState position, BigDecimal margin, Brackets brackets) {
        BigDecimal quantity = position.quantity();
        BigDecimal size = quantity.abs();
        RoundingMode beyond = position.isLong() ? RoundingMode.FLOOR : RoundingMode.CEILING;
        for (Bracket bracket : brackets.all()) {
            BigDecimal slope = quantity.subtract(size.multiply(bracket.maintenanceRate()));
            BigDecimal rest = position.cost().subtract(margin).subtract(bracket.maintenanceAmount());
            BigDecimal price = rest.divide(slope, DECIMALS, beyond);
            boolean last = bracket.number() == brackets.all().size();
            if (price.signum() > 0 && (last || price.multiply(size).compareTo(bracket.cap()) <= 0)) {
                return Optional.of(price);
            }
        }
        return Optional.empty();
    }

    /**
     * The price at which nothing of the margin is left, on the tick that leaves the rest of a tick's value: no fill at it
     * loses more than the margin.
     */
    public static BigDecimal bankruptcyPrice(PositionState position, BigDecimal margin, BigDecimal tick) {
        RoundingMode inside = position.isLong() ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal price = position.cost().subtract(margin).divide(position.quantity(), DECIMALS, inside);
        return price.divide(tick, 0, inside).multiply(tick).max(tick);
    }
}

package dev.scalpel.venue.market;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The orders that rest at a venue, by price, as far as they were read.
 *
 * @param bidLevels the highest price first
 * @param askLevels the lowest price first
 */
public record OrderBookDepth(List<Level> bidLevels, List<Level> askLevels) {

    /** @param quantity at this price, in the base asset */
    public record Level(BigDecimal price, BigDecimal quantity) {

        public Level {
            if (price.signum() <= 0 || quantity.signum() < 0) {
                throw new IllegalArgumentException(
                        "a level must have price > 0 and quantity >= 0: " + price + ", " + quantity);
            }
        }
    }

    public OrderBookDepth {
        bidLevels = List.copyOf(bidLevels);
        askLevels = List.copyOf(askLevels);
        requireOrder("bidLevels", bidLevels, -1);
        requireOrder("askLevels", askLevels, 1);
        if (!bidLevels.isEmpty()
                && !askLevels.isEmpty()
                && bidLevels.get(0).price().compareTo(askLevels.get(0).price()) > 0) {
            throw new IllegalArgumentException("the best bid must not lie above the best ask: "
                    + bidLevels.get(0).price() + ", " + askLevels.get(0).price());
        }
    }

    private static void requireOrder(String name, List<Level> levels, int sign) {
        for (int at = 1; at < levels.size(); at++) {
            BigDecimal before = levels.get(at - 1).price();
            BigDecimal price = levels.get(at).price();
            if (price.compareTo(before) * sign <= 0) {
                throw new IllegalArgumentException(
                        name + " must be ordered from the best price on: " + before + ", " + price);
            }
        }
    }

    /**
     * How much worse than the best price an order of this size would fill now, as a share of the best price. Beyond the
     * levels that were read, everything fills at the last of them, which is then a lower bound.
     *
     * @param notional in the quote asset, at the best price
     * @return empty where no order rests on the other side
     */
    public OptionalDouble slippage(OrderSide side, double notional) {
        List<Level> levels = side == OrderSide.BUY ? askLevels : bidLevels;
        if (levels.isEmpty()) {
            return OptionalDouble.empty();
        }
        double best = levels.get(0).price().doubleValue();
        double wanted = notional / best;
        double left = wanted;
        double paid = 0;
        for (int at = 0; at < levels.size() && left > 0; at++) {
            boolean last = at == levels.size() - 1;
            double taken =
                    last ? left : Math.min(left, levels.get(at).quantity().doubleValue());
            paid += taken * levels.get(at).price().doubleValue();
            left -= taken;
        }
        return OptionalDouble.of(Math.max(0, side.sign() * (paid / wanted / best - 1)));
    }
}

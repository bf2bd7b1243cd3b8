package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.OrderType;
import java.math.BigDecimal;
import java.util.EnumSet;

/** What a venue takes, and in what, for all of a world's life; by the seed of its storm. */
public final class VenueVariations {

    private VenueVariations() {}

    /** Some venues take no stop at the market: it is a limit order then. */
    public static void orderTypes(Testbed world, long seed) {
        if (seed % 7 == 6) {
            world.listed.forEach(one -> world.exchange.setOrderTypes(
                    one.symbol(), EnumSet.complementOf(EnumSet.of(OrderType.STOP_LOSS, OrderType.TAKE_PROFIT))));
        }
    }

    /** Fees are taken in one way for all of a world's life; BNB may run out. */
    public static void commission(Testbed world, long seed) {
        Commission standard = Commission.of("0.001");
        if (seed % 3 == 0) {
            world.exchange.setCommission(standard);
        } else if (seed % 3 == 1) {
            world.exchange.setCommission(standard.withAsset(Commission.FeeAsset.QUOTE));
        } else {
            world.exchange.deposit("BNB", new BigDecimal(seed % 2 == 0 ? "1000" : "0.02"));
            world.exchange.setCommission(new Commission(
                    new BigDecimal("0.001"), new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("600")));
        }
    }
}

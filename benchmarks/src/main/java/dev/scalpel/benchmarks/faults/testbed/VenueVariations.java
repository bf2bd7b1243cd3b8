package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.OrderType;
import java.math.BigDecimal;
import java.util.EnumSet;

/** Order types and fees of the venue, fixed for a testbed by the seed of its storm. */
public final class VenueVariations {

    private VenueVariations() {}

    /** Some venues accept no stop-market orders: stops are stop-limit orders then. */
    public static void orderTypes(Testbed testbed, long seed) {
        if (seed % 7 == 6) {
            testbed.listed().forEach(one -> testbed.exchange().setOrderTypes(
                    one.symbol(), EnumSet.complementOf(EnumSet.of(OrderType.STOP_LOSS, OrderType.TAKE_PROFIT))));
        }
    }

    /** The fee asset is fixed for a testbed; BNB may run out. */
    public static void commission(Testbed testbed, long seed) {
        Commission standard = Commission.of("0.001");
        if (seed % 3 == 0) {
            testbed.exchange().setCommission(standard);
        } else if (seed % 3 == 1) {
            testbed.exchange().setCommission(standard.withAsset(Commission.FeeAsset.QUOTE));
        } else {
            testbed.exchange().deposit("BNB", new BigDecimal(seed % 2 == 0 ? "1000" : "0.02"));
            testbed.exchange().setCommission(new Commission(
                    new BigDecimal("0.001"), new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("600")));
        }
    }
}

package dev.scalpel.venue.trading;

import java.math.BigDecimal;
import java.util.Map;

/** What the account holds, by asset. */
public record Balances(Map<String, Balance> byAsset) {

    private static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    /** @param locked in open orders */
    public record Balance(BigDecimal free, BigDecimal locked) {

        public BigDecimal total() {
            return free.add(locked);
        }
    }

    public Balances {
        byAsset = Map.copyOf(byAsset);
    }

    /** Nothing of it is a balance too. */
    public Balance of(String asset) {
        return byAsset.getOrDefault(asset, NOTHING);
    }
}

package dev.scalpel.venue.trading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The account's balances, by asset. */
public record Balances(Map<String, Balance> byAsset) {

    private static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * @param free available for orders
     * @param locked in open orders
     */
    public record Balance(BigDecimal free, BigDecimal locked) {

        public BigDecimal total() {
            return free.add(locked);
        }
    }

    public Balances {
        byAsset = Map.copyOf(byAsset);
    }

    /** The balance of an asset; zero when the account holds none. */
    public Balance of(String asset) {
        return byAsset.getOrDefault(asset, NOTHING);
    }

    /** What the account holds of each asset of which it has any, by name. */
    public Map<String, BigDecimal> held() {
        Map<String, BigDecimal> held = new TreeMap<>();
        byAsset.forEach((asset, balance) -> {
            if (balance.total().signum() > 0) {
                held.put(asset, balance.total());
            }
        });
        return held;
    }
}

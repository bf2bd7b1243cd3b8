package dev.scalpel.localexchange.binance;

import dev.scalpel.localexchange.access.ApiKey;

/** What can be demanded of a stand-in of Binance besides what any stand-in offers. */
public interface BinanceLimits {

    BinanceControls<?> binanceControls();

    /** Accepts another key as well, for example one that signs with Ed25519. */
    default void addApiKey(ApiKey another) {
        binanceControls().addApiKey(another);
    }

    /** Refuses calls with HTTP 429 once the request weight of a minute exceeds this. No limit by default. */
    default void limitRequestWeight(int perMinute) {
        synchronized (binanceControls().lock()) {
            binanceControls().limits().weight(perMinute);
        }
    }

    /**
     * Bans a caller that continues after so many consecutive refusals for request weight: HTTP 418 for two minutes of the
     * market's time, doubled each further time, three days at most. No bans by default.
     */
    default void banAfterRefusals(int refusals) {
        synchronized (binanceControls().lock()) {
            binanceControls().bans().banAfterRefusals(refusals);
        }
    }

    /**
     * Refuses new orders with HTTP 429, code -1015, after more unfilled orders were placed in the current 10 seconds or the
     * venue's longer window. No limit by default.
     *
     * @param perWindow a day of the spot market, a minute of futures
     */
    default void limitOrders(int perTenSeconds, int perWindow) {
        synchronized (binanceControls().lock()) {
            binanceControls().limits().orders(perTenSeconds, perWindow);
        }
    }
}

package dev.scalpel.venue.bybit;

import dev.scalpel.market.Symbol;

/** What is traded: the parameter {@code category} of most requests. */
enum Category {
    SPOT("spot", "bybit"),
    LINEAR("linear", "bybit-linear");

    private final String parameter;
    private final String venue;

    Category(String parameter, String venue) {
        this.parameter = parameter;
        this.venue = venue;
    }

    /** The name of the venue in settings and keys. */
    String venue() {
        return venue;
    }

    String parameter() {
        return parameter;
    }

    boolean isSpot() {
        return this == SPOT;
    }

    BybitRequest get(String path) {
        return BybitRequest.get(path).with("category", parameter);
    }

    BybitRequest get(String path, Symbol symbol) {
        return get(path).with("symbol", name(symbol));
    }

    BybitRequest post(String path, Symbol symbol) {
        return BybitRequest.post(path).with("category", parameter).with("symbol", name(symbol));
    }

    /** "Place Order", "symbol": {@code BTCUSDT}; contracts with a delivery date have it as a suffix. */
    static String name(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }
}

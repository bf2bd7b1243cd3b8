package dev.scalpel.venue.binance;

import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each error of Binance means for the caller. Statuses: rest-api.md, "HTTP Return Codes". Codes and messages:
 * errors.md. Where the documents leave open whether a request was executed, the outcome is unknown, which is always safe:
 * the caller looks it up.
 */
final class BinanceErrors {

    private static final int NO_CODE = 0;

    /** Codes whose meaning does not depend on the message. Any other code is a rejection, or depends on its message. */
    private static final Map<Integer, Kind> BY_CODE = Map.ofEntries(
            // Unknown, disconnected, unexpected response, time-out, overloaded: "execution status unknown".
            Map.entry(-1000, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1001, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1006, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1007, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1008, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1016, Kind.OUTCOME_UNKNOWN),
            // A cancel-replace of which only one half was executed.
            Map.entry(-2021, Kind.OUTCOME_UNKNOWN),
            // Too many requests, orders, connections, messages.
            Map.entry(-1003, Kind.RATE_LIMITED),
            Map.entry(-1015, Kind.RATE_LIMITED),
            Map.entry(-1034, Kind.RATE_LIMITED),
            Map.entry(-1181, Kind.RATE_LIMITED),
            Map.entry(-1021, Kind.CLOCK_OFF),
            // Not authorised, signature, key's format, key, address or permission.
            Map.entry(-1002, Kind.KEY_REJECTED),
            Map.entry(-1022, Kind.KEY_REJECTED),
            Map.entry(-2014, Kind.KEY_REJECTED),
            Map.entry(-2015, Kind.KEY_REJECTED),
            Map.entry(-1121, Kind.NOT_LISTED),
            // No orders in the book, a symbol status other than requested, outside the trading window.
            Map.entry(-1112, Kind.MARKET_CLOSED),
            Map.entry(-1220, Kind.MARKET_CLOSED),
            Map.entry(-2016, Kind.MARKET_CLOSED));

    /**
     * Messages of -1010, -1013, -2010, -2011 and -2038 that do not mean a rejection: errors.md, "Messages for -1010 …".
     * Its first section says that messages can vary, so they are matched by their core, ignoring case.
     */
    private static final List<Map.Entry<String, Kind>> BY_MESSAGE = List.of(
            Map.entry("market is closed", Kind.MARKET_CLOSED),
            Map.entry("api trading is not enabled", Kind.MARKET_CLOSED),
            Map.entry("order book liquidity", Kind.MARKET_CLOSED),
            Map.entry("action is disabled on this account", Kind.KEY_REJECTED),
            Map.entry("account may not place or cancel", Kind.KEY_REJECTED),
            Map.entry("not permitted for this account", Kind.KEY_REJECTED),
            Map.entry("restricted for this account", Kind.KEY_REJECTED),
            // The venue already has this order: it was sent twice, and one of the two was accepted.
            Map.entry("duplicate order sent", Kind.OUTCOME_UNKNOWN));

    private BinanceErrors() {}

    /**
     * What an error response means.
     *
     * @param status of HTTP, 0 when it is not known
     * @param code of the response's body, 0 when it has none
     */
    static Kind kindOf(int status, int code, String message) {
        return HttpErrors.decisive(status)
                .orElseGet(() -> code == NO_CODE ? HttpErrors.kindOf(status) : byCode(status, code, message));
    }

    private static Kind byCode(int status, int code, String message) {
        Kind byCode = BY_CODE.get(code);
        if (byCode != null) {
            return byCode;
        }
        // The library also fails on a successful response that it cannot read: then the request was executed.
        boolean outcomeUnknown = status != NO_CODE && !HttpErrors.isClientError(status);
        return outcomeUnknown ? Kind.OUTCOME_UNKNOWN : byMessage(message).orElse(Kind.REJECTED);
    }

    private static Optional<Kind> byMessage(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return BY_MESSAGE.stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

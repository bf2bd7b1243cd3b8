package dev.scalpel.venue;

import dev.scalpel.venue.VenueException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What each error of Binance means for the caller. Statuses: rest-api.md, "HTTP Return Codes". Codes and messages:
 * errors.md. Where a document leaves open whether something was done, the outcome is unknown, which is always safe: the
 * caller looks it up.
 */
final class BinanceErrors {

    private static final int UNAUTHORISED = 401;
    private static final int FIREWALL = 403;
    private static final int TIMED_OUT = 408;
    /** A cancel-replace of which one half was done. */
    private static final int HALF_DONE = 409;

    private static final int BANNED = 418;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final int NO_CODE = 0;

    /** Codes that mean the same in every message. What is not here is a refusal, or depends on its message. */
    private static final Map<Integer, Kind> BY_CODE = Map.ofEntries(
            // Unknown, disconnected, unexpected response, time-out, overloaded: "execution status unknown".
            Map.entry(-1000, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1001, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1006, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1007, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1008, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1016, Kind.OUTCOME_UNKNOWN),
            // A cancel-replace of which one half was done.
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
            // No orders in the book, another status than was asked for, no trading window.
            Map.entry(-1112, Kind.MARKET_CLOSED),
            Map.entry(-1220, Kind.MARKET_CLOSED),
            Map.entry(-2016, Kind.MARKET_CLOSED));

    /**
     * Messages of -1010, -1013, -2010, -2011 and -2038 that do not mean a refusal: errors.md, "Messages for -1010 …".
     * Codes are universal, messages can vary (its first section), so they are found by their core, in any case.
     */
    private static final List<Map.Entry<String, Kind>> BY_MESSAGE = List.of(
            Map.entry("market is closed", Kind.MARKET_CLOSED),
            Map.entry("api trading is not enabled", Kind.MARKET_CLOSED),
            Map.entry("order book liquidity", Kind.MARKET_CLOSED),
            Map.entry("action is disabled on this account", Kind.KEY_REJECTED),
            Map.entry("account may not place or cancel", Kind.KEY_REJECTED),
            Map.entry("not permitted for this account", Kind.KEY_REJECTED),
            Map.entry("restricted for this account", Kind.KEY_REJECTED),
            // The venue has this very order: somewhere it was sent twice, and one of the two is there.
            Map.entry("duplicate order sent", Kind.OUTCOME_UNKNOWN));

    private BinanceErrors() {}

    /**
     * @param status of the HTTP answer, 0 where it is not known
     * @param code of the answer's body, 0 where it has none
     */
    static Kind kindOf(int status, int code, String message) {
        return byDecisiveStatus(status)
                .orElseGet(() -> code == NO_CODE ? byStatus(status) : byCode(status, code, message));
    }

    static boolean isBan(int status) {
        return status == BANNED;
    }

    /** What no code can make another thing of. */
    private static Optional<Kind> byDecisiveStatus(int status) {
        return switch (status) {
            case TOO_MANY_REQUESTS, BANNED -> Optional.of(Kind.RATE_LIMITED);
            case UNAVAILABLE_FOR_LEGAL_REASONS -> Optional.of(Kind.REGION_REFUSED);
            case HALF_DONE -> Optional.of(Kind.OUTCOME_UNKNOWN);
            default -> status >= SERVER_ERRORS ? Optional.of(Kind.OUTCOME_UNKNOWN) : Optional.empty();
        };
    }

    private static Kind byStatus(int status) {
        return switch (status) {
            case FIREWALL -> Kind.RATE_LIMITED;
            case UNAUTHORISED -> Kind.KEY_REJECTED;
            case TIMED_OUT -> Kind.OUTCOME_UNKNOWN;
            default -> isRefusal(status) ? Kind.REJECTED : Kind.OUTCOME_UNKNOWN;
        };
    }

    private static Kind byCode(int status, int code, String message) {
        Kind byCode = BY_CODE.get(code);
        if (byCode != null) {
            return byCode;
        }
        // An answer of a good status that cannot be read is an error of the library's too: then the deed was done.
        boolean outcomeUnknown = status != NO_CODE && !isRefusal(status);
        return outcomeUnknown ? Kind.OUTCOME_UNKNOWN : byMessage(message).orElse(Kind.REJECTED);
    }

    private static Optional<Kind> byMessage(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return BY_MESSAGE.stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isRefusal(int status) {
        return status >= CLIENT_ERRORS && status < SERVER_ERRORS;
    }
}

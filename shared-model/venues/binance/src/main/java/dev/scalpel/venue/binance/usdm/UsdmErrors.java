package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Map;

/**
 * What each error of the venue means for the caller: its page "Error Code", and for statuses "General Info", "HTTP Return Codes".
 * Where the documents leave open whether a request was executed, the outcome is unknown, which is always safe: the caller looks it
 * up.
 */
final class UsdmErrors {

    /** The account already has that margin type. */
    static final int NO_NEED_TO_CHANGE_MARGIN_TYPE = -4046;
    /** The account already has that position mode. */
    static final int NO_NEED_TO_CHANGE_POSITION_SIDE = -4059;

    /** A cancel of an order that has ended. */
    static final int CANCEL_REJECTED = -2011;

    static final int NO_SUCH_ORDER = -2013;

    /** Codes that are no rejection. Every other code is one: the same request would be refused again. */
    private static final Map<Integer, Kind> BY_CODE = Map.ofEntries(
            // Unknown, disconnected, unexpected response, time-out, throttled, shutting down: "execution status
            // unknown".
            Map.entry(-1000, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1001, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1006, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1007, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1008, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1016, Kind.OUTCOME_UNKNOWN),
            // "ClientOrderId is duplicated": one of two sends was accepted.
            Map.entry(-4116, Kind.OUTCOME_UNKNOWN),
            Map.entry(-1003, Kind.RATE_LIMITED),
            Map.entry(-1015, Kind.RATE_LIMITED),
            Map.entry(-1021, Kind.CLOCK_OFF),
            // Longer ago than the window allows, in the words of another part of the venue.
            Map.entry(-5028, Kind.CLOCK_OFF),
            // Not authorised, signature, key's format, key, address or permission; a disabled account.
            Map.entry(-1002, Kind.KEY_REJECTED),
            Map.entry(-1022, Kind.KEY_REJECTED),
            Map.entry(-2014, Kind.KEY_REJECTED),
            Map.entry(-2015, Kind.KEY_REJECTED),
            Map.entry(-2017, Kind.KEY_REJECTED),
            Map.entry(-1121, Kind.NOT_LISTED),
            // No trading window, not trading yet, being delivered, closed.
            Map.entry(-1112, Kind.MARKET_CLOSED),
            Map.entry(-2016, Kind.MARKET_CLOSED),
            Map.entry(-4108, Kind.MARKET_CLOSED),
            Map.entry(-4140, Kind.MARKET_CLOSED),
            Map.entry(-4141, Kind.MARKET_CLOSED));

    private UsdmErrors() {}

    /**
     * What an error response means.
     *
     * @param code of the response's body, {@link UsdmException#NO_CODE} when it has none
     */
    static Kind kindOf(int status, int code) {
        return HttpErrors.decisive(status).orElseGet(() -> {
            if (code == UsdmException.NO_CODE) {
                return HttpErrors.kindOf(status);
            }
            Kind known = BY_CODE.get(code);
            if (known != null) {
                return known;
            }
            if (!HttpErrors.isClientError(status)) {
                return Kind.OUTCOME_UNKNOWN;
            }
            return Kind.REJECTED;
        });
    }
}

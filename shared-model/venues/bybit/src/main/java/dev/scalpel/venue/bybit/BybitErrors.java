package dev.scalpel.venue.bybit;

import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What each error of the venue means for the caller: its page "Error Codes". Where it leaves open whether a request was executed, the
 * outcome is unknown, which is always safe: the caller looks it up.
 */
final class BybitErrors {

    /** "Order does not exist", "has been completed or cancelled", "has been cancelled": of derivatives, and of spot. */
    static final int NO_ORDER = 110001;

    static final int NO_SPOT_ORDER = 170213;

    private static final int PARAMETER_ERROR = 10001;
    private static final int FORBIDDEN = 403;
    private static final String OTHER_COUNTRY = "block access from your country";

    private static final int[] NOTHING_TO_CANCEL = {
        NO_ORDER, 110008, 110010, NO_SPOT_ORDER, 170139, 170142, 170143, 170190,
    };

    /** Codes that are no rejection. Every other code is one: the same request would be refused again. */
    private static final Map<Integer, Kind> BY_CODE = byCode();

    private BybitErrors() {}

    private static Map<Integer, Kind> byCode() {
        Map<Integer, Kind> kinds = new HashMap<>();
        // High load, time-outs, duplicate requests, server and network errors, "submitted for processing", locked
        // orders.
        put(kinds, Kind.OUTCOME_UNKNOWN, 429, 10000, 10014, 10016, 40004, 170001, 170007, 170032, 170035, 3400214);
        put(kinds, Kind.OUTCOME_UNKNOWN, 170144, 170146, 170147, 170149, 170150, 170191, 170212, 170234, 110079);
        // Our id is taken: one of two sends was accepted.
        put(kinds, Kind.OUTCOME_UNKNOWN, 110072, 170141);
        put(kinds, Kind.RATE_LIMITED, 10006, 10018, 170005, 170222);
        put(kinds, Kind.CLOCK_OFF, 10002, -1);
        // Key, signature, permission, address; a banned, restricted or classic account; terms to agree to.
        put(kinds, Kind.KEY_REJECTED, 10003, 10004, 10005, 10007, 10008, 10010, 10024, 10027, 10028, 33004, -2015);
        put(kinds, Kind.KEY_REJECTED, 110123, 110124, 110125, 110132, 170209, 170219, 170224, 170241, 170348);
        put(kinds, Kind.REGION_REFUSED, 10009);
        put(kinds, Kind.NOT_LISTED, 10029, 170121);
        // Not open yet or any more, suspended, in an auction, in settlement, without liquidity.
        put(kinds, Kind.MARKET_CLOSED, 110063, 110066, 110074, 110095, 110098, 110099, 110103, 110118);
        put(kinds, Kind.MARKET_CLOSED, 170031, 170151, 170157, 170159, 170206, 170217);
        return Map.copyOf(kinds);
    }

    private static void put(Map<Integer, Kind> kinds, Kind kind, int... codes) {
        for (int code : codes) {
            kinds.put(code, kind);
        }
    }

    /**
     * What an error response means.
     *
     * @param code of the response's body, {@link BybitException#NO_CODE} when it has none
     */
    static Kind kindOf(int status, int code, String text) {
        return HttpErrors.decisive(status).orElseGet(() -> {
            if (status == FORBIDDEN && text.contains(OTHER_COUNTRY)) {
                return Kind.REGION_REFUSED;
            }
            if (code == BybitException.NO_CODE) {
                return HttpErrors.kindOf(status);
            }
            // "Not supported symbols", "symbol invalid", "symbol params err": the parameter error of an unknown symbol.
            if (code == PARAMETER_ERROR && text.toLowerCase(Locale.ROOT).contains("symbol")) {
                return Kind.NOT_LISTED;
            }
            return BY_CODE.getOrDefault(code, Kind.REJECTED);
        });
    }

    /** Whether a cancel found that the order has ended, or never was. */
    static boolean isNothingToCancel(int code) {
        for (int each : NOTHING_TO_CANCEL) {
            if (each == code) {
                return true;
            }
        }
        return false;
    }
}

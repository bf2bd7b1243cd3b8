package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Map;
import java.util.Set;

/**
 * What each error of the venue means for the caller. An order that is refused has HTTP 200, {@code "success": false} and a
 * reason ("Create Order", error_response); other requests have a status and {@code error}, {@code error_details} and
 * {@code message}. A reason that is not listed here is a refusal: the same request would be refused again.
 */
final class CoinbaseErrors {

    static final String NOT_FOUND = "NOT_FOUND";
    /** "Cancel Orders": the order is not known, or has ended. */
    static final Set<String> NOTHING_TO_CANCEL = Set.of("UNKNOWN_CANCEL_ORDER", "ORDER_IS_FULLY_FILLED");
    /** "Cancel Orders": it is being cancelled already. */
    static final String CANCELLED_TWICE = "DUPLICATE_CANCEL_REQUEST";

    /** Reasons of the venue that name no reason. */
    private static final Set<String> NO_REASON =
            Set.of("", "UNKNOWN_FAILURE_REASON", "UNKNOWN_PREVIEW_FAILURE_REASON", "UNKNOWN_CANCEL_FAILURE_REASON");

    private static final Map<String, Kind> BY_CODE = Map.ofEntries(
            Map.entry(CoinbaseException.TOKEN_EXPIRED, Kind.CLOCK_OFF),
            Map.entry("PERMISSION_DENIED", Kind.KEY_REJECTED),
            Map.entry("UNAUTHENTICATED", Kind.KEY_REJECTED),
            Map.entry("RESOURCE_EXHAUSTED", Kind.RATE_LIMITED),
            Map.entry("rate_limit_exceeded", Kind.RATE_LIMITED),
            // Google's RPC codes that leave open whether a request was executed.
            Map.entry("INTERNAL", Kind.OUTCOME_UNKNOWN),
            Map.entry("UNAVAILABLE", Kind.OUTCOME_UNKNOWN),
            Map.entry("UNKNOWN", Kind.OUTCOME_UNKNOWN),
            Map.entry("DEADLINE_EXCEEDED", Kind.OUTCOME_UNKNOWN),
            Map.entry("ABORTED", Kind.OUTCOME_UNKNOWN),
            Map.entry("CANCELLED", Kind.OUTCOME_UNKNOWN),
            // new_order_failure_reason and preview_failure_reason
            Map.entry("INVALID_PRODUCT_ID", Kind.NOT_LISTED),
            Map.entry("INELIGIBLE_PAIR", Kind.NOT_LISTED),
            Map.entry("PREVIEW_INELIGIBLE_PAIR", Kind.NOT_LISTED),
            Map.entry("PREVIEW_INVALID_PRODUCT_ID", Kind.NOT_LISTED),
            Map.entry("PREVIEW_UNTRADABLE_PRODUCT", Kind.NOT_LISTED),
            Map.entry("ORDER_ENTRY_DISABLED", Kind.MARKET_CLOSED),
            Map.entry("PREVIEW_ORDER_ENTRY_DISABLED", Kind.MARKET_CLOSED),
            Map.entry("PREVIEW_TRADING_DISABLED", Kind.MARKET_CLOSED),
            Map.entry("PREVIEW_PRODUCT_TRADING_HALTED", Kind.MARKET_CLOSED),
            Map.entry("PREVIEW_NOT_ALLOWED_BY_MARKET_STATE", Kind.MARKET_CLOSED),
            Map.entry("INVALID_NO_LIQUIDITY", Kind.MARKET_CLOSED),
            Map.entry("PREVIEW_INVALID_NO_LIQUIDITY", Kind.MARKET_CLOSED),
            Map.entry("PREVIEW_GEOFENCING_RESTRICTION", Kind.REGION_REFUSED));

    private CoinbaseErrors() {}

    /** Whether this names a reason. */
    static boolean isReason(String code) {
        return !NO_REASON.contains(code);
    }

    /**
     * What an error response means.
     *
     * @param status of HTTP; 200 for an order that is refused
     * @param code of the response's body, empty when it has none
     * @param text what the venue says about it
     */
    static Kind kindOf(int status, String code, String text) {
        return HttpErrors.decisive(status).orElseGet(() -> {
            Kind known = BY_CODE.get(code);
            if (known != null) {
                return known;
            }
            if (status == 200) {
                // Refused without a reason: whether an order exists is looked up.
                return isReason(code) ? Kind.REJECTED : Kind.OUTCOME_UNKNOWN;
            }
            return aboutProduct(text) ? Kind.NOT_LISTED : HttpErrors.kindOf(status);
        });
    }

    private static boolean aboutProduct(String text) {
        return text.contains("product_id") || text.contains("ProductID") || text.contains("product not found");
    }
}

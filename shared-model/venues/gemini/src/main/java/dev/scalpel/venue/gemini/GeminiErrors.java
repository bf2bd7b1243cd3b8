package dev.scalpel.venue.gemini;

import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Locale;
import java.util.Map;

/**
 * What each error of the venue means for the caller: its page "Error Codes". Where the page leaves open whether a request was
 * executed, the outcome is unknown, which is always safe: the caller looks it up.
 */
final class GeminiErrors {

    static final String ORDER_NOT_FOUND = "OrderNotFound";
    static final String INVALID_NONCE = "InvalidNonce";
    /** A post-only order that would have traded at once. */
    static final String WOULD_TAKE = "MakerOrCancelWouldTake";

    /** The message of {@link #INVALID_NONCE} for a key whose nonces must increase; for a time-based one it names the venue's time. */
    private static final String NOT_TIME_BASED = "has not increased";
    /** The message of public requests for a symbol that is not listed; their reason is "Bad Request". */
    private static final String NO_SUCH_SYMBOL = "is not a valid symbol";

    /** Reasons that are no rejection. Every other reason is one: the same request would be refused again. */
    private static final Map<String, Kind> BY_REASON = Map.ofEntries(
            Map.entry("RateLimit", Kind.RATE_LIMITED),
            Map.entry("System", Kind.OUTCOME_UNKNOWN),
            // The key, its signature, its roles, or the addresses that may use it.
            Map.entry("InvalidApiKey", Kind.KEY_REJECTED),
            Map.entry("InvalidSignature", Kind.KEY_REJECTED),
            Map.entry("MissingApikeyHeader", Kind.KEY_REJECTED),
            Map.entry("MissingPayloadHeader", Kind.KEY_REJECTED),
            Map.entry("MissingSignatureHeader", Kind.KEY_REJECTED),
            Map.entry("MissingRole", Kind.KEY_REJECTED),
            Map.entry("RemoteAddressForbidden", Kind.KEY_REJECTED),
            // A key of a group of accounts, or an account that may not trade.
            Map.entry("MissingAccounts", Kind.KEY_REJECTED),
            Map.entry("MissingAccountName", Kind.KEY_REJECTED),
            Map.entry("NotGroupApiCompatible", Kind.KEY_REJECTED),
            Map.entry("AccountNotOfTypeRequired", Kind.KEY_REJECTED),
            Map.entry("NoAccountOfTypeRequired", Kind.KEY_REJECTED),
            Map.entry("AccountClosed", Kind.KEY_REJECTED),
            Map.entry("HasNotAgreedToCustodyTerms", Kind.KEY_REJECTED),
            Map.entry("InvalidSymbol", Kind.NOT_LISTED),
            Map.entry("MarketNotOpen", Kind.MARKET_CLOSED),
            Map.entry("Maintenance", Kind.MARKET_CLOSED),
            // Reasons of orders that the venue took and cancelled at once.
            Map.entry("MarketClosed", Kind.MARKET_CLOSED),
            Map.entry("TradingClosed", Kind.MARKET_CLOSED),
            Map.entry(WOULD_TAKE, Kind.REJECTED));

    private GeminiErrors() {}

    /**
     * What an error response means.
     *
     * @param reason of the response's body, empty when it has none
     */
    static Kind kindOf(int status, String reason, String message) {
        return HttpErrors.decisive(status).orElseGet(() -> {
            if (reason.isEmpty()) {
                return HttpErrors.kindOf(status);
            }
            if (reason.equals(INVALID_NONCE)) {
                return needsTimeBasedKey(message) ? Kind.KEY_REJECTED : Kind.CLOCK_OFF;
            }
            if (message.toLowerCase(Locale.ROOT).contains(NO_SUCH_SYMBOL)) {
                return Kind.NOT_LISTED;
            }
            Kind unlisted = HttpErrors.isClientError(status) ? Kind.REJECTED : Kind.OUTCOME_UNKNOWN;
            return BY_REASON.getOrDefault(reason, unlisted);
        });
    }

    /** Whether the venue wants nonces that increase, so that this key cannot make late orders harmless. */
    static boolean needsTimeBasedKey(String message) {
        return message.contains(NOT_TIME_BASED);
    }
}

package dev.scalpel.venue.oanda;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * What each error of the venue means for the caller: HTTP statuses of "Troubleshooting", and reasons of TransactionRejectReason and
 * OrderCancelReason ("Transaction Definitions"). A reason that is not listed here is a refusal: the same request would be refused
 * again.
 */
final class OandaErrors implements ErrorTranslator {

    static final int BAD_REQUEST = 400;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final Map<String, Kind> BY_CODE = Map.ofEntries(
            Map.entry(OandaException.TOO_LATE, Kind.CLOCK_OFF),
            Map.entry("TIME_IN_FORCE_GTD_TIMESTAMP_IN_PAST", Kind.CLOCK_OFF),
            Map.entry("INTERNAL_SERVER_ERROR", Kind.OUTCOME_UNKNOWN),
            Map.entry("INSTRUMENT_UNKNOWN", Kind.NOT_LISTED),
            Map.entry("INSTRUMENT_MISSING", Kind.NOT_LISTED),
            Map.entry("INSTRUMENT_NOT_TRADEABLE", Kind.MARKET_CLOSED),
            Map.entry("INSTRUMENT_PRICE_UNKNOWN", Kind.MARKET_CLOSED),
            Map.entry("MARKET_HALTED", Kind.MARKET_CLOSED),
            Map.entry("INSTRUMENT_BID_HALTED", Kind.MARKET_CLOSED),
            Map.entry("INSTRUMENT_ASK_HALTED", Kind.MARKET_CLOSED),
            Map.entry("ACCOUNT_NOT_ACTIVE", Kind.KEY_REJECTED),
            Map.entry("ACCOUNT_LOCKED", Kind.KEY_REJECTED),
            Map.entry("ACCOUNT_ORDER_CREATION_LOCKED", Kind.KEY_REJECTED),
            Map.entry("ACCOUNT_ORDER_FILL_LOCKED", Kind.KEY_REJECTED),
            Map.entry("ACCOUNT_NEW_POSITIONS_LOCKED", Kind.KEY_REJECTED));

    static Kind kindOf(int status, String code, String text) {
        return HttpErrors.decisive(status).orElseGet(() -> {
            Kind known = BY_CODE.get(code);
            if (known != null) {
                return known;
            }
            if (status == FORBIDDEN) {
                // "Forbidden": the token may not use this account or endpoint.
                return Kind.KEY_REJECTED;
            }
            boolean ofInstrument = status == BAD_REQUEST && text.contains("'instrument");
            return ofInstrument || (status == NOT_FOUND && code.equals("NO_SUCH_INSTRUMENT"))
                    ? Kind.NOT_LISTED
                    : HttpErrors.kindOf(status);
        });
    }

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        return failure instanceof OandaException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    private static ErrorResponse response(OandaException refused) {
        Kind kind = kindOf(refused.status(), refused.code(), refused.text());
        return ErrorResponse.of(kind, refused.status(), refused.code(), text(kind, refused))
                .withRetryAfter(refused.retryAfter());
    }

    /** What a venue says about a refused token may repeat it; and where it is not served, it does not say which regions are. */
    private static String text(Kind kind, OandaException refused) {
        return switch (kind) {
            case KEY_REJECTED ->
                refused.code().isEmpty() ? "it does not accept the token, or not for this account" : refused.code();
            case REGION_REFUSED -> "";
            default -> refused.text();
        };
    }
}

package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Optional;

/** Reads the venue's error responses. */
final class CoinbaseErrorTranslator implements ErrorTranslator {

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        return failure instanceof CoinbaseException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    private static ErrorResponse response(CoinbaseException refused) {
        Kind kind = CoinbaseErrors.kindOf(refused.status(), refused.code(), refused.text());
        return ErrorResponse.of(kind, refused.status(), refused.code(), text(kind, refused))
                .withRetryAfter(refused.retryAfter());
    }

    /** What a venue says about a refused key may repeat it; and where it is not served, it does not say which regions are. */
    private static String text(Kind kind, CoinbaseException refused) {
        return switch (kind) {
            case KEY_REJECTED -> "it does not accept the key, or not for this request";
            case CLOCK_OFF -> "the token was not valid when it arrived";
            case REGION_REFUSED -> "";
            default -> refused.text();
        };
    }
}

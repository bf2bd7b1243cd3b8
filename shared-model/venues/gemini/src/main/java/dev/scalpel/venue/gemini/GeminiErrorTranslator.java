package dev.scalpel.venue.gemini;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Optional;

/** Reads the venue's error responses. */
final class GeminiErrorTranslator implements ErrorTranslator {

    static final String TIME_BASED_KEY =
            "the key must be made with \"Uses a time based nonce\": see docs/venues/gemini.md";
    static final String ACCOUNT_KEY = "the key must be of one account, not of a group of accounts";

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        return failure instanceof GeminiException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    private static ErrorResponse response(GeminiException refused) {
        Kind kind = GeminiErrors.kindOf(refused.status(), refused.reason(), refused.text());
        return ErrorResponse.of(kind, refused.status(), refused.reason(), text(kind, refused))
                .withRetryAfter(refused.retryAfter());
    }

    private static String text(Kind kind, GeminiException refused) {
        if (kind == Kind.REGION_REFUSED) {
            // The venue names no regions in its documents.
            return "";
        }
        if (GeminiErrors.needsTimeBasedKey(refused.text())) {
            return TIME_BASED_KEY;
        }
        return refused.reason().equals("MissingAccounts") ? ACCOUNT_KEY : refused.text();
    }
}

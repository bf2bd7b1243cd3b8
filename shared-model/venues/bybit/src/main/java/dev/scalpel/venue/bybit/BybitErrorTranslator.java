package dev.scalpel.venue.bybit;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.util.Optional;

/** Reads the venue's error responses. */
final class BybitErrorTranslator implements ErrorTranslator {

    /** "Integration Guidance", the first caution. */
    static final String REFUSED_REGIONS = "Bybit refuses addresses in the United States and mainland China";

    /** "Rate Limit Rules", "HTTP IP limit": "wait for at least 10 minutes". */
    private static final Duration BAN = Duration.ofMinutes(10);

    private static final int FORBIDDEN = 403;

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        return failure instanceof BybitException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    private static ErrorResponse response(BybitException refused) {
        Kind kind = BybitErrors.kindOf(refused.status(), refused.code(), refused.text());
        boolean ban = refused.status() == FORBIDDEN && kind == Kind.RATE_LIMITED;
        return ErrorResponse.of(
                        kind,
                        refused.status(),
                        refused.code() == BybitException.NO_CODE ? "" : String.valueOf(refused.code()),
                        kind == Kind.REGION_REFUSED ? REFUSED_REGIONS : refused.text())
                .withRetryAfter(refused.retryAfter()
                        .filter(stated -> kind == Kind.RATE_LIMITED)
                        .or(() -> ban ? Optional.of(BAN) : Optional.empty()));
    }
}

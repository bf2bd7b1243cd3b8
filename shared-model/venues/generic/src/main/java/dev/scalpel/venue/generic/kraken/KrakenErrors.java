package dev.scalpel.venue.generic.kraken;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.xchange.XChangeErrors;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kraken's errors come with HTTP 200, as texts: "API error messages" and "Spot REST rate limits". */
final class KrakenErrors implements ErrorTranslator {

    private static final int OK = 200;
    /** "EService: Throttled: [UNIX timestamp]". */
    private static final Pattern THROTTLED = Pattern.compile("EService: ?Throttled: ?(\\d{10})\\b.*");

    private final XChangeErrors library = new XChangeErrors();

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        return failure instanceof KrakenException refused
                ? Optional.of(response(refused.error()))
                : library.translate(failure);
    }

    private static ErrorResponse response(String error) {
        Matcher throttled = THROTTLED.matcher(error);
        Optional<Instant> until = throttled.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(throttled.group(1))))
                : Optional.empty();
        Kind kind = until.isPresent() ? Kind.RATE_LIMITED : kindOf(error);
        int colon = error.indexOf(':');
        return ErrorResponse.of(
                        kind,
                        kind == Kind.RATE_LIMITED ? HttpErrors.TOO_MANY_REQUESTS : OK,
                        colon < 0 ? error : error.substring(0, colon),
                        colon < 0 ? "no text" : error.substring(colon + 1).strip())
                .withBannedUntil(until);
    }

    private static Kind kindOf(String error) {
        return switch (error) {
            case "EAPI:Rate limit exceeded", "EGeneral:Too many requests", "EGeneral:Temporary lockout" ->
                Kind.RATE_LIMITED;
            case "EQuery:Unknown asset pair", "EQuery:Unknown asset" -> Kind.NOT_LISTED;
            case "EService:Market in cancel_only mode", "EService:Market in post_only mode" -> Kind.MARKET_CLOSED;
            // Unavailable, busy, a deadline, an internal error: nothing is known of the request.
            default ->
                error.startsWith("EService:") || error.startsWith("EGeneral:Internal error")
                        ? Kind.OUTCOME_UNKNOWN
                        : Kind.REJECTED;
        };
    }
}

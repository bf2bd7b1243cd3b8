package dev.scalpel.venue.binance.usdm;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the venue's error responses. */
final class UsdmErrorTranslator implements ErrorTranslator {

    static final String REFUSED_REGIONS = "Binance refuses addresses in the United States";

    /** General Info, "IP Limits": bans last from 2 minutes to 3 days. */
    private static final Duration MIN_BAN = Duration.ofMinutes(2);
    /** Error Code, -1003: the end of a ban in epoch milliseconds. */
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})\\b");

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        return failure instanceof UsdmException refused ? Optional.of(response(refused)) : Optional.empty();
    }

    private static ErrorResponse response(UsdmException refused) {
        Kind kind = UsdmErrors.kindOf(refused.status(), refused.code());
        boolean ban = HttpErrors.isBan(refused.status()) && refused.retryAfter().isEmpty();
        return ErrorResponse.of(
                        kind,
                        refused.status(),
                        refused.code() == UsdmException.NO_CODE ? "" : String.valueOf(refused.code()),
                        kind == Kind.REGION_REFUSED ? REFUSED_REGIONS : refused.text())
                .withRetryAfter(ban ? Optional.of(MIN_BAN) : refused.retryAfter())
                .withBannedUntil(bannedUntil(refused.text()));
    }

    private static Optional<Instant> bannedUntil(String message) {
        Matcher named = BANNED_UNTIL.matcher(message);
        return named.find() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(named.group(1)))) : Optional.empty();
    }
}

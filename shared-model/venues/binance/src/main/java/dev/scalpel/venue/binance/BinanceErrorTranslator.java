package dev.scalpel.venue.binance;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.xchange.XChangeErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchange.binance.dto.BinanceException;

/** Reads Binance's error responses from XChange's exceptions. */
final class BinanceErrorTranslator implements ErrorTranslator {

    static final String REFUSED_REGIONS = "Binance refuses addresses in the United States";

    /** rest-api.md, "IP Limits": bans last from 2 minutes to 3 days. */
    private static final Duration MIN_BAN = Duration.ofMinutes(2);
    /** errors.md, -1003: the end of a ban in epoch milliseconds. */
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})\\b");

    private final XChangeErrors library = new XChangeErrors();

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        Optional<ErrorResponse> response = failure instanceof BinanceException refusal
                ? Optional.of(response(refusal))
                : library.translate(failure);
        return response.map(BinanceErrorTranslator::completed);
    }

    private static ErrorResponse response(BinanceException refusal) {
        String message = Optional.ofNullable(refusal.getMessage()).orElse("");
        int status = refusal.getHttpStatusCode();
        int code = refusal.getCode();
        return ErrorResponse.of(
                        BinanceErrors.kindOf(status, code, message),
                        status,
                        code == 0 ? "" : String.valueOf(code),
                        message)
                .withRetryAfter(XChangeErrors.retryAfter(refusal))
                .withBannedUntil(bannedUntil(message));
    }

    private static ErrorResponse completed(ErrorResponse response) {
        if (response.kind() == Kind.REGION_REFUSED) {
            return response.withMessage(REFUSED_REGIONS);
        }
        return HttpErrors.isBan(response.status()) && response.retryAfter().isEmpty()
                ? response.withRetryAfter(Optional.of(MIN_BAN))
                : response;
    }

    private static Optional<Instant> bannedUntil(String message) {
        Matcher named = BANNED_UNTIL.matcher(message);
        return named.find() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(named.group(1)))) : Optional.empty();
    }
}

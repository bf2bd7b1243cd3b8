package dev.scalpel.venue;

import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

/**
 * Turns what XChange and the HTTP client under it throw into {@link VenueException}. The library's exception is
 * <em>not</em> kept as the cause: its message and headers hold the signed URL and the key.
 */
public final class VenueErrors {

    /** rest-api.md, "IP Limits": bans last from 2 minutes to 3 days. */
    private static final Duration MIN_BAN = Duration.ofMinutes(2);
    /** errors.md, -1003: the end of a ban in epoch milliseconds. */
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})\\b");

    private static final int MAX_DETAIL_LENGTH = 200;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern NAMED_SECRET =
            Pattern.compile("(?i)(signature|secret|token|(?:x-mbx-)?api[-_]?key)\\s*[=:]\\s*\\S+");
    /** What looks like a key is hidden even where nothing calls it one. */
    private static final Pattern LONG_TOKEN = Pattern.compile("\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{12,}\\b");

    private VenueErrors() {}

    /**
     * @param asked what was asked of the venue, for the message: "klines of BTC/USDT"
     */
    public static VenueException explain(String venue, String asked, Exception failure) {
        if (failure instanceof VenueException explained) {
            return explained;
        }
        String subject = venue + ", asked for " + asked + ": ";
        Throwable cause = innermostKnown(failure);
        if (cause instanceof OperationTimeoutException) {
            return new VenueException(Kind.CLOCK_OFF, subject + "our time stamp is outside its window");
        }
        if (cause instanceof BinanceException refusal) {
            String said = Optional.ofNullable(refusal.getMessage()).orElse("");
            return explained(subject, refusal.getHttpStatusCode(), refusal.getCode(), said, refusal);
        }
        if (cause instanceof HttpStatusException answer) {
            return explained(subject, answer.getHttpStatusCode(), 0, "", cause);
        }
        return new VenueException(Kind.OUTCOME_UNKNOWN, subject + describe(cause));
    }

    private static VenueException explained(String subject, int status, int code, String said, Throwable cause) {
        Kind kind = BinanceErrors.kindOf(status, code, said);
        return switch (kind) {
            case RATE_LIMITED -> {
                Optional<Duration> wait = retryAfter(cause)
                        .or(() -> BinanceErrors.isBan(status) ? Optional.of(MIN_BAN) : Optional.empty());
                String until = wait.map(time -> "; it asks for " + time.toSeconds() + " s of silence")
                        .orElse("");
                yield new VenueException(
                        kind, subject + "too many requests (HTTP " + status + ")" + until, wait, bannedUntil(said));
            }
            case REGION_REFUSED ->
                new VenueException(
                        kind,
                        subject + "it does not serve this address (HTTP 451). Binance refuses addresses in the United"
                                + " States: deploy to another region, such as eu-central-1 or ap-northeast-1, or set"
                                + " another venue in scalpel.yaml");
            default ->
                new VenueException(
                        kind, subject + (code == 0 ? "HTTP " + status : "code " + code + ", " + clean(said)));
        };
    }

    private static Optional<Instant> bannedUntil(String said) {
        Matcher named = BANNED_UNTIL.matcher(said);
        return named.find() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(named.group(1)))) : Optional.empty();
    }

    private static Optional<Duration> retryAfter(Throwable answer) {
        Map<String, List<String>> headers = answer instanceof HttpResponseAware aware
                ? Optional.ofNullable(aware.getResponseHeaders()).orElse(Map.of())
                : Map.of();
        return headers.entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .filter(value -> value.matches("\\d{1,9}"))
                .findFirst()
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** XChange wraps: the wrapped exception knows status and headers, the wrapper only a text. */
    private static Throwable innermostKnown(Throwable failure) {
        Throwable known = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BinanceException
                    || each instanceof HttpStatusException
                    || each instanceof IOException) {
                known = each;
            }
        }
        return known;
    }

    private static String describe(Throwable cause) {
        return cause.getClass().getSimpleName() + " (" + clean(cause.getMessage()) + ")";
    }

    private static String clean(@Nullable String message) {
        String text = message == null ? "no message" : message;
        String plain = ADDRESS.matcher(text).replaceAll("(address)");
        plain = NAMED_SECRET.matcher(plain).replaceAll("$1=(hidden)");
        plain = LONG_TOKEN.matcher(plain).replaceAll("(hidden)");
        return plain.length() <= MAX_DETAIL_LENGTH ? plain : plain.substring(0, MAX_DETAIL_LENGTH) + "…";
    }
}

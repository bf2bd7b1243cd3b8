package dev.scalpel.venue;

import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

/**
 * Turns exceptions of XChange and its HTTP client into {@link VenueException}. The original exception is <em>not</em> kept
 * as the cause: its message and headers contain the signed URL and the key.
 */
public final class VenueErrors {

    private static final List<ErrorTranslator> TRANSLATORS = ServiceLoader.load(ErrorTranslator.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** Binance's rest-api.md, "IP Limits": bans last from 2 minutes to 3 days. */
    private static final Duration MIN_BAN = Duration.ofMinutes(2);
    /** Binance's errors.md, -1003: the end of a ban in epoch milliseconds. */
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})\\b");

    private static final int MAX_DETAIL_LENGTH = 200;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern NAMED_SECRET =
            Pattern.compile("(?i)(signature|secret|token|(?:x-mbx-)?api[-_]?key)\\s*[=:]\\s*\\S+");
    /** Text that looks like a key is hidden even without a name that says so. */
    private static final Pattern LONG_TOKEN = Pattern.compile("\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{12,}\\b");

    private VenueErrors() {}

    /**
     * What a failed request to a venue means.
     *
     * @param request what was requested, for the message: "klines of BTC/USDT"
     */
    public static VenueException explain(String venue, String request, Exception failure) {
        if (failure instanceof VenueException explained) {
            return explained;
        }
        String subject = venue + ": request for " + request + " failed: ";
        Throwable cause = innermostKnown(failure);
        if (cause instanceof OperationTimeoutException) {
            return new VenueException(Kind.CLOCK_OFF, subject + "our timestamp is outside its window");
        }
        return response(cause)
                .map(response -> explained(subject, response, cause))
                .orElseGet(() -> new VenueException(Kind.OUTCOME_UNKNOWN, subject + describe(cause)));
    }

    private static Optional<ErrorResponse> response(Throwable cause) {
        Optional<ErrorResponse> ofVenue = TRANSLATORS.stream()
                .flatMap(translator -> translator.translate(cause).stream())
                .findFirst();
        return ofVenue.or(() -> cause instanceof HttpStatusException http
                ? Optional.of(plainResponse(http.getHttpStatusCode()))
                : Optional.empty());
    }

    private static ErrorResponse plainResponse(int status) {
        return new ErrorResponse(HttpErrors.kindOf(status), status, 0, "");
    }

    private static VenueException explained(String subject, ErrorResponse response, Throwable cause) {
        Kind kind = response.kind();
        int status = response.status();
        return switch (kind) {
            case RATE_LIMITED -> {
                Optional<Duration> wait =
                        retryAfter(cause).or(() -> HttpErrors.isBan(status) ? Optional.of(MIN_BAN) : Optional.empty());
                String retry = wait.map(time -> "; retry after " + time.toSeconds() + " s")
                        .orElse("");
                yield new VenueException(
                        kind,
                        subject + "too many requests (HTTP " + status + ")" + retry,
                        wait,
                        bannedUntil(response.message()));
            }
            case REGION_REFUSED ->
                new VenueException(
                        kind,
                        subject + "it does not serve this address (HTTP 451). Binance refuses addresses in the United"
                                + " States: deploy to another region, such as eu-central-1 or ap-northeast-1, or set"
                                + " another venue in scalpel.yaml");
            default ->
                new VenueException(
                        kind,
                        subject
                                + (response.code() == 0
                                        ? "HTTP " + status
                                        : "code " + response.code() + ", " + clean(response.message())));
        };
    }

    private static Optional<Instant> bannedUntil(String message) {
        Matcher named = BANNED_UNTIL.matcher(message);
        return named.find() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(named.group(1)))) : Optional.empty();
    }

    private static Optional<Duration> retryAfter(Throwable failure) {
        Map<String, List<String>> headers = failure instanceof HttpResponseAware aware
                ? Optional.ofNullable(aware.getResponseHeaders()).orElse(Map.of())
                : Map.of();
        return headers.entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .filter(value -> value.matches("\\d{1,9}"))
                .findFirst()
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** XChange wraps exceptions: the wrapped one has status and headers, the wrapper only a text. */
    private static Throwable innermostKnown(Throwable failure) {
        Throwable known = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof HttpStatusException || each instanceof IOException) {
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

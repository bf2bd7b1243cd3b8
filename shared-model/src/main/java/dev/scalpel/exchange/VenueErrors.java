package dev.scalpel.exchange;

import dev.scalpel.exchange.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BANNED = 418;
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final int TIMESTAMP_OUTSIDE_WINDOW = -1021;
    /** Unknown error, disconnected, unexpected response, time-out: "execution status unknown" in Binance's words. */
    private static final Set<Integer> OUTCOME_UNKNOWN = Set.of(-1000, -1001, -1006, -1007);

    private static final int LONGEST_DETAIL = 200;
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
        String subject = venue + ", asked for " + asked + ": ";
        Throwable cause = innermostKnown(failure);
        if (cause instanceof OperationTimeoutException) {
            return new VenueException(Kind.CLOCK_OFF, subject + "our time stamp is outside its window");
        }
        if (cause instanceof BinanceException refusal) {
            return explainCode(subject, refusal);
        }
        if (cause instanceof HttpStatusException answer) {
            return explainStatus(subject, answer, cause);
        }
        return new VenueException(Kind.UNANSWERED, subject + describe(cause));
    }

    private static VenueException explainCode(String subject, BinanceException refusal) {
        String said = "code " + refusal.getCode() + ", " + clean(refusal.getMessage());
        if (refusal.getCode() == TIMESTAMP_OUTSIDE_WINDOW) {
            return new VenueException(Kind.CLOCK_OFF, subject + said);
        }
        int status = refusal.getHttpStatusCode();
        if (status == TOO_MANY_REQUESTS || status == BANNED || status == UNAVAILABLE_FOR_LEGAL_REASONS) {
            return explainStatus(subject, refusal, refusal);
        }
        boolean outcomeUnknown = OUTCOME_UNKNOWN.contains(refusal.getCode()) || (status != 0 && !isRefusal(status));
        return new VenueException(outcomeUnknown ? Kind.UNANSWERED : Kind.REFUSED, subject + said);
    }

    private static VenueException explainStatus(String subject, HttpStatusException answer, Throwable cause) {
        int status = answer.getHttpStatusCode();
        return switch (status) {
            case TOO_MANY_REQUESTS, BANNED -> {
                Optional<Duration> wait = retryAfter(cause);
                String until = wait.map(time -> "; it asks for " + time.toSeconds() + " s of silence")
                        .orElse("");
                yield new VenueException(
                        Kind.RATE_LIMITED, subject + "too many requests (HTTP " + status + ")" + until, wait);
            }
            case UNAVAILABLE_FOR_LEGAL_REASONS ->
                new VenueException(
                        Kind.REGION_REFUSED,
                        subject + "it does not serve this address (HTTP 451). Binance refuses addresses in the United"
                                + " States: deploy to another region, such as eu-central-1 or ap-northeast-1, or set"
                                + " another venue in scalpel.yaml");
            default ->
                new VenueException(isRefusal(status) ? Kind.REFUSED : Kind.UNANSWERED, subject + "HTTP " + status);
        };
    }

    /** A good status with an answer that cannot be read is an error of the library's too: then the deed was done. */
    private static boolean isRefusal(int status) {
        return status >= CLIENT_ERRORS && status < SERVER_ERRORS;
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
        return plain.length() <= LONGEST_DETAIL ? plain : plain.substring(0, LONGEST_DETAIL) + "…";
    }
}

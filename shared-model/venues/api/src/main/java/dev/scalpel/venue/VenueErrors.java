package dev.scalpel.venue;

import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an adapter throws into {@link VenueException}. The original exception is <em>not</em> kept as the cause: its
 * message and headers may contain the signed URL and the key.
 */
public final class VenueErrors {

    private static final int MAX_DETAIL_LENGTH = 200;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)(signature|secret|token|authorization|(?:x-mbx-)?api[-_]?key)\\s*[=:]\\s*(?:bearer\\s+)?\\S+");
    /** Text that looks like a key is hidden even without a name that says so; a time is none. */
    private static final Pattern LONG_TOKEN =
            Pattern.compile("(?<![\\w-])(?!\\d{4}-\\d\\d-\\d\\d)(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{12,}");

    private final String venue;
    private final ErrorTranslator translator;

    /** @param translator of the venue's adapter */
    public VenueErrors(String venue, ErrorTranslator translator) {
        this.venue = venue;
        this.translator = translator;
    }

    /**
     * What a failed request to the venue means.
     *
     * @param request what was requested, for the message: "klines of BTC/USDT"
     */
    public VenueException explain(String request, Exception failure) {
        if (failure instanceof VenueException explained) {
            return explained;
        }
        String subject = venue + ": request for " + request + " failed: ";
        Throwable cause = innermostKnown(failure);
        return translator
                .translate(cause)
                .map(response -> explained(subject, response))
                .orElseGet(() -> new VenueException(Kind.OUTCOME_UNKNOWN, subject + describe(cause)));
    }

    private static VenueException explained(String subject, ErrorResponse response) {
        String text =
                switch (response.kind()) {
                    case RATE_LIMITED ->
                        "too many requests (HTTP " + response.status() + ")"
                                + response.retryAfter()
                                        .map(time -> "; retry after " + time.toSeconds() + " s")
                                        .orElse("");
                    case REGION_REFUSED ->
                        "it does not serve this address (HTTP " + response.status() + ")."
                                + (response.message().isEmpty() ? " Deploy" : " " + response.message() + ": deploy")
                                + " to another region, such as eu-central-1 or ap-northeast-1, or set another venue in"
                                + " scalpel.yaml";
                    default -> detail(response);
                };
        return new VenueException(response.kind(), subject + text, response.retryAfter(), response.bannedUntil());
    }

    private static String detail(ErrorResponse response) {
        if (!response.code().isEmpty()) {
            return "code " + response.code() + ", " + clean(response.message());
        }
        return response.kind() == Kind.CLOCK_OFF && response.status() == 0
                ? "our timestamp is outside its window"
                : "HTTP " + response.status();
    }

    /** Libraries wrap exceptions: the wrapped one has status and headers, the wrapper only a text. */
    private Throwable innermostKnown(Throwable failure) {
        Throwable known = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof IOException || translator.translate(each).isPresent()) {
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

package dev.scalpel.venue.xchange;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

/** Reads what XChange and its HTTP client throw for any venue. An adapter adds the exceptions of its venue. */
public final class XChangeErrors implements ErrorTranslator {

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        if (failure instanceof OperationTimeoutException) {
            return Optional.of(ErrorResponse.of(Kind.CLOCK_OFF, 0));
        }
        return failure instanceof HttpStatusException http
                ? Optional.of(ErrorResponse.of(HttpErrors.kindOf(http.getHttpStatusCode()), http.getHttpStatusCode())
                        .withRetryAfter(retryAfter(failure)))
                : Optional.empty();
    }

    /** The header {@code Retry-After} in seconds; empty when the response has none. */
    public static Optional<Duration> retryAfter(Throwable failure) {
        Map<String, List<String>> headers = failure instanceof HttpResponseAware aware
                ? Optional.ofNullable(aware.getResponseHeaders()).orElse(Map.of())
                : Map.of();
        return headers.entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> HttpErrors.retryAfter(value).stream())
                .findFirst();
    }
}

package dev.scalpel.venue.generic.okx;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.xchange.XChangeErrors;
import java.util.Optional;

/** OKX's error codes of public calls: "Error Code", "REST API". */
final class OkxErrors implements ErrorTranslator {

    private final XChangeErrors library = new XChangeErrors();

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        if (!(failure instanceof OkxException refused)) {
            return library.translate(failure);
        }
        Kind kind = kindOf(refused.code(), refused.getHttpStatusCode());
        int status = kind == Kind.RATE_LIMITED && refused.getHttpStatusCode() == 0
                ? HttpErrors.TOO_MANY_REQUESTS
                : refused.getHttpStatusCode();
        boolean unreadable = kind == Kind.OUTCOME_UNKNOWN && refused.code().equals("0");
        return Optional.of(ErrorResponse.of(
                        kind, status, refused.code(), unreadable ? "but its data cannot be read" : refused.text())
                .withRetryAfter(XChangeErrors.retryAfter(refused)));
    }

    static Kind kindOf(String code, int status) {
        return HttpErrors.decisive(status).orElseGet(() -> switch (code) {
            // Too many requests of this address, or of all.
            case "50011", "50013", "50040", "50061" -> Kind.RATE_LIMITED;
            // The service is unavailable, timed out, or failed.
            case "50001", "50004", "50005", "50026" -> Kind.OUTCOME_UNKNOWN;
            case "51001" -> Kind.NOT_LISTED;
            case "50102", "50112" -> Kind.CLOCK_OFF;
            // No error at all: the library reads a response that it does not understand as one.
            case "", "0" -> HttpErrors.isClientError(status) ? HttpErrors.kindOf(status) : Kind.OUTCOME_UNKNOWN;
            default -> HttpErrors.isClientError(status) ? HttpErrors.kindOf(status) : Kind.REJECTED;
        });
    }
}

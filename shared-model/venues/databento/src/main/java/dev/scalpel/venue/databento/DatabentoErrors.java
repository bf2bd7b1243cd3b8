package dev.scalpel.venue.databento;

import dev.scalpel.trading.futures.RefusedContractException;
import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import java.util.Optional;

/** What the venue's errors mean: HTTP statuses, and a {@code case} in the body ("Errors" of the API's basics). */
final class DatabentoErrors implements ErrorTranslator {

    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        if (failure instanceof RefusedContractException refused) {
            return Optional.of(ErrorResponse.of(Kind.NOT_LISTED, 0, "contract", String.valueOf(refused.getMessage())));
        }
        return failure instanceof DatabentoException refused
                ? Optional.of(ErrorResponse.of(kind(refused), refused.status(), refused.reason(), refused.text())
                        .withRetryAfter(refused.retryAfter()))
                : Optional.empty();
    }

    /** A key without a licence or without credit is as good as none, until its owner changes that. */
    private static Kind kind(DatabentoException refused) {
        if (refused.reason().equals(DatabentoException.TOO_EXPENSIVE)) {
            return Kind.REJECTED;
        }
        return refused.status() == PAYMENT_REQUIRED || refused.status() == FORBIDDEN
                ? Kind.KEY_REJECTED
                : HttpErrors.kindOf(refused.status());
    }
}

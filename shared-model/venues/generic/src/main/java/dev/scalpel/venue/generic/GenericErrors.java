package dev.scalpel.venue.generic;

import dev.scalpel.venue.ErrorTranslator;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.xchange.XChangeErrors;
import java.util.Optional;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeUnavailableException;
import org.knowm.xchange.exceptions.FrequencyLimitExceededException;
import org.knowm.xchange.exceptions.InstrumentNotValidException;
import org.knowm.xchange.exceptions.RateLimitExceededException;

/** What XChange's modules throw for the errors that they know. */
final class GenericErrors implements ErrorTranslator {

    private final XChangeErrors library = new XChangeErrors();

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        if (failure instanceof RateLimitExceededException || failure instanceof FrequencyLimitExceededException) {
            return Optional.of(ErrorResponse.of(Kind.RATE_LIMITED, HttpErrors.TOO_MANY_REQUESTS)
                    .withRetryAfter(XChangeErrors.retryAfter(failure)));
        }
        if (failure instanceof CurrencyPairNotValidException || failure instanceof InstrumentNotValidException) {
            return Optional.of(named(Kind.NOT_LISTED, failure));
        }
        return failure instanceof ExchangeUnavailableException
                ? Optional.of(named(Kind.OUTCOME_UNKNOWN, failure))
                : library.translate(failure);
    }

    private static ErrorResponse named(Kind kind, Throwable failure) {
        return ErrorResponse.of(kind, 0, failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    }
}

package dev.scalpel.venue.binance;

import dev.scalpel.venue.ErrorTranslator;
import java.util.Optional;
import org.knowm.xchange.binance.dto.BinanceException;

/** Reads Binance's error responses from XChange's exceptions. Found by the service loader. */
public final class BinanceErrorTranslator implements ErrorTranslator {

    @Override
    public Optional<ErrorResponse> translate(Throwable failure) {
        if (!(failure instanceof BinanceException refusal)) {
            return Optional.empty();
        }
        String message = Optional.ofNullable(refusal.getMessage()).orElse("");
        int status = refusal.getHttpStatusCode();
        int code = refusal.getCode();
        return Optional.of(new ErrorResponse(BinanceErrors.kindOf(status, code, message), status, code, message));
    }
}

package dev.scalpel.venue.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.exceptions.OperationTimeoutException;
import si.mazi.rescu.HttpStatusIOException;
import si.mazi.rescu.InvocationResult;

class XChangeErrorsTest {

    private final XChangeErrors errors = new XChangeErrors();

    @Test
    void aResponseThatIsNoJsonHasTheMeaningOfItsStatus() {
        assertThat(errors.translate(response(503))).contains(ErrorResponse.of(Kind.OUTCOME_UNKNOWN, 503));
        assertThat(errors.translate(response(404))).contains(ErrorResponse.of(Kind.REJECTED, 404));
    }

    @Test
    void theTimeToWaitIsReadWhateverTheCaseOfItsName() {
        HttpStatusIOException limited = response(429);
        limited.setResponseHeaders(Map.of("retry-after", List.of("soon", "37")));
        assertThat(errors.translate(limited).orElseThrow().retryAfter()).contains(Duration.ofSeconds(37));
    }

    @Test
    void aRequestOutsideTheWindowIsAClockThatIsOff() {
        assertThat(errors.translate(new OperationTimeoutException("too late")))
                .contains(ErrorResponse.of(Kind.CLOCK_OFF, 0));
    }

    @Test
    void whatHasNoResponseIsNotTranslated() {
        assertThat(errors.translate(new IOException("cut off"))).isEmpty();
    }

    private static HttpStatusIOException response(int status) {
        return new HttpStatusIOException("no JSON", new InvocationResult("<html>no JSON</html>", status));
    }
}

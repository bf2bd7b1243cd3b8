package dev.scalpel.localexchange.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    /** rest-api.md, "General Information on Endpoints". */
    @Test
    void aParameterInQueryAndBodyIsTakenFromTheQuery() {
        Parameters parameters = Parameters.of("symbol=BTCUSDT", "symbol=ETHUSDT&limit=5");

        assertThat(parameters.requiredText("symbol")).isEqualTo("BTCUSDT");
        assertThat(parameters.requiredInteger("limit")).isEqualTo(5);
    }

    @Test
    void aDuplicateWithinOnePartIsRefused() {
        assertThatThrownBy(() -> Parameters.of("", "symbol=BTCUSDT&symbol=BTCUSDT"))
                .hasMessage("Duplicate values for parameter 'symbol'.");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=5, 0",
        "symbol=BTCUSDT, 1",
        "symbols=%5B%22BTCUSDT%22%5D, 1",
        "symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D, 2",
    })
    void symbolsAreCountedWithoutValidation(String query, int symbols) {
        assertThat(Parameters.of(query, "").namedSymbols()).isEqualTo(symbols);
    }
}

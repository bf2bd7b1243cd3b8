package dev.scalpel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonErrorsTest {

    record Quantity(int value) {
        Quantity {
            if (value < 0) {
                throw new IllegalArgumentException("value must not be negative: " + value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"value": tru     | Unrecognized token 'tru', line 1, column 11
                    {"value": 1       | Unexpected end-of-input: expected close marker for Object, line 1, column 12
                    {"value": -1}     | value must not be negative: -1
                    {"value": [1, 2]} | 'value' has another form than expected, line 1, column 11
                    [1]               | has another form than expected, line 1, column 1
                    """)
    void noWordNeedsKnowledgeOfJava(String json, String words) {
        JsonProcessingException failure = catchThrowableOfType(
                JsonProcessingException.class, () -> new ObjectMapper().readValue(json, Quantity.class));

        assertThat(JsonErrors.describe(failure)).isEqualTo(words);
    }
}

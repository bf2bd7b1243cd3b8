package dev.scalpel.local.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    32575.307204999997 | 32,575.3072
                    2333.1632929999996 | 2,333.163293
                    50000              | 50,000
                    0.0400             | 0.04
                    0.000000123        | 0.000000123
                    -1234.5            | -1,234.5
                    0                  | 0
                    """)
    void aNumberHasCommasAndNoNoise(BigDecimal number, String shown) {
        assertThat(Amounts.shown(number)).isEqualTo(shown);
    }

    @Test
    void moneyHasItsDecimals() {
        assertThat(Amounts.money(new BigDecimal("1234567.5"), 2)).isEqualTo("1,234,567.50");
    }
}

package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,-0",
        "100,100",
        "30471.99,30471.99",
        "0.00001,0.00001",
        "0.1234567890123,0.1234567890123",
        "9007199254740993,9007199254740992",
        "2E23,200000000000000000000000",
        "1E300,1E300",
        "1.5E-300,15E-301",
        "4.9E-324,5E-324"
    })
    void writesTheShortestDecimal(double value, String text) {
        assertThat(written(value)).isEqualTo(text);
    }

    @Property(tries = 5_000)
    void readsBackToTheSameBits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(written(value))))
                    .isEqualTo(bits);
        }
    }

    @Property(tries = 5_000)
    void keepsTheDecimalsOfAMarket(@ForAll int cents) {
        assertThat(Double.parseDouble(written(cents / 1e5))).isEqualTo(cents / 1e5);
        assertThat(written(Math.abs(cents / 1e5)).length())
                .isLessThanOrEqualTo(
                        String.format("%.5f", Math.abs(cents / 1e5)).length());
    }

    private static String written(double value) {
        StringBuilder text = new StringBuilder();
        ShortestDecimal.append(text, value);
        return text.toString();
    }
}

package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number that is read has the bits of {@code Double.parseDouble}. */
class BarCsvNumbersTest {

    private static final String HEADER = "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n";
    private static final int REAL_ROWS = 50_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.1",
                "1.",
                ".5",
                "5e-324",
                "1e308",
                "1E+5",
                "9007199254740992",
                "9007199254740993",
                "9007199254740.993",
                "0.000000000000000001",
                "123456789012345678",
                "1234567890123456789",
                "0.30000000000000004",
                "2.2250738585072011e-308",
                "30471.99000000",
                "00012.50",
                "179769313486231570000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            })
    void readsTheBitsOfParseDouble(String number) {
        assertSameBits(number);
    }

    @Property(tries = 3_000)
    void readsAnyDecimalAsParseDoubleDoes(@ForAll("decimals") String number) {
        assertSameBits(number);
    }

    @Property(tries = 3_000)
    void readsTheFullFormOfAnyDoubleAsParseDoubleDoes(@ForAll long bits) {
        double value = Math.abs(Double.longBitsToDouble(bits));
        if (Double.isFinite(value)) {
            assertSameBits(Double.toString(value));
        }
    }

    @Test
    void readsARealYearAsParseDoubleDoes() throws IOException {
        Path file = realBars();
        assumeThat(file)
                .as("no real bars there (SCALPEL_DATA names their folder)")
                .exists();
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            lines.lines().limit(1 + REAL_ROWS).forEach(line -> text.append(line).append('\n'));
        }

        BarSeries bars = BarCsv.read(file.toString(), text.toString().getBytes(StandardCharsets.US_ASCII));

        String[] lines = text.toString().split("\n");
        assertThat(bars.size()).isEqualTo(REAL_ROWS);
        for (int row = 0; row < REAL_ROWS; row++) {
            String[] fields = lines[row + 1].split(",");
            assertThat(bars.bar(row))
                    .isEqualTo(new Bar(
                            Long.parseLong(fields[0]),
                            Double.parseDouble(fields[1]),
                            Double.parseDouble(fields[2]),
                            Double.parseDouble(fields[3]),
                            Double.parseDouble(fields[4]),
                            Double.parseDouble(fields[5]),
                            Long.parseLong(fields[6]),
                            Double.parseDouble(fields[7])));
        }
    }

    @Provide
    Arbitrary<String> decimals() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(20)
                .flatMap(whole -> Arbitraries.strings()
                        .withCharRange('0', '9')
                        .ofMaxLength(25)
                        .map(fraction -> fraction.isEmpty() ? whole : whole + "." + fraction));
    }

    private static void assertSameBits(String number) {
        String line = "60000,1,1,1,1," + number + ",,\n";
        double read = BarCsv.read("x", (HEADER + line).getBytes(StandardCharsets.US_ASCII))
                .volume(0);

        assertThat(Double.doubleToRawLongBits(read)).isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number)));
    }

    private static Path realBars() {
        String named = System.getenv("SCALPEL_DATA");
        Path folder =
                named == null ? Path.of(System.getProperty("scalpel.root", ".."), "../shared/data") : Path.of(named);
        return folder.resolve("binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz");
    }
}

package dev.scalpel.research.studies.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyFileTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final String LISTS = "styles = score 15\nquantiles = 0.9\n";

    @TempDir
    Path folder;

    @Test
    void thePublishedSetUpIsAFileOfTheRepository() {
        StudyFile published = StudyFile.published();

        assertThat(published.firstDayOf(Symbol.parse("SOL/USDT"))).contains(LocalDate.of(2024, 3, 1));
        assertThat(published.firstDayOf(ETH)).contains(LocalDate.of(2023, 9, 1));
        assertThat(published.quantiles()).containsExactly(0.9, 0.97, 0.99);
        assertThat(published.styles().get(0)).isEqualTo(StudyStyle.parse("score 15"));
        assertThat(published.styles()).contains(StudyStyle.parse("score 15+60"), StudyStyle.parse("fixed-5 5"));
        assertThat(published.looksBefore()).isEqualTo(528);
    }

    @Test
    void aPeriodIsTheFilesWithinThePairsBars() throws IOException {
        StudyFile file = file("from = 2024-01-03\nto = 2024-02-01\n" + LISTS);

        assertThat(StudyPeriod.of(ETH, days("2024-01-01", 10), file, Optional.empty(), Optional.empty()))
                .isEqualTo(period("2024-01-03", "2024-01-11"));
    }

    @Test
    void aPairOutsideOfTheFilesPeriodIsStudiedOverAllItsBars() throws IOException {
        StudyFile file = file("from = 2024-01-03\nto = 2024-02-01\n" + LISTS);

        assertThat(StudyPeriod.of(ETH, days("2021-01-01", 10), file, Optional.empty(), Optional.empty()))
                .isEqualTo(period("2021-01-01", "2021-01-11"));
    }

    @Test
    void requestedDaysOverrideTheFile() throws IOException {
        StudyFile file = file("from.ETH/USDT = 2024-01-03\n" + LISTS);

        assertThat(StudyPeriod.of(ETH, days("2024-01-01", 10), file, Optional.empty(), day("2024-01-03")))
                .isEqualTo(period("2024-01-01", "2024-01-03"));
        assertThat(StudyPeriod.of(ETH, days("2024-01-01", 10), file, day("2024-01-02"), Optional.empty()))
                .isEqualTo(period("2024-01-02", "2024-01-11"));
        assertThatThrownBy(() -> StudyPeriod.of(ETH, days("2024-01-01", 10), file, day("2025-01-02"), Optional.empty()))
                .hasMessage(
                        "ETH/USDT has no bars from 2025-01-02 to 2024-01-11; its files hold 2024-01-01 to 2024-01-10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    style = score 15        | unknown key 'style'; known are [every, from, looksBefore, quantiles, reference, styles
                    from = soon             | from cannot be read: soon
                    from.ETH = 2024-01-01   | from.ETH = ETH: a symbol is BASE/QUOTE, as in BTC/USDT: ETH
                    looksBefore = many      | looksBefore cannot be read: many
                    quantiles = 0.9, 90     | quantiles = 90: a quantile must lie between 0 and 1
                    styles = score 15+0     | styles = score 15+0: minutes must lie between 1 and 1440: 0
                    styles = score          | styles = score: a style is 'score' or 'fixed-MINUTES' and its horizons
                    styles = follow 15      | styles = follow 15: a style begins with 'score' or 'fixed-MINUTES': follow
                    styles = score 15 big   | styles = score 15 big: no features are named 'big'
                    styles = score x        | styles cannot be read: score x
                    every = 10              | every = 10: weeks begin on Mondays: the days must be a multiple of 7
                    quantiles =             | quantiles is missing: a list, separated by commas
                    """)
    void aMistakeIsReportedWithFileKeyAndRule(String line, String message) throws IOException {
        String key = line.split(" = ", 2)[0].replace(" =", "");
        String others =
                LISTS.lines().filter(each -> !each.startsWith(key + " ")).reduce("", (a, b) -> a + b + "\n");

        assertThatThrownBy(() -> file(others + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("my.properties: " + message);
    }

    private StudyFile file(String text) throws IOException {
        Path file = folder.resolve("my.properties");
        Files.writeString(file, text);
        return StudyFile.read(file);
    }

    private static BarSeries days(String first, int days) {
        long from =
                LocalDate.parse(first).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        BarSeries.Builder bars = new BarSeries.Builder(days);
        for (int day = 0; day < days; day++) {
            bars.add(Minutes.plus(from, day * Minutes.PER_DAY), 1, 1, 1, 1, 1, 1, 1);
        }
        return bars.build();
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(LocalDate.parse(text));
    }

    private static StudyPeriod period(String from, String to) {
        return new StudyPeriod(LocalDate.parse(from), LocalDate.parse(to));
    }
}

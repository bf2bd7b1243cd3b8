package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lenient reader of files that others wrote. */
class BarCsvLenientReadTest {

    private static final String HEADER = "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n";
    private static final String BINANCE_HEADER = "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
            + "taker_buy_volume,taker_buy_quote_volume,ignore\n";
    private static final String BINANCE_ROW =
            "1688169600000,30471.99000000,30481.40000000,30471.99000000,30481.39000000,18.37350000,"
                    + "1688169659999,559961.00000000,750,10.67837000,325441.00000000,0\n";
    private static final Bar BINANCE_BAR =
            new Bar(1_688_169_600_000L, 30471.99, 30481.4, 30471.99, 30481.39, 18.3735, 750, 10.67837);

    @Test
    void keepsTheRestOfAFileWithTornRows() {
        LenientReadResult result = readLeniently(HEADER + "60000,2,3,1,2,9,7,4\n120000,2,3\n180000,2,1,3,2,9,7,4\n"
                + "240000,2,3,1,2,9,7,4\n300000,2,x,1,2,9,7,4\n360000,2,3,1,2,9,7,4\n420000,2,3,1");

        assertThat(result.bars().size()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(7);
        assertThat(result.rejectedCount()).isEqualTo(4);
        assertThat(result.rejectedRows())
                .containsExactly(
                        new RejectedRow("f.csv", 3, "expected 8 columns, found 3"),
                        new RejectedRow("f.csv", 4, "high must be >= low: high=1.0 low=3.0"),
                        new RejectedRow("f.csv", 6, "high must be a decimal number: 'x'"),
                        new RejectedRow("f.csv", 8, "expected 8 columns, found 4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60001,2,3,1,2,9,7,4 | timestamp must be on a minute: 60001",
                "60000,2,3,1,2,-9,7,4 | volume must be finite and >= 0: -9.0",
                "60000,-2,3,1,2,9,7,4 | prices must be > 0: open=-2.0 high=3.0 low=1.0 close=2.0",
                "60000,2,3,1,2,9,-1,4 | trades must be >= 0: -1",
                "60000,2,3,1,2,9,1.5,4 | trades must be a whole number: '1.5'",
                "60000,2,3,1,NaN,9,7,4 | close must be a decimal number: 'NaN'",
                "60000,2,3,1,2d,9,7,4 | close must be a decimal number: '2d'",
                "60000,2,3,1,1e999,9,7,4 | prices must be finite: open=2.0 high=3.0 low=1.0 close=Infinity",
                "60000,2,3,1,,9,7,4 | close must be a decimal number: ''",
                "'60000, 2,3,1,2,9,7,4' | open must be a decimal number: ' 2'",
                "60000,2,3,1,2,9,7,4,5 | expected 8 columns, found 9",
                "60000,2,3,1,2,9,7,10 | taker_buy_volume must lie between 0 and volume: 10.0 of 9.0",
                "'' | the line is blank",
                "1688169600000000,2,3,1,2,9,7,4 | timestamp must be in milliseconds, not microseconds: 1688169600000000"
            })
    void explainsWhyARowIsRejected(String row, String reason) {
        LenientReadResult result = readLeniently(HEADER + "0,2,3,1,2,9,7,4\n" + row + "\n120000,2,3,1,2,9,7,4\n");

        assertThat(result.bars().size()).isEqualTo(2);
        assertThat(result.rejectedRows()).containsExactly(new RejectedRow("f.csv", 3, reason));
    }

    @Test
    void sortsRowsAndKeepsTheFirstOfADuplicateMinute() {
        LenientReadResult result =
                readLeniently(HEADER + "180000,2,3,1,2,9,,\n60000,2,3,1,1.5,9,,\n60000,2,3,1,1.7,9,,\n"
                        + "180000,2,3,1,1.8,9,,\n120000,2,3,1,2,9,,\n");

        assertThat(result.bars().size()).isEqualTo(3);
        assertThat(result.bars().firstOpenTime()).isEqualTo(60_000);
        assertThat(result.bars().close(0)).isEqualTo(1.5);
        assertThat(result.bars().close(2)).isEqualTo(2);
        assertThat(result.rejectedRows())
                .extracting(RejectedRow::toString)
                .containsExactly(
                        "f.csv, row 4: duplicate minute 1970-01-01T00:01:00Z; the first row is kept",
                        "f.csv, row 5: duplicate minute 1970-01-01T00:03:00Z; the first row is kept");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void readsBinancesArchiveWithAndWithoutHeaderInMillisecondsAndMicroseconds(boolean headed, boolean micros) {
        String row = micros
                ? BINANCE_ROW.replace("1688169600000", "1688169600000000").replace("1688169659999", "1688169659999999")
                : BINANCE_ROW;

        LenientReadResult result = readLeniently((headed ? BINANCE_HEADER : "") + row);

        assertThat(result.bars()).isEqualTo(BarSeries.of(BINANCE_BAR));
        assertThat(result.rejectedCount()).isZero();
    }

    @Test
    void refusesArchiveBarsThatLastLongerThanAMinute() {
        LenientReadResult result = readLeniently(BINANCE_ROW.replace("1688169659999", "1688169899999"));

        assertThat(result.rejectedRows())
                .containsExactly(new RejectedRow(
                        "f.csv",
                        1,
                        "close_time must end the minute of open_time, but the bar lasts 300.0 s: "
                                + "only one-minute bars are read"));
    }

    @Test
    void acceptsACompleteLastLineWithoutALineEndButNotOneThatEndsInAComma() {
        assertThat(readLeniently(HEADER + "60000,2,3,1,2,9,7,4").bars().size()).isOne();
        assertThat(readLeniently(HEADER + "60000,2,3,1,2,9,7,").rejectedRows())
                .containsExactly(new RejectedRow(
                        "f.csv", 2, "the last line ends in a comma without a line end: it was cut off"));
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        assertThat(readLeniently(
                                "\ufeff" + (HEADER + "60000,2,3,1,2,9,,\n120000,2,3,1,2,9,7,4\n").replace("\n", "\r\n"))
                        .bars()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void refusesAFileOfNoKnownLayout() {
        assertThatThrownBy(() -> readLeniently("a,b\n1,2\n"))
                .isInstanceOf(BarCsvException.class)
                .hasMessageStartingWith("f.csv, row 1: expected 'timestamp,")
                .hasMessageEndingWith("found 'a,b'");
    }

    @Test
    void refusesAStreamWithoutLines() {
        assertThatThrownBy(() -> BarCsv.readLeniently("f.csv", new ByteArrayInputStream(new byte[1_000_000])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("this is no bar file");
    }

    @Test
    void countsRejectedRowsBeyondTheMaximumItKeeps() {
        LenientReadResult result = readLeniently(HEADER + "torn\n".repeat(LenientReadResult.MAX_REJECTED_ROWS + 5));

        assertThat(result.rejectedCount()).isEqualTo(LenientReadResult.MAX_REJECTED_ROWS + 5);
        assertThat(result.rejectedRows()).hasSize(LenientReadResult.MAX_REJECTED_ROWS);
    }

    @Test
    void readsAcrossTheBordersOfItsBlocks() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int minute = 0; minute < 30_000; minute++) {
            text.append(Minutes.plus(0, minute))
                    .append(",2,3,1,2.")
                    .append(minute % 977)
                    .append(",9,7,4\n");
        }

        LenientReadResult result = readLeniently(text.toString());

        assertThat(result.rejectedCount()).isZero();
        assertThat(result.bars().size()).isEqualTo(30_000);
        assertThat(result.bars()).isEqualTo(BarCsv.read("x", text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    @Property
    void oneCorruptByteCostsAtMostTheRowsItTouches(
            @ForAll("series") BarSeries bars, @ForAll @IntRange(max = 5_000) int at, @ForAll byte spoilt) {
        byte[] content = BarCsv.write(bars);
        int place = HEADER.length() + at;
        if (place < content.length) {
            content[place] = spoilt;
            LenientReadResult result = readLeniently(new String(content, StandardCharsets.ISO_8859_1));
            assertThat(result.bars().size()).isGreaterThanOrEqualTo(bars.size() - 2);
            assertThat(result.rejectedCount()).isLessThanOrEqualTo(2);
        }
    }

    @Provide
    Arbitrary<BarSeries> series() {
        return BarArbitraries.series();
    }

    private static LenientReadResult readLeniently(String text) {
        byte[] bytes = text.startsWith("\ufeff")
                ? text.getBytes(StandardCharsets.UTF_8)
                : text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return BarCsv.readLeniently("f.csv", new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

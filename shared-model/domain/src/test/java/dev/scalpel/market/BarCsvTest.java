package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The strict reader of stored objects, and the writer. */
class BarCsvTest {

    private static final String HEADER = "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n";
    private static final String FIRST = "60000,2,3,1,2.5,10,7,4\n";

    @Test
    void readsEveryColumn() {
        assertThat(read(HEADER + FIRST)).isEqualTo(BarSeries.of(new Bar(60_000, 2, 3, 1, 2.5, 10, 7, 4)));
    }

    @Test
    void readsEmptyLastColumnsAsUnknown() {
        Bar bar = read(HEADER + "60000,2,3,1,2.5,10,,\n").bar(0);

        assertThat(bar.hasTrades()).isFalse();
        assertThat(bar.hasTakerBuyVolume()).isFalse();
    }

    @Test
    void writesWhatItReads() {
        String text = HEADER + FIRST + "120000,2,3,1,2.5,0.00001,,\n180000,2,3,1,2.5,0,0,0\n";

        assertThat(new String(BarCsv.write(read(text)), StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    @Test
    void readsAFileWithoutRows() {
        assertThat(read(HEADER).isEmpty()).isTrue();
        assertThat(new String(BarCsv.write(BarSeries.empty()), StandardCharsets.US_ASCII))
                .isEqualTo(HEADER);
    }

    @Test
    void namesFileRowAndReason() {
        assertThatThrownBy(() -> read(HEADER + FIRST + "120000,2,3\n"))
                .isInstanceOf(BarCsvException.class)
                .hasMessage("day.csv, row 3: expected 8 columns, found 3");
    }

    @Test
    void refusesAnotherHeader() {
        assertThatThrownBy(() -> read("time,open\n"))
                .hasMessage("day.csv, row 1: expected 'timestamp,open,high,low,close,volume,trades,taker_buy_volume', "
                        + "found 'time,open'");
        assertThatThrownBy(() -> read("")).hasMessageEndingWith("the file is empty");
    }

    @Test
    void refusesARepeatedMinuteAndDisorder() {
        assertThatThrownBy(() -> read(HEADER + FIRST + FIRST))
                .hasMessage("day.csv, row 3: duplicate minute 1970-01-01T00:01:00Z");
        assertThatThrownBy(() -> read(HEADER + FIRST + "0,2,3,1,2.5,10,7,4\n"))
                .hasMessage("day.csv, row 3: must be later than the row before: 1970-01-01T00:00:00Z");
    }

    @Test
    void refusesALastLineWithoutItsEndEvenWhenItLooksWhole() {
        assertThatThrownBy(() -> read((HEADER + FIRST).stripTrailing()))
                .hasMessage("day.csv, row 2: the last line has no line end: the file was cut off");
        assertThatThrownBy(() -> read(HEADER.stripTrailing()))
                .hasMessage("day.csv, row 1: the header has no line end: the file was cut off");
    }

    @Property
    void readsBackTheBitsThatWereWritten(@ForAll("series") BarSeries bars) {
        byte[] written = BarCsv.write(bars);

        assertThat(BarCsv.read("x", written)).isEqualTo(bars);
        assertThat(BarCsv.write(BarCsv.read("x", written))).isEqualTo(written);
    }

    @Property
    void noTruncatedFilePassesAsComplete(@ForAll("series") BarSeries bars, @ForAll @IntRange(max = 5_000) int at) {
        String whole = new String(BarCsv.write(bars), StandardCharsets.US_ASCII);
        String cut = whole.substring(0, Math.min(at, whole.length() - 1));
        if (cut.endsWith("\n")) {
            assertThat(bars.slice(0, read(cut).size())).isEqualTo(read(cut));
        } else {
            assertThatThrownBy(() -> read(cut)).isInstanceOf(BarCsvException.class);
        }
    }

    @Provide
    Arbitrary<BarSeries> series() {
        return BarArbitraries.series();
    }

    private static BarSeries read(String text) {
        return BarCsv.read("day.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}

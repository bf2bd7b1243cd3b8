package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class UnquotedCsvReaderTest {

    @Property(tries = 2_000)
    void splitsLikeTheCsvLibrary(
            @ForAll
                    @StringLength(max = 40)
                    @Chars({',', '\n', ' ', ';', '=', '\\', '#'})
                    @CharRange(from = 'a', to = 'c')
                    String body)
            throws IOException {
        String text = body + "\n";
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(CSVFormat.RFC4180)
                .get()) {
            List<List<String>> expected = parser.stream().map(CSVRecord::toList).toList();
            assertThat(UnquotedCsvReader.records(text).stream().map(List::of).toList())
                    .isEqualTo(expected);
        }
    }

    @Test
    void leavesQuotesAndCarriageReturnsToTheLibrary() {
        assertThat(UnquotedCsvReader.fit("a,b\n")).isTrue();
        assertThat(UnquotedCsvReader.fit("a,\"b\"\n")).isFalse();
        assertThat(UnquotedCsvReader.fit("a,b\r\n")).isFalse();
        assertThat(UnquotedCsvReader.fit("a,b")).isFalse();
    }
}

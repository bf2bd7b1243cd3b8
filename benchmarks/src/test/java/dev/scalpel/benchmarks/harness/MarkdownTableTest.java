package dev.scalpel.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTableTest {

    @Test
    void alignsTheColumnsAsMarkdown() {
        assertThat(MarkdownTable.of(List.of(new ResultRow("a|b", 1234, "ms", "ref", 0.5))))
                .isEqualTo("""
                        | name | value | unit | reference | ratio |
                        |------|------:|------|-----------|------:|
                        | a\\|b |  1234 | ms   | ref       | 0.500 |
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.000",
        "0.25,0.250",
        "3.14159,3.142",
        "45.678,45.68",
        "123.456,123.5",
        "98765.4,98765",
        "0.00012345,0.000123"
    })
    void printsTheDigitsThatMatter(double value, String printed) {
        assertThat(MarkdownTable.number(value)).isEqualTo(printed);
    }
}

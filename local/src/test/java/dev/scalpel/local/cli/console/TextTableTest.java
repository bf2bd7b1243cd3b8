package dev.scalpel.local.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsTextLeftAndNumbersRight() {
        TextTable table = new TextTable("symbol", "bars");
        table.add("BTC/USDT", "1,440");
        table.add("X/Y", "7");
        assertThat(table.toString()).isEqualToNormalizingNewlines("""
                        symbol     bars
                        BTC/USDT  1,440
                        X/Y           7""");
    }

    @Test
    void aTableThatIsWiderThanTheTerminalIsABlockPerRow() {
        TextTable table = new TextTable("symbol", "bars");
        table.add("BTC/USDT", "1,440");
        table.add("X/Y", "7");
        assertThat(table.fitted(15)).isEqualTo(table.toString());
        assertThat(table.fitted(14)).isEqualToNormalizingNewlines("""
                        symbol  BTC/USDT
                        bars    1,440

                        symbol  X/Y
                        bars    7""");
    }

    @Test
    void aTableWithoutRowsStaysATable() {
        assertThat(new TextTable("symbol", "bars").fitted(3)).isEqualTo("symbol  bars");
    }

    @Test
    void rejectsARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TextTable("a", "b").add("1")).hasMessageContaining("a row must have 2 cells");
    }
}

package dev.scalpel.retrieval.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.universe.Coin;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketCapFileTest {

    private final ObjectStore store = new MemoryStore();

    private MarketCapFile file(String text) {
        store.putIfAbsent("universe/market-caps.csv", text.getBytes(StandardCharsets.UTF_8));
        return new MarketCapFile(store);
    }

    @Test
    void readsCoinsInAnyOrderOfRowsAndColumns() {
        MarketCapFile file = file("""
                name,symbol,market_cap,price,volume
                Ethereum,eth,364741003210.5,3022,20123456789

                Bitcoin,BTC,1813474951234,90868.4,51234567890
                "Unknown, Inc.",UNK,,1.5,
                """);

        assertThat(file.page(1))
                .containsExactly(
                        new Coin("BTC", "Bitcoin", 90868.4, 1_813_474_951_234.0, 51_234_567_890.0),
                        new Coin("ETH", "Ethereum", 3022, 364_741_003_210.5, 20_123_456_789.0),
                        new Coin("UNK", "Unknown, Inc.", 1.5, 0, 0));
        assertThat(file.page(2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            symbol,name,price,volume                                | must have the columns symbol, name, price, market_cap, volume
            symbol,name,price,market_cap,volume\\nBTC,Bitcoin,x,1,1  | row 1: For input string
            symbol,name,price,market_cap,volume\\nBTC,Bitcoin,1,-1,1 | row 1: the market capitalisation must be a number >= 0
            symbol,name,price,market_cap,volume\\nBTC,Bitcoin        | row 1
            """)
    void saysWhichRowIsWrong(String text, String words) {
        MarketCapFile file = file(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> file.page(1))
                .isInstanceOf(MarketCapsException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new MarketCapFile(store).page(1))
                .isInstanceOf(MarketCapsException.class)
                .hasMessage("the store has no universe/market-caps.csv");
    }
}

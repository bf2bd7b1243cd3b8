package dev.scalpel.settings.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardTest {

    private static final Settings SETTINGS =
            SettingsReader.fromText("test", """
                    shardSize: 2
                    symbols: {SOL/USDT: 0.1, ETH/USDT: 0.1, ADA/USDT: 0.1}
                    """, Map.of()).settings();

    @Test
    void putsTheSymbolsInOrderOfNameShardSizeToAShard() {
        assertThat(Shard.of(SETTINGS))
                .containsExactly(
                        new Shard("0", List.of(Symbol.parse("ADA/USDT"), Symbol.parse("ETH/USDT"))),
                        new Shard("1", List.of(Symbol.parse("SOL/USDT"))));
    }

    @Test
    void everyShardFetchesTheReferencePairFirst() {
        assertThat(Shard.named(SETTINGS, "1").orElseThrow().fetched(SETTINGS))
                .containsExactly(Symbol.parse("BTC/USDT"), Symbol.parse("SOL/USDT"));
    }

    @Test
    void thereIsNoShardBeyondTheLast() {
        assertThat(Shard.named(SETTINGS, "2")).isEmpty();
    }
}

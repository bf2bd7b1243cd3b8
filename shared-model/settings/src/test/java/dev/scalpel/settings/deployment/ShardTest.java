package dev.scalpel.settings.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Otherwise the bars of the reference pair would start its portfolio in every shard. */
    @Test
    void eachSymbolIsOfOneShard() {
        Settings settings = SettingsReader.fromText("test", """
                        shardSize: 2
                        symbols: {SOL/USDT: 0.1, ETH/USDT: 0.1, ADA/USDT: 0.1}
                        portfolios:
                          crypto:
                            quote: USDT
                            strategies:
                              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                              sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.2}
                        """, Map.of()).settings();

        assertThat(Shard.own(settings, Optional.of("0")))
                .containsExactly(Symbol.parse("ADA/USDT"), Symbol.parse("ETH/USDT"), Symbol.parse("BTC/USDT"));
        assertThat(Shard.own(settings, Optional.of("1"))).containsExactly(Symbol.parse("SOL/USDT"));
        assertThat(Shard.own(settings, Optional.empty())).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void theNumberOfShardsFollowsFromTheSizeOfAUniverseBeforeItsMembersAreKnown() {
        Settings before = SettingsReader.fromText(
                        "test", "shardSize: 2\nsymbols: top 3\nreferenceSymbol: none\n", Map.of())
                .settings();
        Settings after = before.inUniverse(
                List.of(Symbol.parse("ADA/USDT"), Symbol.parse("BNB/USDT"), Symbol.parse("ETH/USDT")),
                List.of(Symbol.parse("SOL/USDT"), Symbol.parse("XRP/USDT")));

        assertThat(Shard.of(before)).containsExactly(new Shard("0", List.of()), new Shard("1", List.of()));
        assertThat(Shard.of(before)).allMatch(shard -> shard.trades(before));
        assertThat(Shard.of(after)).extracting(shard -> shard.symbols().size()).containsExactly(3, 2);
        assertThat(Shard.of(after).stream().flatMap(shard -> shard.fetched(after).stream()))
                .containsExactlyElementsOf(after.symbols().symbols());
        assertThat(TrainingBatch.of(before)).hasSameSizeAs(TrainingBatch.of(after));
        assertThat(TrainingBatch.of(after).stream().flatMap(batch -> batch.symbols().stream()))
                .doesNotContain(Symbol.parse("SOL/USDT"))
                .hasSize(3);
    }

    @Test
    void thereIsNoShardBeyondTheLast() {
        assertThat(Shard.named(SETTINGS, "2")).isEmpty();
    }
}

package dev.scalpel.store.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.ETag;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.InvalidBarLog.Refusal;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InvalidBarLogTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    private final MemoryStore store = new MemoryStore();
    private final InvalidBarLog refused = new InvalidBarLog(store, "binance");

    @Test
    void keepsWhichMinuteWasRefusedAndWhy() {
        refused.add(
                BTC, List.of(new Refusal(120_000, "high must be >= low: 1 < 2"), new Refusal(60_000, "two\nlines")));

        assertThat(refused.read(BTC, 0, 180_000))
                .containsExactly(new Refusal(60_000, "two lines"), new Refusal(120_000, "high must be >= low: 1 < 2"));
        assertThat(refused.read(BTC, 60_000, 120_000)).hasSize(1);
        assertThat(refused.read(Symbol.parse("ETH/USDT"), 0, 180_000)).isEmpty();
    }

    @Test
    void aMinuteThatIsRefusedAgainIsNotWrittenAgain() {
        refused.add(BTC, List.of(new Refusal(60_000, "first")));
        String key = store.list("").get(0);
        ETag before = store.get(key).orElseThrow().etag();
        refused.add(BTC, List.of(new Refusal(60_000, "second")));

        assertThat(store.get(key).orElseThrow().etag()).isEqualTo(before);
        assertThat(refused.read(BTC, 0, 180_000)).containsExactly(new Refusal(60_000, "first"));
    }

    @Test
    void withoutARefusalNothingIsTouched() {
        refused.add(BTC, List.of());
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void keepsTheNewestThousand() {
        refused.add(
                BTC,
                LongStream.range(0, 1_200).mapToObj(i -> new Refusal(i, "x")).toList());
        assertThat(refused.read(BTC, 0, Long.MAX_VALUE)).hasSize(1_000).first().isEqualTo(new Refusal(200, "x"));
    }

    @Test
    void isNoDayOfBars() {
        refused.add(BTC, List.of(new Refusal(60_000, "x")));
        assertThat(new BarArchive(store, "binance").storedDays(BTC)).isEmpty();
    }

    @Test
    void aTornFileIsRefusedWithItsLine() {
        store.putIfAbsent(StoreKeys.refusedBars("binance", BTC), "torn".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> refused.read(BTC, 0, 1))
                .isInstanceOf(StoreException.class)
                .hasMessage("bars/binance/BTC-USDT/refused.txt must have a time and a reason in each line: 'torn'");
    }
}

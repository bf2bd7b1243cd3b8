package dev.scalpel.store.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ETag;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InvalidBarLogTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");

    private final MemoryStore store = new MemoryStore();
    private final InvalidBarLog log = new InvalidBarLog(store);

    @Test
    void recordsTimeAndReason() {
        log.add(
                BTC,
                List.of(new InvalidBar(120_000, "high must be >= low: 1 < 2"), new InvalidBar(60_000, "two\nlines")));

        assertThat(log.read(BTC, 0, 180_000))
                .containsExactly(
                        new InvalidBar(60_000, "two lines"), new InvalidBar(120_000, "high must be >= low: 1 < 2"));
        assertThat(log.read(BTC, 60_000, 120_000)).hasSize(1);
        assertThat(log.read(InstrumentId.parse("binance/ETH-USDT"), 0, 180_000)).isEmpty();
    }

    @Test
    void aBarThatIsRejectedAgainIsNotWrittenAgain() {
        log.add(BTC, List.of(new InvalidBar(60_000, "first")));
        String key = store.list("").get(0);
        ETag before = store.get(key).orElseThrow().etag();
        log.add(BTC, List.of(new InvalidBar(60_000, "second")));

        assertThat(store.get(key).orElseThrow().etag()).isEqualTo(before);
        assertThat(log.read(BTC, 0, 180_000)).containsExactly(new InvalidBar(60_000, "first"));
    }

    @Test
    void withoutInvalidBarsNothingIsWritten() {
        log.add(BTC, List.of());
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void keepsTheNewestThousand() {
        log.add(
                BTC,
                LongStream.range(0, 1_200).mapToObj(i -> new InvalidBar(i, "x")).toList());
        assertThat(log.read(BTC, 0, Long.MAX_VALUE)).hasSize(1_000).first().isEqualTo(new InvalidBar(200, "x"));
    }

    @Test
    void isNotListedAsADayOfBars() {
        log.add(BTC, List.of(new InvalidBar(60_000, "x")));
        assertThat(new StoredBars(store).storedDays(BTC)).isEmpty();
    }

    @Test
    void aMalformedFileIsRejectedWithItsLine() {
        store.putIfAbsent(StoreKeys.invalidBars(BTC), "torn".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> log.read(BTC, 0, 1))
                .isInstanceOf(StoreException.class)
                .hasMessage("bars/binance/BTC-USDT/refused.txt must have a time and a reason in each line: 'torn'");
    }
}

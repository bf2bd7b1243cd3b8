package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.feed.FetchedBars;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolRetrievalTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void anInvalidRowIsLoggedWithItsReasonForTheReview() {
        InvalidBarException invalid = catchThrowableOfType(
                InvalidBarException.class, () -> new Bar(Minutes.MILLIS, 100, 90, 100, 100, 1, 1, 1));
        BarSeries valid = BarSeries.of(new Bar(0, 100, 100, 100, 100, 1, 1, 1));
        MemoryStore store = new MemoryStore();
        InvalidBarLog log = new InvalidBarLog(store);
        SymbolRetrieval retrieval = new SymbolRetrieval(
                (symbol, from, to) -> new FetchedBars(valid, List.of(invalid), from, to),
                new StoredBars(store),
                log,
                TradingSession.ALWAYS_OPEN);

        retrieval.fillGaps(new SymbolProgress(BTC), 0, 2 * Minutes.MILLIS, Deadline.in(Duration.ofMinutes(1), CLOCK));

        assertThat(log.read(BTC, 0, 2 * Minutes.MILLIS))
                .containsExactly(
                        new InvalidBarLog.InvalidBar(Minutes.MILLIS, "high must be >= low: high=90.0 low=100.0"));
    }
}

package dev.scalpel.local.desk.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsOfClockTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final Instant BAR = Instant.parse("2026-06-01T11:59:00Z");

    private final SettableClock present = new SettableClock(BAR.plusSeconds(62));
    private final StoredBars bars = new StoredBars(new MemoryStore());
    private final Clock clock = new AsOfClock(present, bars, List.of(BTC, ETH));

    private void bar(InstrumentId instrument, Instant time) {
        bars.append(instrument, BarSeries.of(new Bar(time.toEpochMilli(), 1, 2, 0.5, 1, 1, 1, 1)));
    }

    @Test
    void withoutBarsItIsThePresent() {
        bar(BTC, BAR);
        present.advance(Duration.ofDays(400));
        assertThat(clock.instant()).as("of ETH nothing is known").isEqualTo(present.instant());
    }

    @Test
    void afterAnOutageOfDaysItIsThePresent() {
        bar(BTC, BAR);
        bar(ETH, BAR);
        present.advance(Duration.ofDays(4).minusSeconds(3));
        assertThat(clock.instant()).isEqualTo(present.instant());
    }

    @Test
    void longAfterwardsItIsTheEndOfTheNewestBarOfAll() {
        bar(BTC, BAR.minusSeconds(3_600));
        bar(ETH, BAR);
        assertThat(clock.instant()).isEqualTo(present.instant());

        present.advance(Duration.ofDays(4));
        assertThat(clock.instant()).isEqualTo(BAR.plusSeconds(60));
        present.advance(Duration.ofDays(90));
        assertThat(clock.instant()).isEqualTo(BAR.plusSeconds(60));
    }

    @Test
    void barsThatArriveAreNoticedWithinAMinute() {
        bar(BTC, BAR);
        bar(ETH, BAR.minusSeconds(60));
        present.advance(Duration.ofDays(30));
        assertThat(clock.instant()).isEqualTo(BAR.plusSeconds(60));

        bar(BTC, present.instant().minusSeconds(62));
        present.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(present.instant());
    }
}

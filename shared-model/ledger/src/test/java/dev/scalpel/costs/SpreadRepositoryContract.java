package dev.scalpel.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Race;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link SpreadRepository}, which every implementation must pass. */
abstract class SpreadRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final long MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private SpreadRepository spreads;

    /** A new client of the same samples at each call within a test, like another process; it is empty at first. */
    protected abstract SpreadRepository open();

    @BeforeEach
    void openOne() {
        spreads = open();
    }

    @Test
    void aSampleIsOfTheDayOfItsMinute() {
        int stored = spreads.append(BTC, List.of(sample(MIDNIGHT - MINUTE, "1"), sample(MIDNIGHT, "2")));

        assertThat(stored).isEqualTo(2);
        assertThat(open().read(BTC, DAY)).containsExactly(sample(MIDNIGHT - MINUTE, "1"));
        assertThat(open().read(BTC, DAY.plusDays(1))).containsExactly(sample(MIDNIGHT, "2"));
        assertThat(open().days(BTC)).containsExactly(DAY, DAY.plusDays(1));
    }

    @Test
    void aDayOrAnInstrumentWithoutSamplesHasNone() {
        spreads.append(BTC, List.of(sample(MIDNIGHT, "1")));

        assertThat(spreads.read(BTC, DAY)).isEmpty();
        assertThat(spreads.read(ETH, DAY.plusDays(1))).isEmpty();
        assertThat(spreads.days(ETH)).isEmpty();
    }

    @Test
    void theFirstSampleOfAMinuteStaysWhoeverRepeatsIt() {
        spreads.append(BTC, List.of(sample(MIDNIGHT, "1")));

        assertThat(spreads.append(BTC, List.of(sample(MIDNIGHT, "3")))).isZero();
        assertThat(open().append(BTC, List.of(sample(MIDNIGHT, "4")))).isZero();
        assertThat(open().read(BTC, DAY.plusDays(1))).containsExactly(sample(MIDNIGHT, "1"));
    }

    @Test
    void anEarlierMinuteIsStoredInOrder() {
        spreads.append(BTC, List.of(sample(MIDNIGHT + 2 * MINUTE, "1")));
        open().append(BTC, List.of(sample(MIDNIGHT, "2")));
        spreads.append(BTC, List.of(sample(MIDNIGHT + MINUTE, "3"), sample(MIDNIGHT + 3 * MINUTE, "4")));

        assertThat(open().read(BTC, DAY.plusDays(1)))
                .extracting(SpreadSample::minute)
                .containsExactly(MIDNIGHT, MIDNIGHT + MINUTE, MIDNIGHT + 2 * MINUTE, MIDNIGHT + 3 * MINUTE);
    }

    @Test
    void noSampleIsLostInARace() {
        Race.of(4, writer -> {
            SpreadRepository own = open();
            for (int i = 0; i < 5; i++) {
                own.append(BTC, List.of(sample(MIDNIGHT + (4L * i + writer) * MINUTE, "1")));
            }
        });

        assertThat(spreads.read(BTC, DAY.plusDays(1))).hasSize(20);
    }

    private static SpreadSample sample(long minute, String spread) {
        BigDecimal bid = new BigDecimal("100.10");
        return new SpreadSample(minute, bid, bid.add(new BigDecimal(spread)));
    }
}

package dev.scalpel.monitoring.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.ShadowRepository;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.fixture.ShadowTrades;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.fixture.TradedMarket;
import dev.scalpel.store.local.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowReaderTest {

    private static final Instant START = SmallLedgers.START;

    private final ShadowRepository rows = new StoredShadowTrades(new MemoryStore());
    private final ShadowReader reader = new ShadowReader(rows);

    @Test
    void readsTheTradesClosedInThePeriodAcrossMonths() {
        rows.add(ShadowTrades.PROCEDURE, TradedMarket.INSTRUMENT, days(0, 10, 20, 30));

        assertThat(reader.read(
                        TradedMarket.INSTRUMENT, START.plus(Duration.ofDays(5)), START.plus(Duration.ofDays(30))))
                .get()
                .extracting(ShadowRecords::trades)
                .isEqualTo(days(10, 20));
    }

    @Test
    void ofSeveralProceduresTheOneWithTheLastTradeIsInUse() {
        rows.add("former", TradedMarket.INSTRUMENT, days(0, 1, 2));
        rows.add("present", TradedMarket.INSTRUMENT, days(3));

        assertThat(reader.read(TradedMarket.INSTRUMENT, START, START.plus(Duration.ofDays(9))))
                .get()
                .extracting(ShadowRecords::procedure)
                .isEqualTo("present");
        assertThat(reader.read(TradedMarket.INSTRUMENT, START, START.plus(Duration.ofDays(3))))
                .get()
                .extracting(ShadowRecords::procedure)
                .isEqualTo("former");
    }

    @Test
    void withoutRowsThereIsNothing() {
        rows.add(ShadowTrades.PROCEDURE, TradedMarket.INSTRUMENT, days(0));

        assertThat(reader.read(TradedMarket.INSTRUMENT, START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(9))))
                .isEmpty();
        assertThat(reader.read(InstrumentId.parse("binance/DOGE-USDT"), START, START.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    private static List<TradeRow> days(int... days) {
        return Arrays.stream(days).mapToObj(day -> ShadowTrades.row(day, 10)).toList();
    }
}

package dev.scalpel.ledger.repository;

import static dev.scalpel.ledger.LedgerArbitraries.decisions;
import static dev.scalpel.ledger.LedgerArbitraries.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.FaultInjectingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is special to the ledger in an object store: keys, bytes, requests. {@link LedgerRepositoryContract} has the rest. */
class StoredLedgerTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final long DAY = 86_400_000;

    private final ObjectStore store = new MemoryStore();
    private final StoredLedger files = new StoredLedger(store);

    @Test
    void writesEachRowToItsDayAndMonth() {
        files.merge(
                BTC,
                new Outbox(
                        decisions(DAY - 60_000, DAY), List.of(trade("a", 1, 31 * DAY - 1), trade("b", 1, 31 * DAY))));
        assertThat(store.list(""))
                .containsExactly(
                        "decisions/binance/BTC-USDT/1970-01-01.csv",
                        "decisions/binance/BTC-USDT/1970-01-02.csv",
                        "trades/binance/BTC-USDT/1970-01.csv",
                        "trades/binance/BTC-USDT/1970-02.csv");
    }

    @Test
    void mergingTwiceChangesNothing() {
        Outbox outbox = new Outbox(decisions(60_000), List.of(trade("a", 1, DAY)));
        files.merge(BTC, outbox);
        byte[] before =
                store.get("trades/binance/BTC-USDT/1970-01.csv").orElseThrow().bytes();
        files.merge(BTC, outbox);
        assertThat(store.get("trades/binance/BTC-USDT/1970-01.csv")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(before);
        assertThat(files.decisions(BTC, LocalDate.EPOCH)).hasSize(1);
    }

    @Test
    void aFileWrittenRowByRowEqualsAFileWrittenAtOnce() {
        StoredLedger others = new StoredLedger(store);
        List<DecisionRow> all = new ArrayList<>();
        for (long minute = 1; minute <= 40; minute++) {
            // Now and then another process writes, a row comes late, or one is written a second time.
            long bar = (minute % 7 == 0 ? minute - 3 : minute) * 60_000 + (minute % 11 == 0 ? 600_000 : 0);
            List<DecisionRow> rows = decisions(bar);
            (minute % 5 == 0 ? others : files).merge(BTC, new Outbox(rows, List.of()));
            all.addAll(rows);
        }
        assertThat(store.get("decisions/binance/BTC-USDT/1970-01-01.csv")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(LedgerCsv.DECISIONS.write(all));
    }

    @Test
    void aMalformedFileIsRejectedAndNotChanged() {
        byte[] torn = "id,revision\nx".getBytes(StandardCharsets.UTF_8);
        store.putIfAbsent("trades/binance/BTC-USDT/1970-01.csv", torn);
        Outbox outbox = new Outbox(List.of(), List.of(trade("a", 1, DAY)));
        assertThatThrownBy(() -> files.merge(BTC, outbox))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith("trades/binance/BTC-USDT/1970-01.csv, row 2: ");
        assertThat(store.get("trades/binance/BTC-USDT/1970-01.csv")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(torn);
    }

    @Test
    void aRowBehindTheLastOneIsOneWriteAndNoTransfer() {
        FaultInjectingStore counting = new FaultInjectingStore(store);
        StoredLedger warm = new StoredLedger(counting);
        warm.merge(BTC, new Outbox(decisions(60_000), List.of()));
        int transfers = counting.transfers();
        int writes = counting.writes();

        warm.merge(BTC, new Outbox(decisions(120_000), List.of()));

        assertThat(counting.transfers()).isEqualTo(transfers);
        assertThat(counting.writes()).isEqualTo(writes + 1);
    }

    @Test
    void aRepeatedMergeWritesNothing() {
        Outbox outbox = new Outbox(decisions(60_000), List.of(trade("a", 1, DAY)));
        files.merge(BTC, outbox);
        FaultInjectingStore counting = new FaultInjectingStore(store);

        new StoredLedger(counting).merge(BTC, outbox);

        assertThat(counting.writes()).isZero();
    }

    @Test
    void aFormerFileIsReadMergedAndRewrittenBeforeARowIsAppended() {
        byte[] former = new String(LedgerCsv.DECISIONS.write(decisions(60_000)), StandardCharsets.UTF_8)
                .replace(",strategy,origin\n", "\n")
                .replace(",model,MODEL\n", "\n")
                .getBytes(StandardCharsets.UTF_8);
        store.putIfAbsent("decisions/binance/BTC-USDT/1970-01-01.csv", former);
        assertThat(files.decisions(BTC, LocalDate.EPOCH)).isEqualTo(decisions(60_000));

        files.merge(BTC, new Outbox(decisions(60_000), List.of()));
        files.merge(BTC, new Outbox(decisions(120_000), List.of()));

        assertThat(store.get("decisions/binance/BTC-USDT/1970-01-01.csv")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(LedgerCsv.DECISIONS.write(decisions(60_000, 120_000)));
    }

    @Test
    void outboxesAreMerged() {
        Outbox one = new Outbox(decisions(60_000), List.of(trade("a", 1, DAY)));
        Outbox both = one.mergedWith(new Outbox(decisions(60_000, 120_000), List.of(trade("a", 2, DAY))));
        assertThat(both.decisions()).hasSize(2);
        assertThat(both.trades()).extracting(TradeRow::revision).containsExactly(2L);
        assertThat(Outbox.EMPTY.mergedWith(Outbox.EMPTY).isEmpty()).isTrue();
    }
}

package dev.scalpel.tradelog.projection;

import static dev.scalpel.tradelog.TestLedger.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private final MemoryStore store = new MemoryStore();
    private final TestLedger ledger = TestLedger.filled(store);
    private final Database database = TestServer.database();
    private final Projection projection = new Projection(store, database);

    @Test
    void theTablesAreTheLedgerToTheLastDigit() {
        ProjectionReport report = projection.project();
        assertThat(report).isEqualTo(new ProjectionReport(6, 6, 13, 0, Map.of()));
        CheckReport check = new Check(store, database).run();
        assertThat(check.differences()).isEmpty();
        assertThat(check).isEqualTo(new CheckReport(6, 13, 0, 0, List.of(), 0));
        assertThat(TableContents.rows(database, "select net_profit, fees->>'BNB', funding from trades where id = 't3'"))
                .containsExactly("96.00000000000000000001|0.00000000000000000001|-0.25");
        assertThat(TableContents.rows(database, "select exit_time from trades where id = 't2'"))
                .containsExactly("2026-03-31 23:59:59.999+00");
        assertThat(TableContents.rows(database, "select bar from decisions order by bar"))
                .containsExactly("2026-03-02 09:59:00+00", "2026-03-02 12:00:00+00");
        assertThat(TableContents.rows(database, "select quantity, fee_asset from fills order by trade_id"))
                .containsExactly("0.2|USDT", "0.2|BNB", "0.05|USDT", "0.05|BNB");
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() {
        projection.project();
        assertThat(projection.project()).isEqualTo(new ProjectionReport(6, 0, 0, 0, Map.of()));
        ledger.trade(
                BTC,
                TestLedger.trade("t9", 1, "2026-03-04T10:00:00Z", "2026-03-04T10:20:00Z", "62000.1", "62100.2", "1"));
        assertThat(projection.project().projected()).isEqualTo(1);
        assertThat(new Check(store, database).run().isEqual()).isTrue();
    }

    @Test
    void aRowThatIsRevisedLaterReplacesItsFormerVersionAndAWithdrawnEntryLeaves() {
        projection.project();
        ledger.trade(
                BTC,
                TestLedger.trade("t1", 8, "2026-03-02T10:00:00Z", "2026-03-02T10:21:00Z", "62000.1", "62100.2", "8.5"));
        ledger.decision(TestLedger.decision("2026-03-02T12:00:00Z", 9, "LAPSED"));
        projection.project();
        assertThat(TableContents.rows(database, "select net_profit, revision from trades where id = 't1'"))
                .containsExactly("8.5|8");
        assertThat(TableContents.rows(database, "select count(*) from decisions"))
                .containsExactly("1");
        assertThat(new Check(store, database).run().isEqual()).isTrue();
    }

    /** Its exit was found to be in another month: the former version stays in the former month's file. */
    @Test
    void aRowThatMovesToAnotherFileCountsByItsRevision() {
        projection.project();
        ledger.trade(
                BTC,
                TestLedger.trade("t2", 9, "2026-03-31T23:50:00Z", "2026-04-01T00:00:01Z", "61000", "60900", "-11.5"));
        projection.project();
        assertThat(TableContents.rows(database, "select net_profit, ledger_key from trades where id = 't2'"))
                .containsExactly("-11.5|trades/binance/BTC-USDT/2026-04.csv");
        projection.rebuild();
        assertThat(TableContents.rows(database, "select net_profit from trades where id = 't2'"))
                .containsExactly("-11.5");
        CheckReport check = new Check(store, database).run();
        assertThat(check.differences()).isEmpty();
        assertThat(check.superseded()).isEqualTo(1);
    }

    @Test
    void rebuildingFromNothingGivesEqualTables() throws Exception {
        projection.project();
        List<String> grown = TableContents.of(database);
        assertThat(grown).hasSize(13);
        Database fresh = TestServer.database();
        new Projection(store, fresh).rebuild();
        assertThat(TableContents.of(fresh)).isEqualTo(grown);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("update trades set net_profit = net_profit + 0.00000000000000000001 where id = 't3'");
            statement.execute("delete from fills where trade_id = 'o1a'");
            statement.execute(
                    "insert into transfers select account, 'made-up', revision, mode, asset, amount, time, ledger_key"
                            + " from transfers");
        }
        CheckReport check = new Check(store, database).run();
        assertThat(check.different()).isEqualTo(3);
        assertThat(check.differences())
                .extracting(Difference::toString)
                .containsExactlyInAnyOrder(
                        "trades/kraken/ETH-EUR/2026-04.csv: trades [kraken, ETH/EUR, t3], net_profit: ledger"
                                + " 96.00000000000000000001, table 96.00000000000000000002",
                        "orders/crypto/2026-03.csv: fills [crypto, o1, o1a] is not in the tables",
                        "orders/crypto/transfers/2026-03.csv: transfers [crypto, made-up] is not in the ledger");
        projection.rebuild();
        assertThat(TableContents.of(database)).isEqualTo(grown);
    }

    @Test
    void aFileThatHasExpiredKeepsItsRows() {
        projection.project();
        store.delete("decisions/binance/BTC-USDT/2026-03-02.csv");
        projection.rebuild();
        assertThat(TableContents.rows(database, "select count(*) from decisions"))
                .containsExactly("2");
        CheckReport check = new Check(store, database).run();
        assertThat(check.isEqual()).isTrue();
        assertThat(check.kept()).isEqualTo(2);
    }

    @Test
    void severalAtOnceGiveTheSameTables() throws Exception {
        Database reference = TestServer.database();
        new Projection(store, reference).project();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<ProjectionReport>> runs = IntStream.range(0, 3)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return n == 0 ? projection.rebuild() : projection.project();
                    }))
                    .toList();
            start.countDown();
            for (Future<ProjectionReport> run : runs) {
                assertThat(run.get().refused()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(TableContents.of(database)).isEqualTo(TableContents.of(reference));
        assertThat(TableContents.rows(
                        database, "select count(*) from decisions where reason = '" + DecisionRow.ENTER + "'"))
                .containsExactly("2");
    }
}

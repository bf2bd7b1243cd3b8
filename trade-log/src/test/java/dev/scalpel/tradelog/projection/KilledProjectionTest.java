package dev.scalpel.tradelog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.database.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection that is cut before or after any statement costs nothing but the run. */
class KilledProjectionTest {

    private final MemoryStore store = new MemoryStore();

    @Test
    void aProjectionThatIsKilledAfterAnyStatementIsContinuedByTheNext() {
        TestLedger ledger = TestLedger.filled(store);
        Database reference = TestServer.database();
        new Projection(store, reference).project();
        List<String> whole = TableContents.of(reference);

        // Each run goes one statement further than the one before, and its connection is cut there. A projection
        // continues, so
        // it is done before every statement was the last; a rebuild begins anew, and every one is.
        Database database = TestServer.database();
        new Schema(database).migrate();
        assertThat(killUntilDone(database, false)).isGreaterThan(8);
        assertThat(TableContents.of(database)).isEqualTo(whole);
        Database rebuilt = TestServer.database();
        new Schema(rebuilt).migrate();
        assertThat(killUntilDone(rebuilt, true)).isGreaterThan(25);
        assertThat(TableContents.of(rebuilt)).isEqualTo(whole);

        ledger.trade(
                TestLedger.BTC,
                TestLedger.trade("t1", 8, "2026-03-02T10:00:00Z", "2026-03-02T10:21:00Z", "62000.1", "62100.2", "8.5"));
        ledger.decision(TestLedger.decision("2026-03-02T12:00:00Z", 9, "LAPSED"));
        assertThat(killUntilDone(database, false)).isGreaterThan(5);
        assertThat(killUntilDone(database, true)).isGreaterThan(25);
        new Projection(store, reference).project();
        assertThat(TableContents.of(database)).isEqualTo(TableContents.of(reference));
        assertThat(new Check(store, database).run().isEqual()).isTrue();
    }

    /** @return how often it was killed */
    private int killUntilDone(Database database, boolean again) {
        for (int statements = 1; statements < 200; statements++) {
            CutDatabase cut = new CutDatabase(database, statements);
            Projection projection = new Projection(store, cut);
            try {
                projection.project(again, () -> true);
                return statements - 1;
            } catch (DatabaseException lost) {
                assertThat(lost.isLost()).as(lost.getMessage()).isTrue();
                assertThat(lost).hasMessageContaining("Nothing is lost: the next run continues");
            }
        }
        throw new AssertionError("not done after 200 runs");
    }

    @Test
    void aSchemaWhoseMigrationIsKilledIsMigratedByTheNext() {
        Database database = TestServer.database();
        int killed = 0;
        boolean done = false;
        for (int statements = 1; statements < 200 && !done; statements += 3) {
            try {
                new Schema(new CutDatabase(database, statements)).migrate();
                done = true;
            } catch (DatabaseException lost) {
                killed++;
            }
        }
        assertThat(done).isTrue();
        assertThat(killed).isGreaterThan(3);
        assertThat(TableContents.rows(database, "select max(version) from trade_log_schema"))
                .containsExactly(String.valueOf(Schema.NEWEST));
        TestLedger.filled(store);
        new Projection(store, database).project();
        assertThat(new Check(store, database).run().isEqual()).isTrue();
    }

    @Test
    void aCheckBeforeTheFirstProjectionSaysWhatToDo() {
        assertThatThrownBy(() -> new Check(store, TestServer.database()).run())
                .isInstanceOf(DatabaseException.class)
                .hasMessage("the trade log's schema is not there yet: run ./scalpel trade-log project");
    }
}

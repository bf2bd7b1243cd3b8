package dev.scalpel.tradelog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.RefusedFilesException;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.projection.Check;
import dev.scalpel.tradelog.projection.Projection;
import dev.scalpel.tradelog.projection.ProjectionReport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be wrong with the database or the ledger: each with its message, and nothing is lost. */
class DatabaseFaultsTest {

    private final MemoryStore store = new MemoryStore();

    @Test
    void aNewerSchemaIsLeftAlone() throws Exception {
        Database database = TestServer.database();
        TestLedger.filled(store);
        Projection projection = new Projection(store, database);
        projection.project();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into trade_log_schema (installed_rank, version, description, type, script, installed_by,"
                            + " execution_time, success) values (9, '7', 'later', 'SQL', 'V7__later.sql', 'x', 1, true)");
        }
        List<String> before = TableContents.of(database);
        for (Runnable use :
                List.<Runnable>of(projection::project, projection::rebuild, () -> new Check(store, database).run())) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("the trade log's schema has version 7, and this release knows " + Schema.NEWEST
                            + ": a newer release has migrated it. Nothing was changed; update this one");
        }
        assertThat(TableContents.of(database)).isEqualTo(before);
    }

    @Test
    void aWrongPasswordIsNamedAndNeverShown() {
        DatabaseAddress right = TestServer.address();
        DatabaseAddress wrong = new DatabaseAddress(right.url(), right.user(), () -> Optional.of("a-wrong-secret"));
        List<Duration> pauses = new ArrayList<>();
        assertThatThrownBy(() -> new PostgresDatabase(wrong, PostgresDatabase.PATIENT, pauses::add).open())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("password authentication failed for user \"scalpel\"")
                .hasMessageContaining("check the user in tradeLog.url and the password in TRADE_LOG_PASSWORD")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("a-wrong-secret"));
        // Waiting does not make a password right.
        assertThat(pauses).isEmpty();
        DatabaseAddress inUrl = new DatabaseAddress(
                right.url() + "&user=nobody&password=in-the-url", Optional.empty(), Optional::empty);
        assertThatThrownBy(TestServer.database(inUrl)::open)
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("in-the-url"));
        assertThat(inUrl.toString()).doesNotContain("in-the-url");
    }

    @Test
    void aDatabaseThatSleepsIsAwaited() throws Exception {
        DatabaseAddress address = TestServer.address();
        try (WakingServer waking = new WakingServer(TestServer.running().url())) {
            DatabaseAddress sleeping =
                    new DatabaseAddress(waking.url(address.url()), address.user(), address.password());
            List<Duration> pauses = new ArrayList<>();
            Database database = new PostgresDatabase(sleeping, PostgresDatabase.PATIENT, pause -> {
                pauses.add(pause);
                waking.awake(pauses.size());
            });
            TestLedger.filled(store);
            assertThat(new Projection(store, database).project().projected()).isEqualTo(6);
            // Two lost connections, then "starting up", then an answer.
            assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(new Check(store, TestServer.database(address)).run().isEqual())
                    .isTrue();
        }
    }

    @Test
    void aDatabaseThatStaysAsleepIsSaidToBe() throws Exception {
        DatabaseAddress address = TestServer.address();
        try (WakingServer waking = new WakingServer(TestServer.running().url())) {
            DatabaseAddress sleeping =
                    new DatabaseAddress(waking.url(address.url()), address.user(), address.password());
            List<Duration> pauses = new ArrayList<>();
            Database database = new PostgresDatabase(sleeping, PostgresDatabase.PATIENT, pauses::add);
            assertThatThrownBy(() -> new Projection(store, database).project())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("cannot connect to jdbc:postgresql://")
                    .hasMessageContaining("the database cannot be reached. Nothing is lost: the next run continues");
            assertThat(pauses).isEqualTo(PostgresDatabase.PATIENT);
        }
    }

    @Test
    void aFileWithATornLastLineIsLeftOutUntilItIsWhole() {
        TestLedger.filled(store);
        String key = "trades/binance/BTC-USDT/2026-03.csv";
        StoredObject whole = store.get(key).orElseThrow();
        byte[] torn = Arrays.copyOf(whole.bytes(), whole.bytes().length - 7);
        store.putIfMatch(key, torn, whole.etag());
        Database database = TestServer.database();
        Projection projection = new Projection(store, database);
        ProjectionReport report = projection.project();
        assertThat(report.projected()).isEqualTo(5);
        assertThat(report.problems()).containsExactly(key + ", row 3: is truncated: the last line has no line break");
        assertThat(new RefusedFilesException(report.refused()))
                .hasMessageContaining("everything else was projected, but the ledger has 1 malformed file: " + key);
        assertThat(new Check(store, database).run().differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.what()).contains("is truncated"));
        // Torn after it was projected: its rows stay.
        store.putIfMatch(key, whole.bytes(), store.get(key).orElseThrow().etag());
        projection.project();
        List<String> tables = TableContents.of(database);
        store.putIfMatch(key, torn, store.get(key).orElseThrow().etag());
        assertThat(projection.rebuild().refused()).containsOnlyKeys(key);
        assertThat(TableContents.of(database)).isEqualTo(tables);
        String text = new String(whole.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("t1,").contains("t2,");
        store.putIfMatch(key, whole.bytes(), store.get(key).orElseThrow().etag());
        assertThat(projection.project().refused()).isEmpty();
        assertThat(new Check(store, database).run().isEqual()).isTrue();
    }

    @Test
    void theSessionsTimeZoneChangesNeitherRowsNorDays() {
        TestLedger.filled(store);
        DatabaseAddress address = TestServer.address();
        new Projection(store, TestServer.database(address)).project();
        List<String> inUtc = TableContents.rows(
                TestServer.database(address), "select day, mode, net_profit from daily_profit order by 1, 2");
        assertThat(inUtc)
                .containsExactly(
                        "2026-03-02|live|7.9", "2026-03-31|live|-11.25", "2026-04-01|paper|96.00000000000000000001");
        Database elsewhere = () -> {
            Connection connection = TestServer.database(address).open();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set time zone 'Pacific/Kiritimati'");
                return connection;
            } catch (java.sql.SQLException failure) {
                throw DatabaseException.of("set the time zone", failure);
            }
        };
        assertThat(TableContents.rows(elsewhere, "select day, mode, net_profit from daily_profit order by 1, 2"))
                .isEqualTo(inUtc);
        assertThat(new Check(store, elsewhere).run().isEqual()).isTrue();
        Database fresh = TestServer.database();
        new Projection(store, elsewhere).rebuild();
        new Projection(store, fresh).project();
        assertThat(TableContents.of(TestServer.database(address))).isEqualTo(TableContents.of(fresh));
    }

    @Test
    void aSchemaOfSomebodyElseIsLeftAlone() throws Exception {
        Database database = TestServer.database();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table trades (of_another_program int)");
        }
        assertThatThrownBy(() -> new Schema(database).migrate())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(
                        "the trade log needs a database, or a schema (currentSchema in tradeLog.url), of its own");
        assertThat(TableContents.rows(database, "select count(*) from trades")).containsExactly("0");
    }
}

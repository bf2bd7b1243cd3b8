package dev.scalpel.tradelog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.embedded.EmbeddedPostgres;
import dev.scalpel.tradelog.projection.Check;
import dev.scalpel.tradelog.projection.Projection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server whose tables are on a file system of 800 kB, which only its own name space sees. */
class FullDatabaseDiskTest {

    private static final String MOUNT = "mount -t tmpfs -o size=800k tmpfs \"$0\" && exec unshare --user -- \"$@\"";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskStopsAtAFileAndLosesNothing() throws Exception {
        EmbeddedPostgres made = TestServer.start(Map.of("fsync", "off"));
        made.close();
        Path small = Files.createDirectory(folder.resolve("small"));
        requireMounts(small);
        Process server = new ProcessBuilder(command(made, small))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            DatabaseAddress address = new DatabaseAddress(
                    made.url(), Optional.of(EmbeddedPostgres.USER), () -> Optional.of(made.password()));
            awaitReady(server, made);
            fillUp(TestServer.database(address), small);
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void fillUp(Database database, Path small) throws Exception {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create tablespace small location '" + small.toAbsolutePath() + "'");
            statement.execute("alter database postgres set default_tablespace = small");
        }
        MemoryStore store = new MemoryStore();
        TestLedger ledger = TestLedger.filled(store);
        Projection projection = new Projection(store, database);
        assertThat(projection.project().projected()).isEqualTo(6);
        List<String> before = TableContents.of(database);
        for (int n = 0; n < 1_500; n++) {
            ledger.orderInMemory("many" + n, "2026-05-02T10:00:00Z");
        }
        ledger.storeOrders();
        assertThatThrownBy(projection::project)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("cannot project orders/crypto/2026-05.csv")
                .hasMessageContaining("No space left on device")
                .hasMessageContaining(
                        "Nothing of this file was stored, and nothing is lost: free space, and project again")
                .satisfies(full ->
                        assertThat(((DatabaseException) full).isDiskFull()).isTrue());
        assertThat(TableContents.of(database)).isEqualTo(before);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            // There is space again, elsewhere.
            statement.execute("alter table orders set tablespace pg_default");
            statement.execute("alter table fills set tablespace pg_default");
            for (String index : List.of(
                    "orders_pkey", "fills_pkey", "orders_by_file", "orders_by_end", "orders_by_id", "fills_by_file")) {
                statement.execute("alter index " + index + " set tablespace pg_default");
            }
        }
        assertThat(projection.project().projected()).isEqualTo(1);
        assertThat(new Check(store, database).run().differences()).isEmpty();
    }

    private List<String> command(EmbeddedPostgres made, Path small) {
        return List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                MOUNT,
                small.toAbsolutePath().toString(),
                made.program("postgres"),
                "-D",
                made.data().toString(),
                "-p",
                made.url().replaceAll(".*:(\\d+)/.*", "$1"),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
    }

    private static void requireMounts(Path small) throws Exception {
        Process mount = new ProcessBuilder(
                        "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, small.toString(), "true")
                .redirectErrorStream(true)
                .start();
        String output = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (mount.waitFor() != 0) {
            Assumptions.abort("this machine permits no file system of a user's own: " + output.strip());
        }
    }

    private static void awaitReady(Process server, EmbeddedPostgres made) throws Exception {
        Path status = made.data().resolve("postmaster.pid");
        while (!Files.exists(status) || !Files.readString(status).contains("ready")) {
            assertThat(server.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("the server has ended")
                    .isFalse();
        }
    }
}

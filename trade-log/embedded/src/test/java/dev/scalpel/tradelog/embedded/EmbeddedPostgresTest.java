package dev.scalpel.tradelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target/postgresql").toAbsolutePath();
    private static final Map<String, String> FAST = Map.of("fsync", "off");

    @TempDir
    private Path folder;

    @Test
    void keepsItsDataUntilTheNextStartAndDemandsItsPassword() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, BINARIES, FAST)) {
            assertThat(text(first, "select current_user")).isEqualTo("scalpel");
            // Not one that happens to be installed.
            assertThat(text(first, "show server_version")).startsWith("17.");
            assertThat(text(first, "create table kept as select 42 as n; select n from kept"))
                    .isEqualTo("42");
            assertThatThrownBy(() -> DriverManager.getConnection(first.url(), EmbeddedPostgres.USER, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, BINARIES, FAST)) {
            assertThat(text(second, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void stopsWhatAKilledProcessLeftRunning() throws Exception {
        EmbeddedPostgres.start(folder, BINARIES, FAST).close();
        Process orphan = Programs.ofThisUser()
                .command(java.util.List.of(
                        ServerBinaries.program(ServerBinaries.find(BINARIES, Programs.ofThisUser()), "postgres"),
                        "-D",
                        folder.resolve("data").toAbsolutePath().toString(),
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-p",
                        String.valueOf(EmbeddedPostgres.freePort())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orphan.log").toFile())
                .start();
        try {
            while (!Files.exists(folder.resolve("data/postmaster.pid"))
                    || !Files.readString(folder.resolve("data/postmaster.pid")).contains("ready")) {
                assertThat(orphan.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS))
                        .isFalse();
            }
            try (EmbeddedPostgres next = EmbeddedPostgres.start(folder, BINARIES, FAST)) {
                assertThat(orphan.waitFor(60, java.util.concurrent.TimeUnit.SECONDS))
                        .isTrue();
                assertThat(text(next, "select 1")).isEqualTo("1");
            }
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void explainsWhyItDoesNotStart() throws Exception {
        EmbeddedPostgres.start(folder, BINARIES, FAST).close();
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, BINARIES, Map.of("no_such_setting", "1")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("no_such_setting");
        // The lock was released.
        EmbeddedPostgres.start(folder, BINARIES, FAST).close();
    }

    @Test
    void findsTheNewestInstalledServer() throws Exception {
        for (String version : new String[] {"14", "15"}) {
            Path bin = Files.createDirectories(folder.resolve(version).resolve("bin"));
            Files.writeString(bin.resolve("initdb"), "");
            assertThat(bin.resolve("initdb").toFile().setExecutable(true)).isTrue();
        }
        assertThat(ServerBinaries.installed(folder)).contains(folder.resolve("15/bin"));
        assertThat(ServerBinaries.installed(folder.resolve("none"))).isEmpty();
    }

    private static String text(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.url(), EmbeddedPostgres.USER, server.password());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}

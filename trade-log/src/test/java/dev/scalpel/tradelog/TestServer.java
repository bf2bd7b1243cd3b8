package dev.scalpel.tradelog;

import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseAddress;
import dev.scalpel.tradelog.database.PostgresDatabase;
import dev.scalpel.tradelog.embedded.EmbeddedPostgres;
import dev.scalpel.tradelog.embedded.EmbeddedServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * One PostgreSQL server for all tests of this JVM, with a schema of its own for each test. Where none can start, tests are skipped
 * with the reason; with {@code SCALPEL_REQUIRE_PEERS=1} they fail.
 */
public final class TestServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static Optional<EmbeddedPostgres> server = Optional.empty();

    private TestServer() {}

    /** An empty schema. */
    public static DatabaseAddress address() {
        EmbeddedPostgres running = running();
        String schema = "test_" + SCHEMAS.incrementAndGet();
        try (Connection connection = database(address(running, "public")).open();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot create a schema", failure);
        }
        return address(running, schema);
    }

    public static Database database() {
        return database(address());
    }

    /** Without patience. */
    public static Database database(DatabaseAddress address) {
        return new PostgresDatabase(address, List.of(), duration -> {});
    }

    private static DatabaseAddress address(EmbeddedPostgres running, String schema) {
        return new DatabaseAddress(
                running.url() + "?currentSchema=" + schema,
                Optional.of(EmbeddedPostgres.USER),
                () -> Optional.of(running.password()));
    }

    public static synchronized EmbeddedPostgres running() {
        if (server.isEmpty()) {
            EmbeddedPostgres started = start(Map.of("fsync", "off"));
            server = Optional.of(started);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        }
        return server.get();
    }

    /** Another server of its own. */
    public static EmbeddedPostgres start(Map<String, String> configuration) {
        try {
            Path folder = Files.createDirectories(Path.of("target/servers"));
            return EmbeddedPostgres.start(
                    Files.createTempDirectory(folder, "server"), Path.of("target/postgresql"), configuration);
        } catch (EmbeddedServerException unable) {
            if ("1".equals(System.getenv("SCALPEL_REQUIRE_PEERS"))) {
                throw unable;
            }
            Assumptions.abort("no PostgreSQL can start here: " + unable.getMessage());
            throw unable;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

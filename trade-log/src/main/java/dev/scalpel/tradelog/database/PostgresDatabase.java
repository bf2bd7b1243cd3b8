package dev.scalpel.tradelog.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** A PostgreSQL server. One that starts, or that has paused and resumes, is awaited. */
public final class PostgresDatabase implements Database {

    /** For a server that starts. */
    public static final List<Duration> PATIENT = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    /** For one that resumes, whose connections wait by themselves: with these, less than four minutes. */
    public static final List<Duration> RESUMING = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10));

    private static final int CONNECT_SECONDS = 10;

    /**
     * A paused instance holds the connection until it has resumed: "we recommend setting connection timeouts to 30 seconds or more"
     * (Aurora User Guide, "Scaling to Zero ACUs with automatic pause and resume", which names these settings of the driver).
     */
    private static final int RESUME_SECONDS = 35;

    private final DatabaseAddress address;
    private final List<Duration> waits;
    private final Pause pause;

    /** Lets time pass between two attempts. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** @param waits how long to wait before each further attempt */
    public PostgresDatabase(DatabaseAddress address, List<Duration> waits, Pause pause) {
        this.address = address;
        this.waits = List.copyOf(waits);
        this.pause = pause;
    }

    @Override
    public Connection open() {
        for (Duration wait : waits) {
            try {
                return connect();
            } catch (DatabaseException failure) {
                if (!failure.isUnavailable()) {
                    throw failure;
                }
                pause(wait, failure);
            }
        }
        return connect();
    }

    private void pause(Duration wait, DatabaseException failure) {
        try {
            pause.of(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private Connection connect() {
        Properties properties = new Properties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().get().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "scalpel trade-log");
        int seconds = address.roots().isPresent() ? RESUME_SECONDS : CONNECT_SECONDS;
        properties.setProperty("connectTimeout", String.valueOf(seconds));
        properties.setProperty("loginTimeout", String.valueOf(seconds));
        properties.setProperty("tcpKeepAlive", "true");
        address.roots().ifPresent(roots -> {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslrootcert", roots.toString());
            properties.setProperty("sslResponseTimeout", String.valueOf(RESUME_SECONDS * 1_000));
        });
        try {
            Connection connection = DriverManager.getConnection(address.url(), properties);
            try (Statement statement = connection.createStatement()) {
                // Times are shown in UTC; what is stored does not depend on it.
                statement.execute("set time zone 'UTC'");
                return connection;
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw DatabaseException.of("connect to " + address.shown(), failure);
        }
    }
}

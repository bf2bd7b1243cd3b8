package dev.scalpel.tradelog.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server with its data in a folder. It runs while this object is open and listens on loopback, where it demands a
 * password that only this user can read. What a killed process left running is stopped before the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "scalpel";
    public static final String DATABASE = "postgres";

    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;
    private static final int PASSWORD_BYTES = 24;
    private static final String PASSWORD_FILE = "password";

    /** A few connections and little memory: it serves one command at a time. */
    private static final Map<String, String> CONFIGURATION = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "20",
            "shared_buffers", "24MB",
            "max_wal_size", "256MB",
            "timezone", "UTC");

    private final DirectoryLock lock;
    private final Programs programs;
    private final Path bin;
    private final Path folder;
    private final RunningServer server;

    private EmbeddedPostgres(DirectoryLock lock, Programs programs, Path bin, Path folder, RunningServer server) {
        this.lock = lock;
        this.programs = programs;
        this.bin = bin;
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts the server of a folder, which is created if it is absent. Waits for another command that uses it.
     *
     * @param binaries where the programs are unpacked; may be shared by several servers
     * @param more configuration of the server, by name
     */
    public static EmbeddedPostgres start(Path folder, Path binaries, Map<String, String> more) {
        try {
            Folders.createPrivate(folder);
            Files.createDirectories(binaries);
            DirectoryLock lock = DirectoryLock.take(folder.resolve("lock"), WAIT_FOR_OTHERS);
            try {
                Programs programs = Programs.ofThisUser();
                Path bin = binariesIn(binaries, programs);
                initialise(programs, bin, folder);
                stopOrphan(programs, bin, folder);
                return new EmbeddedPostgres(lock, programs, bin, folder, run(programs, bin, folder, more));
            } catch (RuntimeException | IOException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new EmbeddedServerException(
                    "cannot start PostgreSQL in " + folder + ": " + failure.getMessage(), failure);
        }
    }

    /** Two processes may unpack at once: the second waits. */
    private static Path binariesIn(Path folder, Programs programs) throws IOException {
        DirectoryLock unpacking = DirectoryLock.take(folder.resolve("unpacking.lock"), WAIT_FOR_OTHERS);
        try {
            return ServerBinaries.find(folder.toAbsolutePath(), programs);
        } finally {
            unpacking.close();
        }
    }

    /** Without the password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DATABASE;
    }

    public String password() {
        try {
            return Files.readString(folder.resolve(PASSWORD_FILE));
        } catch (IOException failure) {
            throw new EmbeddedServerException("cannot read the server's password in " + folder, failure);
        }
    }

    /** The folder of the data. */
    public Path data() {
        return data(folder).toAbsolutePath();
    }

    /** The path of one of PostgreSQL's programs. */
    public String program(String name) {
        return ServerBinaries.program(bin, name);
    }

    /** Ends connections and stops; what was committed is on the disk. */
    @Override
    public void close() {
        try {
            stop(programs, bin, data(folder));
            if (!server.process().waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new EmbeddedServerException("PostgreSQL did not stop within " + STOP_LIMIT.toSeconds()
                        + " s: process " + server.process().pid());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while PostgreSQL was stopping", interrupted);
        } finally {
            release(lock, folder);
        }
    }

    private static void release(DirectoryLock lock, Path folder) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new EmbeddedServerException("cannot release the lock of " + folder, failure);
        }
    }

    /** In a new folder that is renamed at the end: a killed command leaves no half of a database. */
    private static void initialise(Programs programs, Path bin, Path folder) throws IOException {
        if (Files.exists(data(folder).resolve("PG_VERSION"))) {
            return;
        }
        Path begun = folder.resolve("data.new");
        Folders.delete(begun);
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Path password = folder.resolve(PASSWORD_FILE);
        Folders.writePrivate(password, HexFormat.of().formatHex(secret));
        Programs.Result made = programs.run(
                List.of(
                        ServerBinaries.program(bin, "initdb"),
                        "--pgdata=" + begun.toAbsolutePath(),
                        "--username=" + USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + password.toAbsolutePath(),
                        // What it holds can be rebuilt; a machine that loses power within the next seconds rebuilds it.
                        "--no-sync",
                        "--encoding=UTF8",
                        "--locale=C"),
                bin);
        if (made.code() != 0) {
            throw new EmbeddedServerException(
                    "initdb failed in " + begun + ": " + made.output().strip());
        }
        Files.move(begun, data(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    private static RunningServer run(Programs programs, Path bin, Path folder, Map<String, String> more)
            throws IOException {
        EmbeddedServerException last = new EmbeddedServerException("PostgreSQL was not started");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return RunningServer.start(
                        programs.command(command(bin, folder, freePort(), more)), folder, START_LIMIT);
            } catch (EmbeddedServerException portTaken) {
                last = portTaken;
            }
        }
        throw last;
    }

    private static List<String> command(Path bin, Path folder, int port, Map<String, String> more) {
        List<String> command = new ArrayList<>(List.of(
                ServerBinaries.program(bin, "postgres"),
                "-D",
                data(folder).toAbsolutePath().toString(),
                "-p",
                String.valueOf(port)));
        CONFIGURATION.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        more.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** We hold the lock of the folder, so nobody uses a server that still runs in it. */
    private static void stopOrphan(Programs programs, Path bin, Path folder) {
        if (Files.exists(data(folder).resolve("postmaster.pid"))) {
            // Of a process that is gone too, the file is stale: then there is nothing to stop, and the server removes
            // it.
            stop(programs, bin, data(folder));
        }
    }

    private static void stop(Programs programs, Path bin, Path data) {
        programs.run(
                List.of(
                        ServerBinaries.program(bin, "pg_ctl"),
                        "stop",
                        "-D",
                        data.toAbsolutePath().toString(),
                        "-m",
                        "fast",
                        "-w"),
                bin);
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }
}

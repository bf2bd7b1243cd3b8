package dev.scalpel.local.upgrade;

import dev.scalpel.store.ObjectStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The home directory of a bot as the first edition left it while it held a position, and what the first edition itself traded
 * in the hour that followed. Its README says how it was made.
 */
final class FirstEdition {

    /** Two seconds into the minute after the last one that it handled. */
    static final Instant NEXT_MINUTE = Instant.parse("2026-06-01T02:32:02Z");

    /** The minutes whose bars are stored and whose trades are known. */
    static final int MINUTES = 60;

    static final String MODEL = "20260601T002002Z-83cd072cd180";

    private FirstEdition() {}

    static String settings() {
        return text("home/scalpel.yaml");
    }

    /** The decisions of the day, those of the hour that followed included. */
    static String laterDecisions() {
        return text("later/decisions.csv");
    }

    static String laterTrades() {
        return text("later/trades.csv");
    }

    /** Copies the home directory. */
    static void copyTo(Path home) {
        Path from = resource("home");
        for (Path file : files(from)) {
            try {
                Path to = home.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            } catch (IOException failure) {
                throw new IllegalStateException("cannot copy " + file, failure);
            }
        }
    }

    /** Puts what is in its store into this one, under the keys that it had. */
    static void putInto(ObjectStore store) {
        Path from = resource("home/store");
        for (Path file : files(from)) {
            try {
                store.putIfAbsent(from.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            } catch (IOException failure) {
                throw new IllegalStateException("cannot read " + file, failure);
            }
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new IllegalStateException("cannot list " + folder, failure);
        }
    }

    private static String text(String name) {
        try {
            return Files.readString(resource(name), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read " + name, failure);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(FirstEdition.class.getResource("first-edition/" + name), name)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("not a file: " + name, impossible);
        }
    }
}

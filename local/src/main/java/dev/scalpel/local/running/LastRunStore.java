package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.local.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The minute for which each task last finished. Kept in a file, so that missed tasks run after a restart. */
final class LastRunStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;
    private final Map<String, String> finished;

    private LastRunStore(Optional<Path> file, Map<String, String> finished) {
        this.file = file;
        this.finished = finished;
    }

    static LastRunStore inFile(Path file) {
        return new LastRunStore(Optional.of(file), read(file));
    }

    /** For tasks that detect missed work themselves. */
    static LastRunStore inMemory() {
        return new LastRunStore(Optional.empty(), new TreeMap<>());
    }

    /** Whether no task has finished yet. */
    synchronized boolean isNew() {
        return finished.isEmpty();
    }

    synchronized OptionalLong lastFinished(String task) {
        String text = finished.get(task);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Minutes.floor(Instant.parse(text)));
    }

    synchronized void recordFinished(String task, long minute) {
        finished.put(task, Instant.ofEpochMilli(minute).toString());
        file.ifPresent(this::write);
    }

    private void write(Path target) {
        try {
            AtomicFile.replace(target, JSON.writeValueAsBytes(finished));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the last runs to " + target, e);
        }
    }

    /** A damaged file counts as empty: then every task that is due runs again, which is harmless. */
    private static Map<String, String> read(Path file) {
        Map<String, String> read = new TreeMap<>();
        if (!Files.exists(file)) {
            return read;
        }
        try {
            JSON.readTree(Files.readAllBytes(file)).properties().forEach(field -> {
                Instant.parse(field.getValue().asText());
                read.put(field.getKey(), field.getValue().asText());
            });
            return read;
        } catch (IOException | DateTimeException damaged) {
            return new TreeMap<>();
        }
    }
}

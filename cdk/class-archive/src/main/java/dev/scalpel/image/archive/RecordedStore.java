package dev.scalpel.image.archive;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Bars and a model that the build left in the image's folder {@code archive-run}: {@code store/} with a file per key, and
 * {@code time}, the end of the last bar.
 */
record RecordedStore(ObjectStore store, Instant time) {

    /** @throws IllegalStateException when the build recorded nothing there */
    static RecordedStore read(Path folder) {
        DirectoryStore recorded = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        List<String> keys = recorded.list("");
        if (keys.isEmpty()) {
            throw new IllegalStateException("no recorded store in " + folder + ": build the image's module again");
        }
        MemoryStore copy = new MemoryStore();
        keys.forEach(
                key -> copy.putIfAbsent(key, recorded.get(key).orElseThrow().bytes()));
        return new RecordedStore(copy, time(folder.resolve("time")));
    }

    private static Instant time(Path file) {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeException e) {
            throw new IllegalStateException("cannot read the time of the recorded store from " + file, e);
        }
    }
}

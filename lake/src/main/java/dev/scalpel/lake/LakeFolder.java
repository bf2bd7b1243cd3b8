package dev.scalpel.lake;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Parquet files of a store in a folder of this machine, where SQL can read them. Only what has changed is fetched. */
public final class LakeFolder {

    private static final String FILES = "lake/";
    private static final String TAG = ".tag";
    private static final String MONTH = "/month=";

    private final Path folder;

    /** @param folder of the copy; nothing else may be in it */
    public LakeFolder(Path folder) {
        this.folder = folder;
    }

    /** Brings the copy up to date and returns where the tables' folders are. */
    public Path refresh(ObjectStore store) {
        return refresh(store, key -> true);
    }

    /** The same for a copy of the bars alone, from a month on. */
    public Path refresh(ObjectStore store, YearMonth first) {
        return refresh(
                store,
                key -> key.startsWith(FILES + LakeTable.BARS.sqlName() + "/")
                        && key.substring(key.lastIndexOf(MONTH) + MONTH.length())
                                        .compareTo(first.toString())
                                >= 0);
    }

    private Path refresh(ObjectStore store, Predicate<String> wantedKeys) {
        try {
            Set<Path> wanted = new HashSet<>();
            List<String> keys = store.list(FILES);
            for (String key : keys) {
                if (key.endsWith(".parquet") && wantedKeys.test(key)) {
                    wanted.add(fetch(store, key));
                }
            }
            removeAllBut(wanted);
            return Files.createDirectories(folder.resolve(FILES));
        } catch (IOException e) {
            throw new UncheckedIOException("the lake cannot be copied to " + folder + ": " + e.getMessage(), e);
        }
    }

    private Path fetch(ObjectStore store, String key) throws IOException {
        Path file = folder.resolve(key);
        Path tag = file.resolveSibling(file.getFileName() + TAG);
        ETag known = new ETag(Files.exists(file) ? tagIn(tag) : "none");
        FetchResult found = store.getIfChanged(key, known);
        if (found instanceof FetchResult.Changed changed) {
            write(file, tag, changed.object());
        }
        return file;
    }

    private static String tagIn(Path tag) throws IOException {
        try {
            String text = Files.readString(tag).strip();
            return text.isEmpty() ? "none" : text;
        } catch (NoSuchFileException interrupted) {
            return "none";
        }
    }

    /** The tag last: a copy that was interrupted has none and is fetched again. */
    private static void write(Path file, Path tag, StoredObject object) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(tag);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, object.bytes());
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.write(tag, object.etag().value().getBytes(StandardCharsets.UTF_8));
    }

    private void removeAllBut(Set<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder.resolve(FILES))) {
            return;
        }
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder.resolve(FILES))) {
            found = files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        for (Path file : found) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + TAG));
                Files.delete(file);
            }
        }
    }
}

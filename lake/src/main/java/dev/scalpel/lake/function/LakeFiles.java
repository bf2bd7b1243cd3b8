package dev.scalpel.lake.function;

import dev.scalpel.lake.LakeFolder;
import dev.scalpel.store.ObjectStore;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Where the function puts files.
 *
 * @param scratch for temporary files, and for a copy of the newest months
 * @param tables where the lake's files can be read in place, because the store is a directory
 */
public record LakeFiles(Path scratch, Optional<Path> tables) {

    WorkFolder work() {
        return new WorkFolder(scratch.resolve("lake-work"));
    }

    /** The tables' folders, with the bars of the months from this one on at least. */
    Path tables(ObjectStore store, YearMonth first) {
        return tables.orElseGet(() -> new LakeFolder(scratch.resolve("lake-ranked")).refresh(store, first));
    }
}

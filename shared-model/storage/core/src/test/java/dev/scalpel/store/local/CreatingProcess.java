package dev.scalpel.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.WriteConflictException;
import java.io.IOException;
import java.nio.file.Path;

/** A separate process that tries to create a series of objects and prints the keys of those that it created. */
final class CreatingProcess {

    private CreatingProcess() {}

    /** Arguments: directory, number of objects. */
    public static void main(String[] arguments) {
        ObjectStore store = new DirectoryStore(Path.of(arguments[0]), Durability.NONE);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            String key = "created/" + i;
            if (creates(store, key)) {
                System.out.println(key);
            }
        }
    }

    private static boolean creates(ObjectStore store, String key) {
        try {
            store.putIfAbsent(key, "same".getBytes(UTF_8));
            return true;
        } catch (WriteConflictException otherProcessWasFirst) {
            return false;
        }
    }

    static Process start(Path directory, int objects) throws IOException {
        return AppendingProcess.java(CreatingProcess.class, directory.toString(), String.valueOf(objects));
    }
}

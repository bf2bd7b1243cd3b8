package dev.scalpel.store;

import java.io.IOException;
import java.nio.file.Path;

/** The store failed, after its own retries. Reads and deletes can be repeated. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file of the store could not be read or written. */
    public static StoreException of(String what, String key, Path root, IOException failed) {
        String message = "cannot " + what + " '" + key + "' in " + root + ": " + IoErrors.describe(failed);
        return IoErrors.isDiskFull(failed)
                ? new DiskFullException(message, failed)
                : new StoreException(message, failed);
    }
}

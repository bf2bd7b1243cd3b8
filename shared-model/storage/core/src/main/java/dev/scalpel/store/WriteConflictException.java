package dev.scalpel.store;

/**
 * A conditional write found other content than expected: another writer was first. Read again, then decide again. After a
 * lost answer it can also mean that the write was executed and has since been overwritten by a writer who had read it;
 * a merge by row key or a revision distinguishes these.
 */
public final class WriteConflictException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public WriteConflictException(String key, String expected) {
        super("write conflict on " + key + ": expected " + expected + ", found other content; read it again");
        this.key = key;
    }

    public String key() {
        return key;
    }
}

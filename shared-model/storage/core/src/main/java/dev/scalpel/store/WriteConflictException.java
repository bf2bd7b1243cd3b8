package dev.scalpel.store;

/**
 * A conditional write found another content than it was made for: somebody else was first. Read again, then decide
 * again. After a write whose answer was lost it can also mean that the write was taken and has since been overwritten
 * by somebody who had read it; a merge by row key or a revision tells these apart.
 */
public final class WriteConflictException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public WriteConflictException(String key, String expected) {
        super("lost the race for " + key + ": expected " + expected + ", found another content; read it again");
        this.key = key;
    }

    public String key() {
        return key;
    }
}

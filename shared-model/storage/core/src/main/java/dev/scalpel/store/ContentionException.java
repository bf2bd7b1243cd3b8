package dev.scalpel.store;

/** Every allowed attempt to change an object failed by a conflict or a fault. The object is intact; the change is not stored. */
public final class ContentionException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String key;

    ContentionException(String key, int attempts, Throwable last) {
        super(
                "could not update " + key + " after " + attempts
                        + " attempts: too many concurrent writers? Last failure: " + last.getMessage(),
                last);
        this.key = key;
    }

    public String key() {
        return key;
    }
}

package dev.scalpel.store;

/** A change was tried as often as allowed and somebody else, or a fault, came first each time. Nothing is lost but the change. */
public final class ContentionException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String key;

    ContentionException(String key, int tries, Throwable last) {
        super(
                "gave up changing " + key + " after " + tries + " tries; are too many writers at it? The last try: "
                        + last.getMessage(),
                last);
        this.key = key;
    }

    public String key() {
        return key;
    }
}

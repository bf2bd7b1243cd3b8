package dev.scalpel.shards;

/** Shards could not be started. The next minute's schedule starts them again. */
public final class ShardQueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ShardQueueException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.scalpel.local.downloading;

/** The archive cannot be reached. What was stored before stays; the next download continues there. */
public final class DownloadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DownloadFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.scalpel.notice;

/** A notice could not be sent. What it was about is not lost: the caller has it, and the logs should. */
public final class NoticeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticeException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.scalpel.notice;

/** A notice could not be sent. The caller still has its content and should log it. */
public final class NoticeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticeException(String message) {
        super(message);
    }

    NoticeException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.scalpel.localexchange.server;

/** A request that the server must refuse, and after which the connection is of no more use. */
final class UnreadableRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;

    UnreadableRequestException(int status, String text) {
        super(text);
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }
}

package dev.scalpel.testkit;

/** What happens to one request. */
public enum TableFault {
    /** The request is executed, and the connection closed without an answer. */
    ANSWER_LOST(0, ""),
    /** The connection is closed before anything is executed. */
    REQUEST_LOST(0, ""),
    THROTTLED(400, "ProvisionedThroughputExceededException"),
    INTERNAL(500, "InternalServerError"),
    FORBIDDEN(400, "AccessDeniedException");

    final int status;
    final String type;

    TableFault(int status, String type) {
        this.status = status;
        this.type = type;
    }
}

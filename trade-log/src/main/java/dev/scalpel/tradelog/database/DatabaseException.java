package dev.scalpel.tradelog.database;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** The database refused something. The message says what, and what can be done; it never contains a password. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SQLSTATE codes: PostgreSQL's documentation, appendix A. */
    private static final String INVALID_PASSWORD = "28P01";

    private static final String INVALID_AUTHORISATION = "28000";
    private static final String UNKNOWN_DATABASE = "3D000";
    private static final String DISK_FULL = "53100";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final String CRASH_SHUTDOWN = "57P02";
    private static final String READ_ONLY = "25006";
    private static final String NO_PRIVILEGE = "42501";
    /** Nothing can be fetched from the statement: it writes, is several, or is none. */
    private static final String NO_CURSOR = "42P11";

    /** Where in functions of ours it happened. */
    private static final String PLACE = " Where: PL/pgSQL function .*";

    private static final String CONNECTION_CLASS = "08";

    /** Of our own: the driver has "cannot connect" for a server that is not verified too. */
    private static final String NOT_VERIFIED = "not verified";

    private final String state;

    private DatabaseException(String state, String message, Throwable cause) {
        super(message, cause);
        this.state = state;
    }

    DatabaseException(String message) {
        super(message);
        this.state = "";
    }

    /** @param what the attempt, as in "project trades/…" */
    public static DatabaseException of(String what, SQLException failure) {
        String state = isNotVerified(failure)
                ? NOT_VERIFIED
                : Optional.ofNullable(failure.getSQLState()).orElse("");
        String found = state.equals(NO_CURSOR)
                ? "only one statement that reads is run: SELECT, WITH or VALUES"
                : String.valueOf(failure.getMessage())
                        .replaceAll("\\s+", " ")
                        .replaceAll(PLACE, "")
                        .strip();
        return new DatabaseException(state, "cannot " + what + ": " + found + advice(state), failure);
    }

    private static boolean isNotVerified(SQLException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(GeneralSecurityException.class::isInstance);
    }

    /** Whether the database may be there in a moment: it starts, resumes, or cannot be reached now. */
    boolean isUnavailable() {
        return state.equals(CANNOT_CONNECT_NOW) || isLost();
    }

    /** Whether the connection was lost. */
    public boolean isLost() {
        return state.startsWith(CONNECTION_CLASS) || state.equals(ADMIN_SHUTDOWN) || state.equals(CRASH_SHUTDOWN);
    }

    public boolean isDiskFull() {
        return state.equals(DISK_FULL);
    }

    private static String advice(String state) {
        return switch (state) {
            case INVALID_PASSWORD, INVALID_AUTHORISATION ->
                "; check the user in tradeLog.url and the password in TRADE_LOG_PASSWORD";
            case NOT_VERIFIED ->
                "; its certificate is not signed by one of those that this release knows. Nothing was sent to it: update, or"
                        + " check where tradeLog.url leads";
            case UNKNOWN_DATABASE -> "; create it, or correct tradeLog.url";
            case DISK_FULL ->
                "; the database's disk is full. Nothing of this file was stored, and nothing is lost: free space, and"
                        + " project again";
            case READ_ONLY -> "; this command only reads";
            case NO_PRIVILEGE -> "; grant the user of tradeLog.url what the trade log needs: its own tables";
            case CANNOT_CONNECT_NOW, ADMIN_SHUTDOWN, CRASH_SHUTDOWN ->
                "; the database is starting or stopping. Nothing is lost: the next run continues";
            default ->
                state.startsWith(CONNECTION_CLASS)
                        ? "; the database cannot be reached. Nothing is lost: the next run continues"
                        : "";
        };
    }
}

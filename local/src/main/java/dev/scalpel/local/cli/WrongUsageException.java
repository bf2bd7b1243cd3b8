package dev.scalpel.local.cli;

/** The command line asks for something that no state of the bot could make right. */
final class WrongUsageException extends CommandFailedException {

    private static final long serialVersionUID = 1L;

    WrongUsageException(String message, String hint) {
        super(message, hint);
    }

    WrongUsageException(String message, String hint, Throwable cause) {
        super(message, hint, cause);
    }
}

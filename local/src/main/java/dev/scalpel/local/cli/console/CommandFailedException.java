package dev.scalpel.local.cli.console;

/** A command failed for a reason that the user can act on. */
public class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message what was expected and what was found
     * @param hint what to do
     */
    public CommandFailedException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public CommandFailedException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}

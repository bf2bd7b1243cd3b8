package dev.scalpel.local.cli.console;

/** The command line is invalid, or names what the settings do not have: exit code 2. */
public final class WrongUsageException extends CommandFailedException {

    private static final long serialVersionUID = 1L;

    public WrongUsageException(String message, String hint) {
        super(message, hint);
    }

    public WrongUsageException(String message, String hint, Throwable cause) {
        super(message, hint, cause);
    }

    /** @throws WrongUsageException when the value is outside of {@code [least, most]} */
    public static void requireWithin(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new WrongUsageException(
                    option + " must lie between " + min + " and " + max + ": " + value, "--help explains the options");
        }
    }
}

package dev.scalpel.local.cli;

import dev.scalpel.costs.margin.LeverageNotAllowedException;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.VenueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A failure as the user sees it.
 *
 * @param message went wrong, in one line
 * @param hint what to do
 * @param isExpected whether the code handles this failure; if not, only the stack trace helps
 */
record FailureMessage(String message, String hint, boolean isExpected) {

    private static final String FULL = "free some space, then run it again: existing data is intact";

    static FailureMessage of(Exception failure) {
        if (IoErrors.isDiskFull(failure)) {
            String message = oneLine(messageOf(failure)).replace(": " + IoErrors.DISK_FULL, "");
            return new FailureMessage(IoErrors.DISK_FULL + ": " + message, FULL, true);
        }
        if (failure instanceof CommandFailedException known) {
            return new FailureMessage(oneLine(messageOf(known)), known.hint(), true);
        }
        if (failure instanceof InvalidSettingsException || failure instanceof LeverageNotAllowedException) {
            return new FailureMessage(oneLine(messageOf(failure)), "docs/settings.md explains every setting", true);
        }
        if (failure instanceof StoreException store) {
            return new FailureMessage(
                    oneLine(messageOf(store)), "docs/operations.md explains failures of the store", true);
        }
        if (failure instanceof VenueException venue) {
            return new FailureMessage(
                    oneLine(messageOf(venue)), "docs/operations.md explains the venue's errors", true);
        }
        if (failure instanceof UncheckedIOException file) {
            return new FailureMessage(oneLine(messageOf(file)), "--stacktrace prints the stack trace", false);
        }
        return new FailureMessage(
                Optional.ofNullable(failure.getMessage())
                        .map(FailureMessage::oneLine)
                        .orElse("unexpected error"),
                "--stacktrace prints the stack trace",
                false);
    }

    /** Adds the reason of the file system, which the message of the wrapper lacks. */
    private static String messageOf(Exception failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("failed without a message");
        if (!(failure instanceof UncheckedIOException wrapper)) {
            return message;
        }
        Throwable cause = wrapper.getCause();
        if (!(cause instanceof IOException file)) {
            return message;
        }
        // A wrapper without its own message repeats the cause's, including its type.
        String reason = IoErrors.describe(file);
        return message.equals(file.toString()) ? reason : message.contains(reason) ? message : message + ": " + reason;
    }

    private static String oneLine(String message) {
        return message.replaceAll(":\\s*\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
    }
}

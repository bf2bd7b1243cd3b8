package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.VenueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A failure in words for the person at the keyboard.
 *
 * @param message went wrong, in one line
 * @param hint what to do now
 * @param isExpected whether the code was ready for it; where it was not, only its trace helps
 */
record FailureMessage(String message, String hint, boolean isExpected) {

    private static final String FULL = "make room, then call it again: what was stored before is whole";

    static FailureMessage of(Exception failure) {
        if (IoErrors.isDiskFull(failure)) {
            String message = oneLine(messageOf(failure)).replace(": " + IoErrors.DISK_FULL, "");
            return new FailureMessage(IoErrors.DISK_FULL + ": " + message, FULL, true);
        }
        if (failure instanceof CommandFailedException known) {
            return new FailureMessage(oneLine(messageOf(known)), known.hint(), true);
        }
        if (failure instanceof InvalidSettingsException mistakes) {
            return new FailureMessage(oneLine(messageOf(mistakes)), "docs/settings.md explains every setting", true);
        }
        if (failure instanceof StoreException store) {
            return new FailureMessage(
                    oneLine(messageOf(store)), "docs/operations.md tells what to do about a store", true);
        }
        if (failure instanceof VenueException venue) {
            return new FailureMessage(oneLine(messageOf(venue)), "docs/operations.md tells what the venue means", true);
        }
        if (failure instanceof UncheckedIOException file) {
            return new FailureMessage(
                    oneLine(messageOf(file)), "--stacktrace shows where in the code this arose", false);
        }
        return new FailureMessage(
                Optional.ofNullable(failure.getMessage())
                        .map(FailureMessage::oneLine)
                        .orElse("Scalpel has met a case that it was not made for"),
                "--stacktrace shows where in the code this arose",
                false);
    }

    /** With the reason that the file system gave, which the message of the wrapper leaves out. */
    private static String messageOf(Exception failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("it failed");
        if (!(failure instanceof UncheckedIOException wrapper)) {
            return message;
        }
        Throwable cause = wrapper.getCause();
        if (!(cause instanceof IOException file)) {
            return message;
        }
        // A wrapper without words of its own repeats the cause's, type and all.
        String reason = IoErrors.describe(file);
        return message.equals(file.toString()) ? reason : message.contains(reason) ? message : message + ": " + reason;
    }

    private static String oneLine(String message) {
        return message.replaceAll(":\\s*\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
    }
}

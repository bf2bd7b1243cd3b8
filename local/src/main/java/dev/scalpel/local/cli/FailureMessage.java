package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.store.IoErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A failure as the user sees it.
 *
 * @param message went wrong, in one line
 * @param hint what to do
 * @param isExpected whether the code handles this failure; if not, only the stack trace helps
 */
record FailureMessage(String message, String hint, boolean isExpected) {

    private static final String FULL = "free some space, then run it again: existing data is intact";
    private static final String SETTINGS = "docs/settings.md explains every setting";
    private static final String STACK_TRACE = "--stacktrace prints the stack trace";

    /** A qualified class, or words that only mean something to who wrote the program. */
    private static final Pattern JAVA = Pattern.compile(
            "\\b[a-z]\\w*(\\.[a-z]\\w*)+\\.[A-Z]\\w*|\\w+Exception\\b|\\bnull\\b|\\bOptional\\b|No value present");

    static FailureMessage of(Exception failure) {
        if (IoErrors.isDiskFull(failure)) {
            String message = oneLine(messageOf(failure)).replace(": " + IoErrors.DISK_FULL, "");
            return new FailureMessage(IoErrors.DISK_FULL + ": " + message, FULL, true);
        }
        if (failure instanceof InvalidSettingsException mistakes) {
            // One mistake a line.
            return new FailureMessage(messageOf(mistakes), SETTINGS, true);
        }
        if (failure instanceof CommandFailedException known) {
            return new FailureMessage(oneLine(messageOf(known)), known.hint(), true);
        }
        Optional<String> hint = KnownFailures.hint(failure).or(() -> ofFiles(failure));
        if (hint.isPresent()) {
            return new FailureMessage(oneLine(messageOf(failure)), hint.get(), true);
        }
        String message = failure.getMessage() == null ? "" : oneLine(messageOf(failure));
        return message.isEmpty() || JAVA.matcher(message).find()
                ? new FailureMessage("a mistake in Scalpel itself: please report it", STACK_TRACE, false)
                : new FailureMessage(message, STACK_TRACE, false);
    }

    /** What the file system or the network refused. */
    private static Optional<String> ofFiles(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException wrapper ? wrapper.getCause() : failure;
        if (cause instanceof BindException) {
            return Optional.of("choose another with --port, or end the program that has it");
        }
        return cause instanceof FileSystemException
                ? Optional.of("check the path and who may use it")
                : Optional.empty();
    }

    /** Adds the reason of the file system, which the message of the wrapper lacks. */
    private static String messageOf(Exception failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("failed without a message");
        Throwable cause = failure instanceof UncheckedIOException wrapper ? wrapper.getCause() : failure;
        if (!(cause instanceof IOException file)) {
            return message;
        }
        // A wrapper without its own message repeats the cause's, including its type.
        String reason = IoErrors.describe(file);
        boolean own = failure != cause && !message.equals(file.toString());
        return !own ? reason : message.contains(reason) ? message : message + ": " + reason;
    }

    private static String oneLine(String message) {
        return message.replaceAll(":\\s*\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
    }
}

package dev.scalpel.local.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The result of one check.
 *
 * @param check what was checked
 * @param remedy what to do; empty if nothing
 */
public record CheckResult(String check, Level level, String message, String remedy) {

    /** The severity. */
    public enum Level {
        OK,
        /** Worth knowing, but not wrong. */
        NOTE,
        /** The bot will trade worse than it should. */
        WARNING,
        /** The bot will not trade, or must not. */
        PROBLEM;

        boolean isWrong() {
            return compareTo(WARNING) >= 0;
        }
    }

    public static CheckResult ok(String check, String message) {
        return new CheckResult(check, Level.OK, message, "");
    }

    public static CheckResult note(String check, String message, String remedy) {
        return new CheckResult(check, Level.NOTE, message, remedy);
    }

    public static CheckResult warning(String check, String message, String remedy) {
        return new CheckResult(check, Level.WARNING, message, remedy);
    }

    public static CheckResult problem(String check, String message, String remedy) {
        return new CheckResult(check, Level.PROBLEM, message, remedy);
    }

    /** The former name of the message in {@code doctor --json}; scripts may read it for one more version. */
    @JsonProperty("words")
    String words() {
        return message;
    }

    public boolean isWrong() {
        return level.isWrong();
    }
}

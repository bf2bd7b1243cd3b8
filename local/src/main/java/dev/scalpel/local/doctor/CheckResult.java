package dev.scalpel.local.doctor;

/**
 * What was found in one respect.
 *
 * @param check what was looked at, in a word
 * @param remedy what to do; empty where there is nothing to do
 */
public record CheckResult(String check, Level level, String words, String remedy) {

    /** How much it matters. */
    public enum Level {
        OK,
        /** Worth knowing, nothing wrong. */
        NOTE,
        /** It will trade worse than it should. */
        WARNING,
        /** It will not trade, or must not. */
        PROBLEM;

        boolean isWrong() {
            return compareTo(WARNING) >= 0;
        }
    }

    static CheckResult ok(String check, String words) {
        return new CheckResult(check, Level.OK, words, "");
    }

    static CheckResult note(String check, String words, String remedy) {
        return new CheckResult(check, Level.NOTE, words, remedy);
    }

    static CheckResult warning(String check, String words, String remedy) {
        return new CheckResult(check, Level.WARNING, words, remedy);
    }

    static CheckResult problem(String check, String words, String remedy) {
        return new CheckResult(check, Level.PROBLEM, words, remedy);
    }

    public boolean isWrong() {
        return level.isWrong();
    }
}

package dev.scalpel.api.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a key permits: {@code signals:PORTFOLIO} signals to one portfolio, {@code read} questions, {@code stop} the emergency stop,
 * {@code trade} every action of execution.
 */
public record Scope(String text) {

    private static final String SIGNALS = "signals:";
    private static final Pattern TEXT = Pattern.compile("read|stop|trade|signals:[a-z0-9-]{1,30}");

    public static final Scope READ = new Scope("read");
    public static final Scope STOP = new Scope("stop");
    public static final Scope TRADE = new Scope("trade");

    public Scope {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a scope must be signals:PORTFOLIO, read, stop or trade: '" + text + "'");
        }
    }

    public static Scope signalsTo(String portfolio) {
        return new Scope(SIGNALS + portfolio);
    }

    /** The portfolio that a key may send signals to; empty for other keys. */
    public Optional<String> portfolio() {
        return text.startsWith(SIGNALS) ? Optional.of(text.substring(SIGNALS.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}

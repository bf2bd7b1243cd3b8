package dev.scalpel.signals.message;

import java.util.List;

/** A message that is no signal, with every reason. */
public final class SignalRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final List<String> problems;

    /** What is wrong with it. */
    public enum Kind {
        /** It cannot be read: not JSON, or fields are missing or malformed. */
        MALFORMED,
        /** It is understood, and must not be executed. */
        UNACCEPTABLE,
        /** There is no such portfolio or strategy. */
        NOT_FOUND,
        TOO_LARGE,
        /** Its content type is none that can be JSON. */
        WRONG_TYPE
    }

    public SignalRefusedException(Kind kind, List<String> problems) {
        super(String.join("; ", problems));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    SignalRefusedException(Kind kind, String problem) {
        this(kind, List.of(problem));
    }

    public Kind kind() {
        return kind;
    }

    public List<String> problems() {
        return problems;
    }
}

package dev.scalpel.invocation;

import java.util.List;

/** The event is invalid. Nothing has been changed; the caller receives the message as the answer. */
public final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    BadRequestException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public BadRequestException(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}

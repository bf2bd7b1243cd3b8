package dev.scalpel.invocation;

import java.util.List;

/** The event asks for something that there is not. Nothing has been changed; the caller gets the message as the answer. */
public final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    BadRequestException(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public BadRequestException(String mistake) {
        this(List.of(mistake));
    }

    public List<String> mistakes() {
        return mistakes;
    }
}

package dev.scalpel.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Carries every mistake that was found, not only the first. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidSettingsException(String source, List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(mistake -> "\n  " + mistake)
                .collect(Collectors.joining(
                        "",
                        source + " has " + mistakes.size() + (mistakes.size() == 1 ? " mistake:" : " mistakes:"),
                        "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order in which they were found: the file from top to bottom, the environment, rules across settings. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

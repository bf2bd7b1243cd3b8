package dev.scalpel.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Carries every mistake that was found, not only the first. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingsProblem> mistakes;

    InvalidSettingsException(String source, List<SettingsProblem> mistakes) {
        super(mistakes.stream()
                .map(mistake -> "\n  " + mistake)
                .collect(Collectors.joining(
                        "",
                        source + " has " + mistakes.size() + (mistakes.size() == 1 ? " mistake:" : " mistakes:"),
                        "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order in which they were found: the file from top to bottom, the environment, rules across settings. */
    public List<SettingsProblem> mistakes() {
        return mistakes;
    }
}

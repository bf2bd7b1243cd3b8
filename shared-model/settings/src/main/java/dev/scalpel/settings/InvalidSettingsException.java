package dev.scalpel.settings;

import dev.scalpel.settings.type.SettingsProblem;
import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Carries every problem that was found, not only the first. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingsProblem> problems;

    InvalidSettingsException(String source, List<SettingsProblem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "",
                        source + " has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:"),
                        "")));
        this.problems = List.copyOf(problems);
    }

    /** In the order in which they were found: the file from top to bottom, the environment, rules across settings. */
    public List<SettingsProblem> problems() {
        return problems;
    }
}

package dev.scalpel.local.importing;

import java.util.List;
import java.util.stream.Collectors;

/** A file has rows that are no signals; nothing of it is used. */
public final class SignalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 20;

    private final List<String> problems;

    SignalFileException(List<String> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(List<String> problems) {
        String shown = problems.stream().limit(MAX_SHOWN).collect(Collectors.joining(System.lineSeparator() + "  "));
        int more = problems.size() - MAX_SHOWN;
        return "nothing was read:" + System.lineSeparator() + "  " + shown
                + (more > 0 ? System.lineSeparator() + "  and " + more + " more" : "");
    }

    /** Each with its line. */
    public List<String> problems() {
        return problems;
    }
}

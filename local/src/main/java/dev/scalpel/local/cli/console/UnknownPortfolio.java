package dev.scalpel.local.cli.console;

import java.util.Collection;

/** A portfolio is named that the settings do not have. */
public final class UnknownPortfolio {

    private static final String HINT = "docs/portfolios.md shows how portfolios are written in scalpel.yaml";

    private UnknownPortfolio() {}

    /**
     * A wrong name is a wrong call; where the settings have no portfolio, no name would be right.
     *
     * @param names of the settings
     */
    public static CommandFailedException named(String name, Collection<String> names) {
        String message = "no portfolio is called '" + name + "': ";
        return names.isEmpty()
                ? new CommandFailedException(message + "the settings have none", HINT)
                : new WrongUsageException(message + "there are " + String.join(", ", names), HINT);
    }
}

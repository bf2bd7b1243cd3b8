package dev.scalpel.local.cli.console;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The arguments that a command was started with. */
public final class StartedCommand {

    private StartedCommand() {}

    /**
     * The arguments without these options.
     *
     * @param spec of any command, as picocli has set it
     * @param valued names of options with a value, which are left out with it
     * @param flags options without a value, which are left out
     */
    public static List<String> arguments(@Nullable CommandSpec spec, Set<String> valued, Set<String> flags) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        List<String> kept = new ArrayList<>();
        Iterator<String> all =
                spec.root().commandLine().getParseResult().originalArgs().iterator();
        while (all.hasNext()) {
            String argument = all.next();
            if (valued.contains(argument)) {
                all.next();
            } else if (!flags.contains(argument) && !valued.contains(argument.replaceFirst("=.*", ""))) {
                kept.add(argument);
            }
        }
        return kept;
    }
}

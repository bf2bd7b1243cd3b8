package dev.scalpel.local.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * Which commands a command line reads. To read the options of all by reflection takes longer than most commands do, so it
 * reads the one that is named first, and where only the list is wanted, none.
 */
record CommandSelection(List<Class<?>> commands, boolean listed) {

    private static final List<String> HELP = List.of("--help", "-h");

    CommandSelection {
        commands = List.copyOf(commands);
    }

    static CommandSelection all() {
        return new CommandSelection(CommandGroup.allCommands().toList(), false);
    }

    /** Those that these arguments need. All, where the first argument is neither a command nor the help. */
    static CommandSelection of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return all();
        }
        if (arguments.size() == 1 && HELP.contains(arguments.get(0))) {
            return new CommandSelection(CommandGroup.allCommands().toList(), true);
        }
        return CommandGroup.command(arguments.get(0))
                .map(command -> new CommandSelection(List.of(command), false))
                .orElseGet(CommandSelection::all);
    }

    void addTo(CommandLine line, CommandLine.IFactory factory) {
        Function<Class<?>, CommandLine> read =
                listed ? CommandList::listed : command -> new CommandLine(command, factory);
        commands.forEach(command -> line.addSubcommand(CommandGroup.nameOf(command), read.apply(command)));
    }
}

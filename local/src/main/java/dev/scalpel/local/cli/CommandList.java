package dev.scalpel.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as the help lists them: in groups, each in one line of at most {@value #COLUMNS} columns. */
record CommandList() implements IHelpSectionRenderer {

    static final int COLUMNS = 80;
    private static final String INDENT = "  ";

    /** Takes the place of picocli's list, which is in one piece and wraps. What a command does in one line stands here only. */
    static void install(CommandLine line) {
        List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
        sections.remove(UsageMessageSpec.SECTION_KEY_HEADER_HEADING);
        sections.remove(UsageMessageSpec.SECTION_KEY_HEADER);
        line.setHelpSectionKeys(sections);
        line.getCommandSpec().usageMessage().commandListHeading("");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
    }

    /** A command that is only listed: nothing of it is read but its name and what it does. */
    static CommandLine listed(Class<?> command) {
        return new CommandLine(CommandSpec.create().name(CommandGroup.nameOf(command)));
    }

    @Override
    public String render(Help help) {
        int width = CommandGroup.allCommands()
                .mapToInt(command -> CommandGroup.nameOf(command).length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (CommandGroup group : CommandGroup.ALL) {
            text.append(String.format("%n%s%n", group.heading()));
            lines(group, help, width).forEach(line -> text.append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }

    private static Stream<String> lines(CommandGroup group, Help help, int width) {
        return group.commands().stream().map(command -> {
            String name = CommandGroup.nameOf(command);
            return INDENT
                    + help.colorScheme().commandText(name)
                    + " ".repeat(width - name.length())
                    + INDENT
                    + CommandGroup.summaryOf(command);
        });
    }
}

package dev.scalpel.local.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page in the language of man(7), from what picocli knows of the commands. */
final class ManPage {

    private static final String END = "\n";
    private static final int MAX_ASCII = 127;

    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /** The page of the program: each command with its options. */
    static String ofAll(CommandSpec program) {
        ManPage page = new ManPage();
        page.head(program, program.usageMessage().description());
        page.macro("SH", "OPTIONS");
        page.line("Every command takes these.");
        page.arguments(shared(program));
        page.macro("SH", "COMMANDS");
        for (CommandGroup group : CommandGroup.ALL) {
            page.macro("SS", group.heading());
            group.commands()
                    .forEach(type -> page.item(CommandGroup.nameOf(type), List.of(CommandGroup.summaryOf(type))));
        }
        CommandGroup.allCommands()
                .map(type -> program.subcommands().get(CommandGroup.nameOf(type)))
                .forEach(line -> page.section(line.getCommandSpec()));
        page.foot();
        return page.text.toString();
    }

    /** The page of one command. */
    static String of(CommandSpec command) {
        ManPage page = new ManPage();
        page.head(command, command.usageMessage().header());
        page.section(command);
        page.foot();
        return page.text.toString();
    }

    private void head(CommandSpec command, String[] purpose) {
        String name = command.qualifiedName("-");
        text.append(".TH \"")
                .append(name.toUpperCase(Locale.ROOT))
                .append("\" \"1\" \"\" \"scalpel\" \"Scalpel\"")
                .append(END);
        macro("SH", "NAME");
        text.append(escaped(name))
                .append(" \\- ")
                .append(escaped(String.join(" ", purpose)))
                .append(END);
        macro("SH", "SYNOPSIS");
        line("./scalpel [--home DIR] [--json] [--stacktrace] COMMAND [OPTION ...]");
    }

    /** A command, then those below it. */
    private void section(CommandSpec command) {
        macro("SH", command.qualifiedName().toUpperCase(Locale.ROOT));
        macro("B", synopsis(command));
        paragraphs(command.usageMessage().description()).forEach(paragraph -> {
            text.append(".PP").append(END);
            line(paragraph);
        });
        arguments(own(command));
        below(command).forEach(line -> section(line.getCommandSpec()));
    }

    /** picocli lists a command under its name and its aliases. */
    private static Collection<CommandLine> below(CommandSpec command) {
        return new LinkedHashSet<>(command.subcommands().values());
    }

    /** A description's lines: one that goes on with a sentence belongs to the paragraph before. */
    private static List<String> paragraphs(String[] lines) {
        List<String> paragraphs = new ArrayList<>();
        for (String line : lines) {
            int last = paragraphs.size() - 1;
            if (last >= 0 && !paragraphs.get(last).endsWith(".")) {
                paragraphs.set(last, paragraphs.get(last) + " " + line);
            } else {
                paragraphs.add(line);
            }
        }
        return paragraphs;
    }

    private static String synopsis(CommandSpec command) {
        return new Help(command, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void arguments(List<? extends ArgSpec> arguments) {
        arguments.forEach(argument -> item(label(argument), List.of(argument.description())));
    }

    private static List<ArgSpec> shared(CommandSpec program) {
        return program.options().stream().filter(option -> !option.hidden()).collect(Collectors.toList());
    }

    /** Without the options that every command takes. */
    private static List<ArgSpec> own(CommandSpec command) {
        List<ArgSpec> own = new ArrayList<>();
        command.positionalParameters().stream().filter(each -> !each.hidden()).forEach(own::add);
        command.options().stream()
                .filter(option ->
                        !option.hidden() && !option.inherited() && !option.usageHelp() && !option.versionHelp())
                .forEach(own::add);
        return own;
    }

    private static String label(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
            return String.join(", ", option.names()) + value;
        }
        return ((PositionalParamSpec) argument).paramLabel();
    }

    private void foot() {
        macro("SH", "EXIT STATUS");
        line("0: done. 1: failed, or some symbols or portfolios did. 2: wrong usage.");
        macro("SH", "ENVIRONMENT");
        item("SCALPEL_HOME", List.of("Directory of settings and store, unless --home names one."));
        item("SCALPEL_MEMORY", List.of("Heap of the process (default: 3g)."));
        item("SCALPEL_LOG", List.of("Level of the log: warn, info or debug (default: warn)."));
        item("NO_COLOR", List.of("No colours, if it is not empty."));
        item("SCALPEL_...", List.of("Any setting, such as SCALPEL_MODE=paper; docs/settings.md lists them."));
        macro("SH", "FILES");
        item("scalpel-home/scalpel.yaml", List.of("The settings."));
        item("scalpel-home/store", List.of("Bars, models, state, decisions and trades."));
    }

    private void item(String label, List<String> paragraphs) {
        text.append(".TP").append(END);
        macro("B", label);
        line(String.join(" ", paragraphs));
    }

    private void macro(String name, String argument) {
        text.append('.')
                .append(name)
                .append(" \"")
                .append(escaped(argument).replace("\"", "\\(dq"))
                .append('"')
                .append(END);
    }

    private void line(String words) {
        String escaped = escaped(words);
        boolean command = escaped.startsWith(".") || escaped.startsWith("'");
        text.append(command ? "\\&" : "").append(escaped).append(END);
    }

    /** A dash that is copied must be a dash, not a hyphen; and readers differ in how they take what is not ASCII. */
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.replaceAll("\\s*\\R\\s*", " ").codePoints().forEach(sign -> {
            switch (sign) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                default -> {
                    if (sign <= MAX_ASCII) {
                        escaped.appendCodePoint(sign);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\[u%04X]", sign));
                    }
                }
            }
        });
        return escaped.toString();
    }
}

package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OptionConverter;
import dev.scalpel.local.cli.console.OptionConverters;
import dev.scalpel.local.cli.console.OptionConverters.BasisPoints;
import dev.scalpel.local.cli.console.OptionConverters.BasisPointsList;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.market.Symbol;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./scalpel}: builds the command line, runs one command and explains its failure. */
@Command(
        name = "scalpel",
        description = "A machine-learning scalper for crypto, currencies and futures. Runs entirely on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class ScalpelCommand extends GlobalOptions implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    ScalpelCommand(ProcessContext process) {
        super(process);
    }

    public static void main(String[] arguments) {
        System.exit(run(ProcessContext.ofProcess(), arguments));
    }

    /** Runs one command line; 0 is success, 1 a failure, 2 wrong usage. */
    public static int run(ProcessContext process, String... arguments) {
        return commandLine(process, CommandSelection.of(List.of(arguments))).execute(arguments);
    }

    /** All commands, ready to run. */
    public static CommandLine commandLine(ProcessContext process) {
        return commandLine(process, CommandSelection.all());
    }

    static CommandLine commandLine(ProcessContext process, CommandSelection selection) {
        ScalpelCommand scalpel = new ScalpelCommand(process);
        CommandFactory factory = new CommandFactory(process);
        CommandLine line = new CommandLine(scalpel, factory);
        selection.addTo(line, factory);
        CommandList.install(line);
        registerEnums(line, line);
        return line.setOut(new PrintWriter(process.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(process.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(process.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(60, Math.min(100, Math.min(process.columns(), process.resultColumns()))))
                .registerConverter(int.class, new OptionConverter<>(OptionConverters::whole))
                .registerConverter(Integer.class, new OptionConverter<>(OptionConverters::whole))
                .registerConverter(long.class, new OptionConverter<>(OptionConverters::longWhole))
                .registerConverter(Long.class, new OptionConverter<>(OptionConverters::longWhole))
                .registerConverter(LocalDate.class, new OptionConverter<>(OptionConverters::day))
                .registerConverter(Instant.class, new OptionConverter<>(OptionConverters::time))
                .registerConverter(Symbol.class, new OptionConverter<>(OptionConverters::symbol))
                .registerConverter(BasisPoints.class, new OptionConverter<>(OptionConverters::basisPoints))
                .registerConverter(BasisPointsList.class, new OptionConverter<>(OptionConverters::basisPointsList))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new InHome(scalpel))
                .setParameterExceptionHandler(new WrongUsage(scalpel))
                .setExecutionExceptionHandler(new Failure(scalpel));
    }

    /** Each type that an option or a parameter of the command or of those below it has. */
    private static void registerEnums(CommandLine of, CommandLine line) {
        of.getCommandSpec().args().stream()
                .map(arg -> arg.auxiliaryTypes()[0])
                .filter(Class::isEnum)
                .forEach(type -> registerEnum(line, type));
        of.getSubcommands().values().forEach(below -> registerEnums(below, line));
    }

    private static <E> void registerEnum(CommandLine line, Class<E> type) {
        line.registerConverter(type, new OptionConverter<>(text -> OptionConverters.oneOf(type, text)));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(commandLine(), "name a command");
    }

    /** Runs a command in a home that is there, if it does not make one. */
    private record InHome(ScalpelCommand scalpel) implements IExecutionStrategy {

        /** They make the home that is named, or need none. */
        private static final Set<String> WITHOUT =
                Set.of("completion", "demo", "download", "exchange", "import", "init", "man", "run", "schema", "study");

        @Override
        public int execute(ParseResult parsed) {
            Integer helped = CommandLine.executeHelpRequest(parsed);
            if (helped != null) {
                return helped;
            }
            Optional<Path> absent = scalpel.absentHome().filter(home -> parsed.hasSubcommand());
            if (absent.isPresent()
                    && !WITHOUT.contains(parsed.subcommand().commandSpec().name())) {
                throw new ParameterException(
                        parsed.subcommand().commandSpec().commandLine(),
                        "there is no home directory " + absent.get() + "; ./scalpel init makes one");
            }
            return new CommandLine.RunLast().execute(parsed);
        }
    }

    /** Explains wrong usage. */
    private record WrongUsage(ScalpelCommand scalpel) implements IParameterExceptionHandler {

        @Override
        public int handleParseException(ParameterException mistake, String[] arguments) {
            return scalpel.explainUsage(mistake);
        }
    }

    /** Explains why a command failed. */
    private record Failure(ScalpelCommand scalpel) implements IExecutionExceptionHandler {

        @Override
        public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
            return scalpel.explainFailure(failure);
        }
    }

    private int explainUsage(ParameterException mistake) {
        CommandLine line = mistake.getCommandLine();
        process().printMessage("error: " + mistake.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr())) {
            process().printMessage("hint: " + line.getCommandSpec().qualifiedName() + " --help explains the options");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private int explainFailure(Exception failure) {
        FailureMessage explained = FailureMessage.of(failure);
        process().printMessage("error: " + explained.message());
        process()
                .printMessage("hint: "
                        + (explained.isExpected() || !stacktrace() ? explained.hint() : "see the stack trace below"));
        if (stacktrace()) {
            failure.printStackTrace(process().err());
        }
        return failure instanceof WrongUsageException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        return spec.commandLine();
    }
}

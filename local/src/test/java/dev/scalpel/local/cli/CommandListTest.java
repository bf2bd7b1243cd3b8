package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The help of all commands, and that a command line with one command answers as the one with all. */
class CommandListTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T00:00:30Z"), ZoneOffset.UTC);

    private static TestCommandLine terminal() {
        return new TestCommandLine(
                Path.of("."),
                CLOCK,
                true,
                Map.of("SCALPEL_COLUMNS", "80", "SCALPEL_OUT_TERMINAL", "1", "NO_COLOR", "1"));
    }

    static Stream<String> commands() {
        return CommandGroup.allCommands().map(CommandGroup::nameOf);
    }

    @Test
    void theHelpListsEveryCommandOnceInOneLineOfEightyColumns() {
        TestCommandLine terminal = terminal();

        terminal.run("--help");

        List<String> lines = terminal.output().lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        assertThat(commands())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(lines)
                        .filteredOn(line -> line.matches("  " + Pattern.quote(command) + " +\\S.*\\."))
                        .hasSize(1));
    }

    @Test
    void theHelpIsGroupedByWhatATraderDoes() {
        TestCommandLine terminal = terminal();

        terminal.run("--help");

        assertThat(terminal.output().lines().filter(line -> line.matches("[A-Z][a-z ]+")))
                .containsExactly(
                        "Start",
                        "Watch",
                        "Control",
                        "Signals and portfolios",
                        "Data",
                        "Research",
                        "Deploy",
                        "For programs",
                        "Shell");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandThatIsReadAloneAnswersAsBesideAllOthers(String command) {
        assertSameAnswer(command, "--help");
        assertSameAnswer(command, "--nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "--nonsense", "stats", "", "--json", "--home . --help"})
    void whatNamesNoCommandIsAnsweredAsByAll(String line) {
        assertSameAnswer(line.isEmpty() ? new String[0] : line.split(" "));
    }

    private static void assertSameAnswer(String... arguments) {
        TestCommandLine one = terminal();
        TestCommandLine all = terminal();

        int code = one.run(arguments);

        CommandLine complete = ScalpelCommand.commandLine(all.process);
        assertThat(code).isEqualTo(complete.execute(arguments));
        assertThat(one.output()).isEqualTo(all.output());
        assertThat(one.errorOutput()).isEqualTo(all.errorOutput());
    }
}

package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.cli.console.ProcessContext;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalpelCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void showsEveryGlobalOptionInItsHelp() {
        assertThat(run("--help")).isZero();
        assertThat(output()).contains("--home", "--json", "--stacktrace", "--version");
    }

    @Test
    void printsTheVersionOfTheBuildAndOfJava() {
        assertThat(run("--version")).isZero();
        assertThat(output()).startsWith("scalpel ").doesNotContain("${").contains("Java ");
    }

    @Test
    void endsWithTwoWhenNoCommandIsNamed() {
        assertThat(run()).isEqualTo(2);
        assertThat(errorOutput()).contains("error: name a command").contains("--help");
    }

    @Test
    void endsWithTwoAndNamesAnUnknownCommand() {
        assertThat(run("tradeeverything")).isEqualTo(2);
        assertThat(errorOutput()).contains("tradeeverything");
        assertThat(output()).isEmpty();
    }

    /** Otherwise a slip of the pen would show an empty bot, or stop one that is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"status", "stop", "pause", "trades", "doctor", "desk", "lake check", "portfolio status"})
    void aHomeThatIsNamedMustBeThere(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--home", "no-such-home"));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(errorOutput()).contains("error: there is no home directory no-such-home; ./scalpel init makes one");
        assertThat(output()).isEmpty();
        assertThat(Path.of("no-such-home")).doesNotExist();
    }

    /** The launcher of an installation sets it, before there is any home. */
    @Test
    void aHomeOfTheEnvironmentNeedNotBeThere() {
        assertThat(ScalpelCommand.run(process(false, Map.of("SCALPEL_HOME", "no-such-home")), "status"))
                .isZero();
        assertThat(Path.of("no-such-home")).doesNotExist();
    }

    @Test
    void helpNeedsNoHome() {
        assertThat(run("status", "--help", "--home", "no-such-home")).isZero();
    }

    @Test
    void usesNoColourWhereTheEnvironmentForbidsIt() {
        ProcessContext plain = process(true, Map.of("NO_COLOR", "1"));
        ProcessContext coloured = process(true, Map.of());
        assertThat(plain.colour()).isFalse();
        assertThat(coloured.colour()).isTrue();
        assertThat(process(false, Map.of()).colour()).isFalse();
    }

    private int run(String... arguments) {
        return ScalpelCommand.run(process(false, Map.of()), arguments);
    }

    private ProcessContext process(boolean interactive, Map<String, String> environment) {
        return new ProcessContext(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                environment,
                Path.of(""),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errorOutput() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

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
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScalpelCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void showsEveryGlobalOptionInItsHelp() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("--home", "--json", "--stacktrace", "--version");
    }

    @Test
    void tellsTheVersionOfTheBuildAndOfJava() {
        assertThat(run("--version")).isZero();
        assertThat(printed()).startsWith("scalpel ").doesNotContain("${").contains("Java ");
    }

    @Test
    void endsWithTwoWhenNoCommandIsNamed() {
        assertThat(run()).isEqualTo(2);
        assertThat(complained()).contains("error: name a command").contains("--help");
    }

    @Test
    void endsWithTwoAndNamesAnUnknownCommand() {
        assertThat(run("tradeeverything")).isEqualTo(2);
        assertThat(complained()).contains("tradeeverything");
        assertThat(printed()).isEmpty();
    }

    @Test
    void usesNoColourWhereTheTerminalForbidsIt() {
        ProcessContext plain = shell(true, Map.of("NO_COLOR", "1"));
        ProcessContext coloured = shell(true, Map.of());
        assertThat(plain.colour()).isFalse();
        assertThat(coloured.colour()).isTrue();
        assertThat(shell(false, Map.of()).colour()).isFalse();
    }

    private int run(String... arguments) {
        return ScalpelCommand.run(shell(false, Map.of()), arguments);
    }

    private ProcessContext shell(boolean interactive, Map<String, String> environment) {
        return new ProcessContext(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                environment,
                Path.of(""),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

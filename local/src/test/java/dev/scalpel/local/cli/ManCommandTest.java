package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManCommandTest {

    @TempDir
    Path folder;

    @Test
    void thePageHasEveryCommandAndEachOfItsOptions() {
        String page = page();

        assertThat(page).startsWith(".TH \"SCALPEL\" \"1\"").contains(".SH \"EXIT STATUS\"", ".SH \"ENVIRONMENT\"");
        contains(page, ScalpelCommand.commandLine(new TestCommandLine(folder, Clock.systemUTC(), false).process));
    }

    private static void contains(String page, CommandLine line) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (option.hidden()) {
                continue;
            }
            assertThat(page).contains(option.longestName().replace("-", "\\-"));
        }
        line.getSubcommands().forEach((name, below) -> {
            assertThat(page)
                    .contains(".SH \""
                            + below.getCommandSpec()
                                    .qualifiedName()
                                    .toUpperCase(Locale.ROOT)
                                    .replace("-", "\\-"));
            contains(page, below);
        });
    }

    @Test
    void oneCommandHasAPageOfItsOwn() {
        String page = page("status");

        assertThat(page)
                .startsWith(".TH \"SCALPEL-STATUS\" \"1\"")
                .contains(".B \"scalpel status")
                .doesNotContain("SCALPEL DEMO");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);

        assertThat(terminal.run("man", "stats")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("there is no command 'stats'", "--help");
    }

    /** No default is left as a template, and a line that begins with a dot is no macro by accident. */
    @Test
    void nothingIsLeftToFillIn() {
        assertThat(page()).doesNotContain("${").doesNotContain("null");
        assertThat(page().lines().filter(line -> line.startsWith(".")))
                .allSatisfy(line -> assertThat(line).matches("\\.(TH|SH|SS|TP|PP|B)( \".*\")*"));
    }

    @Test
    void groffReadsItWithoutAWarning() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "there is no groff here");
        Path file = Files.writeString(folder.resolve("scalpel.1"), page());
        Path warnings = folder.resolve("warnings");

        Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", file.toString())
                .redirectError(warnings.toFile())
                .redirectOutput(folder.resolve("page").toFile())
                .start();

        assertThat(groff.waitFor(120, TimeUnit.SECONDS)).isTrue();
        // What does not fit into a line of the page is no defect of it.
        assertThat(Files.readString(warnings)
                        .lines()
                        .filter(line -> !line.contains("break") && !line.contains("adjust")))
                .isEmpty();
        assertThat(Files.size(folder.resolve("page"))).isGreaterThan(10_000);
    }

    private String page(String... command) {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
        String[] words = new String[command.length + 1];
        words[0] = "man";
        System.arraycopy(command, 0, words, 1, command.length);
        assertThat(terminal.run(words)).isZero();
        return terminal.output();
    }
}

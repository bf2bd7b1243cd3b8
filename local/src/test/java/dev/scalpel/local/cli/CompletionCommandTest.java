package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {

    @TempDir
    Path folder;

    /** Runs the script in a real bash and asks it for the words that complete the last one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ./scalpel sta          | status
                    ./scalpel trai         | train
                    ./scalpel status --jso | --json
                    ./scalpel backtest --sym | --symbol
                    ./scalpel signal li    | list
                    ./scalpel completion z | zsh
                    """)
    void bashCompletesCommandsAndOptions(String typed, String expected) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");

        assertThat(completions(typed)).contains(expected);
    }

    @Test
    void zshGetsTheSameScript() {
        assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
    }

    @Test
    void anotherShellIsWrongUsage() {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);

        assertThat(terminal.run("completion", "fish")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("fish").doesNotContain("enum");
    }

    private String script(String shell) {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("completion", shell)).isZero();
        return terminal.output();
    }

    private List<String> completions(String typed) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion"), script("bash"));
        String ask = "source '" + script + "'; COMP_WORDS=(" + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " COMP_LINE='" + typed + "'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9;"
                + " rule=$(complete -p scalpel); rule=${rule#*-F }; \"${rule%% *}\"; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Path answer = folder.resolve("answer");
        Process bash = new ProcessBuilder("/bin/bash", "-c", ask)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(answer, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }
}

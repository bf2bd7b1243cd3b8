package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scalpel.testkit.RequiresZsh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {

    @TempDir
    Path folder;

    private static final String TYPED = """
            ./scalpel sta          | status
            ./scalpel trai         | train
            ./scalpel status --jso | --json
            ./scalpel backtest --sym | --symbol
            ./scalpel signal li    | list
            ./scalpel completion z | zsh
            """;

    /** Types a line and Tab into a zsh of its own terminal; the key Ctrl-T then writes what the line has become. */
    private static final String ASK_ZSH = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "PS1=; autoload -Uz compinit; compinit -D -u; source '$1'"
            zpty -w shell "answer() { print -r -- \\"\\$BUFFER\\" > '$2'; BUFFER=exit; zle accept-line }"
            zpty -w shell "zle -N answer; bindkey '^T' answer"
            zpty -w -n shell "$3"$'\\t\\C-t'
            while zpty -r shell line; do :; done
            """;

    /** Runs the script in a real bash and asks it for the words that complete the last one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TYPED)
    void bashCompletesCommandsAndOptions(String typed, String expected) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");

        assertThat(completions(typed)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TYPED)
    @ExtendWith(RequiresZsh.class)
    void zshCompletesThemToo(String typed, String expected) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), script("zsh"));
        Path answer = folder.resolve("answer");
        Process zsh = new ProcessBuilder("zsh", "-f", "-c", ASK_ZSH, "zsh", script.toString(), answer.toString(), typed)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(zsh.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            zsh.destroyForcibly();
        }

        assertThat(answer).hasContent(typed.substring(0, typed.lastIndexOf(' ') + 1) + expected + " ");
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

    /** By shell: to read the options of every command takes longer than to ask the shell. */
    private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

    private String script(String shell) {
        return SCRIPTS.computeIfAbsent(shell, name -> {
            TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
            assertThat(terminal.run("completion", name)).isZero();
            return terminal.output();
        });
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
        assertThat(bash.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(answer, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }
}

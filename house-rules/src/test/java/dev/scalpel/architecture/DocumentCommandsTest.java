package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.cli.ScalpelCommand;
import dev.scalpel.local.cli.console.ProcessContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command in a document is one that the command line understands. */
class DocumentCommandsTest {

    private static final Pattern CALL = Pattern.compile("(?:\\./|/)scalpel((?: +[^ ].*)?)$");
    private static final CommandSpec SCALPEL = ScalpelCommand.commandLine(new ProcessContext(
                    System.in, System.out, System.err, false, Map.of(), Path.of(""), Clock.systemUTC()))
            .getCommandSpec();

    @Test
    void everyCommandOfADocumentExistsWithItsOptions() {
        List<String> wrong = new ArrayList<>();
        int calls = 0;
        for (Path page : Documents.pages()) {
            for (String code : Documents.code(SourceTree.read(page))) {
                Optional<String> call = call(code);
                if (call.isPresent()) {
                    calls++;
                    mistake(call.get())
                            .ifPresent(text -> wrong.add(SourceTree.nameOf(page) + ": " + code + ": " + text));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(calls).isGreaterThan(20);
    }

    @Test
    void anUnknownCommandAndAnUnknownOptionAreReported() {
        assertThat(call("nice ./scalpel status --json | tee x")).contains("status --json");
        assertThat(call("./scalpel demo   # comment")).contains("demo");
        assertThat(call("cat scalpel.yaml")).isEmpty();
        assertThat(mistake("status --json")).isEmpty();
        assertThat(mistake("backtest --symbol BTC/USDT --from=2024-03-01 [--json]"))
                .isEmpty();
        assertThat(mistake("study edge --seeds 20")).isEmpty();
        assertThat(mistake("dance")).contains("no command dance");
        assertThat(mistake("study dance")).contains("no command dance");
        assertThat(mistake("backtest --speed 3")).contains("no option --speed");
    }

    /** What follows {@code ./scalpel} in a line, up to a comment, a pipe or the next command. */
    private static Optional<String> call(String code) {
        Matcher matcher = CALL.matcher(code);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(1).split(" #| \\| | && |;| > | & |&$")[0].strip());
    }

    private static Optional<String> mistake(String call) {
        CommandSpec command = SCALPEL;
        boolean named = false;
        boolean value = false;
        for (String word : call.split(" +")) {
            String plain = word.replaceAll("[\\[\\],.…:]", "");
            if (plain.startsWith("-")) {
                Optional<OptionSpec> option = option(command, plain.split("=")[0]);
                if (option.isEmpty()) {
                    return Optional.of("no option " + plain);
                }
                value = option.get().arity().max() > 0 && !plain.contains("=");
            } else if (value) {
                value = false;
            } else if (command.subcommands().containsKey(plain)) {
                command = command.subcommands().get(plain).getCommandSpec();
                named = true;
            } else if (plain.matches("[a-z]+")
                    && (!named || command.positionalParameters().isEmpty())) {
                return Optional.of("no command " + plain);
            }
        }
        return Optional.empty();
    }

    private static Optional<OptionSpec> option(CommandSpec command, String name) {
        for (CommandSpec each = command; each != null; each = each.parent()) {
            if (each.findOption(name) != null) {
                return Optional.of(each.findOption(name));
            }
        }
        return Optional.empty();
    }
}

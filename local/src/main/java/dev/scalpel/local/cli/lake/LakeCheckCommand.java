package dev.scalpel.local.cli.lake;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeCheck;
import dev.scalpel.local.cli.console.GlobalOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel lake check}. */
@Command(
        name = "check",
        description =
                "Compare every row of the lake with the store, doubles bit for bit. Exit code 1 on any difference.")
final class LakeCheckCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable LakeCommand parent;

    /** The JSON document. */
    record Document(boolean same, int months, long rows, List<Difference> differences) {}

    /** A month that differs. */
    record Difference(String month, String problem) {}

    @Override
    public Integer call() {
        GlobalOptions options = LakeCommand.globalOptions(parent);
        FunctionContext context = LakeCommand.context(options);
        Lake lake = LakeCommand.lake(context);
        LakeCheck.Result result = LakeCommand.inFolder(options, folder -> new LakeCheck(lake, folder).run());
        List<Difference> differences = result.findings().stream()
                .map(finding -> new Difference(finding.partition().toString(), finding.problem()))
                .toList();
        options.print(new Document(differences.isEmpty(), result.months(), result.rows(), differences), text(result));
        return differences.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String text(LakeCheck.Result result) {
        StringBuilder text = new StringBuilder();
        result.findings()
                .forEach(finding -> text.append(finding.partition())
                        .append(": ")
                        .append(finding.problem())
                        .append(System.lineSeparator()));
        text.append(String.format(
                Locale.ROOT,
                "Rows compared: %,d. Files: %d, different: %d.",
                result.rows(),
                result.months(),
                result.findings().size()));
        return text + (result.findings().isEmpty() ? "" : " ./scalpel lake build writes them again.");
    }
}

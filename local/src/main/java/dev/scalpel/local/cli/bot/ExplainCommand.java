package dev.scalpel.local.cli.bot;

import dev.scalpel.execution.explain.Explain;
import dev.scalpel.execution.explain.Explanation;
import dev.scalpel.execution.explain.NothingDecidedException;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OptionConverters;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.report.summary.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel explain}. */
@Command(
        name = "explain",
        header = "Replay one decision: inputs, prediction, orders and fills.",
        description = "Replay one decision from the store: its inputs, prediction, decision, orders and fills.")
public final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(index = "0", paramLabel = "BASE/QUOTE", description = "Such as BTC/USDT.")
    private @Nullable Symbol symbol;

    @Parameters(
            index = "1",
            paramLabel = "MINUTE",
            converter = MinuteConverter.class,
            description = "The bar of the decision, UTC, such as 2026-11-20T10:31.")
    private @Nullable Instant minute;

    @Option(names = "--features", description = "Also list the inputs of the model.")
    private boolean features;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        ProcessContext process = options.process();
        FunctionContext context = FunctionContext.of(options.home(), process.environment(), process.clock(), "explain");
        if (symbol == null || minute == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        try {
            Explanation explanation = new Explain(context.settings(), context.store())
                    .of(context.settings().instrument(symbol), minute);
            List<String> lines = new ArrayList<>();
            lines.add(sentence(explanation));
            lines.addAll(explanation.lines());
            if (features) {
                lines.addAll(explanation.featureLines());
            }
            options.print(explanation, String.join(System.lineSeparator(), lines));
            return ExitCode.OK;
        } catch (NothingDecidedException nothing) {
            throw new CommandFailedException(
                    String.valueOf(nothing.getMessage()), "decisions/ in the store contains all decisions", nothing);
        }
    }

    private static String sentence(Explanation explanation) {
        String reason = explanation.decision().entered()
                ? "entered"
                : "did not enter, because "
                        + Verdict.clause(explanation.decision().reason());
        return explanation.symbol() + " " + reason + ".";
    }

    /** Options of this type are days or times; this parameter is a minute. */
    private static final class MinuteConverter implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            return OptionConverters.minute(text);
        }
    }
}

package dev.scalpel.local.cli.bot;

import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.StoredModelList;
import dev.scalpel.local.functions.StoredModelList.Row;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel models}. */
@Command(
        name = "models",
        header = "List the models of a symbol: which one trades, and why.",
        description =
                "List the stored models of a symbol, the newest first: which one trades, and why, or why not. Reads the"
                        + " store only.")
public final class ModelsCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            required = true,
            description = "Symbol whose models are listed.")
    private @Nullable Symbol symbol;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        Symbol listed = Optional.ofNullable(symbol)
                .orElseThrow(() -> new IllegalStateException("picocli sets what is required"));
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        List<Symbol> known = new AccountSource(context.settings())
                .instruments().stream().map(InstrumentId::symbol).distinct().toList();
        if (!known.contains(listed)) {
            throw new CommandFailedException(
                    listed + " is not in the settings; they have "
                            + known.stream().map(Symbol::toString).collect(Collectors.joining(", ")),
                    "name one of them, or add it to 'symbols' in scalpel.yaml");
        }
        StoredModelList list =
                StoredModelList.read(context.store(), context.settings().instrument(listed));
        options.print(list, text(list));
        return ExitCode.OK;
    }

    private static String text(StoredModelList list) {
        StringBuilder text = new StringBuilder(list.symbol() + " is traded by " + list.champion());
        list.expiry()
                .ifPresent(
                        expiry -> text.append(String.format(" until %s, unless another replaces it", shown(expiry))));
        text.append(list.rows().isEmpty() ? "; no model is stored" : "");
        for (Row row : list.rows()) {
            text.append(String.format(
                    "%n%n%s  %s",
                    row.id(),
                    row.style()
                            .map(style -> style + ", by " + row.method().orElse("?"))
                            .orElse("refused")));
            text.append(row.since()
                    .map(since -> String.format(
                            "%n  champion from %s%s",
                            shown(since),
                            row.until().map(until -> " to " + shown(until)).orElse(" on")))
                    .orElseGet(() -> String.format("%n  never champion")));
            text.append(String.format("%n  %s", row.why()));
        }
        return text.toString();
    }

    private static Instant shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}

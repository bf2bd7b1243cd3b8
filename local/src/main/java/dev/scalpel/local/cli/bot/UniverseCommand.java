package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseFailure;
import dev.scalpel.universe.UniverseStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel universe}. */
@Command(
        name = "universe",
        header = "Show the largest coins, which `symbols: top N` trades.",
        description = {
            "Show the largest coins by market capitalisation that the venue trades, as `symbols: top N` chose them, and what was"
                    + " left out and why. A list is made once a day, and kept.",
            "With --update make today's list now."
        })
public final class UniverseCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "Show the list of this day instead of the newest.")
    private @Nullable LocalDate day;

    @Option(names = "--update", description = "Make today's list, if there is none yet.")
    private boolean update;

    @Option(
            names = "--accept",
            description = "With --update: believe the source also if more than half of the members would leave.")
    private boolean accept;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        if (accept && !update) {
            throw new WrongUsageException("--accept belongs to --update", "./scalpel universe --update --accept");
        }
        if (update && day != null) {
            throw new WrongUsageException("--update makes the list of today", "leave --day out");
        }
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        UniverseStore store = new UniverseStore(context.store());
        if (update) {
            update(options, context);
        }
        Universe shown = shown(store);
        options.print(UniverseText.document(shown, store.failure()), UniverseText.of(shown, store.failure()));
        return update && store.failure().isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void update(GlobalOptions options, FunctionContext context) {
        ObjectNode event = FunctionCall.action("universe").put("accept", accept);
        JsonNode answer = FunctionCall.call(options, context, LocalFunctions.RETRIEVAL, event.toString(), LIMIT);
        if (answer.path("day").isNull()) {
            throw new CommandFailedException(answer.path("failure").asText(), "docs/universe.md explains the sources");
        }
    }

    private Universe shown(UniverseStore store) {
        if (day != null) {
            return store.of(day)
                    .orElseThrow(() -> new CommandFailedException(
                            "no list was made on " + day, "those of other days: " + UniverseText.days(store.days())));
        }
        return store.inForce()
                .orElseThrow(() -> new CommandFailedException(
                        "there is no list yet" + reason(store.failure()),
                        "set symbols: top 20 in scalpel.yaml, then ./scalpel universe --update"));
    }

    private static String reason(Optional<UniverseFailure> failure) {
        return failure.map(known -> "; at " + known.at() + ": " + known.reason())
                .orElse("");
    }
}

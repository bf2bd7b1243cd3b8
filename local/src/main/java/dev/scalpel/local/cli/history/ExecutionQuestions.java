package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.bot.BotContextFactory;
import dev.scalpel.local.cli.bot.FunctionCall;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions to execution: the actions that the HTTP API passes on. */
final class ExecutionQuestions {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 1_000;

    private final GlobalOptions options;
    private final FunctionContext context;

    ExecutionQuestions(GlobalOptions options) {
        this.options = options;
        context = BotContextFactory.of(options, FunctionCall.WRITER);
    }

    FunctionContext context() {
        return context;
    }

    /** Where a period ends that nobody has named, if not now: in a home whose newest bar is old, as after a demo, there. */
    Optional<Instant> end() {
        Instant asOf = DeskData.beside(context.settings(), context.store(), context.clock())
                .clock()
                .instant();
        return asOf.isBefore(context.clock().instant()) ? Optional.of(asOf.plusMillis(1)) : Optional.empty();
    }

    JsonNode ask(ObjectNode event) {
        return FunctionCall.call(options, context, LocalFunctions.EXECUTION, event.toString(), LIMIT);
    }

    /**
     * What has left the settings can still be listed.
     *
     * @throws CommandFailedException when neither the settings nor the store know the symbol
     */
    void requireKnown(Symbol symbol) {
        AccountSource accounts = new AccountSource(context.settings());
        List<Symbol> traded = accounts.instruments().stream()
                .map(InstrumentId::symbol)
                .distinct()
                .toList();
        if (!traded.contains(symbol)
                && accounts.venues().stream().noneMatch(venue -> isStored(new InstrumentId(venue, symbol)))) {
            throw new CommandFailedException(
                    symbol + " is not in the settings, and nothing of it is stored; the settings have "
                            + traded.stream().map(Symbol::toString).collect(Collectors.joining(", ")),
                    "name one of them");
        }
    }

    private boolean isStored(InstrumentId instrument) {
        return Stream.of(StoreKeys.tradesPrefix(instrument), StoreKeys.decisionsPrefix(instrument))
                .anyMatch(prefix -> !context.store().list(prefix).isEmpty());
    }

    /** The trades of the period, the oldest first. */
    List<JsonNode> trades(PeriodOptions wanted) {
        ObjectNode event = FunctionCall.action("get_trades").put("limit", PAGE);
        wanted.putPeriod(event, this::end);
        wanted.symbol().ifPresent(this::requireKnown);
        wanted.symbol().ifPresent(symbol -> event.put("symbol", symbol.toString()));
        wanted.portfolio().ifPresent(account -> event.put("account", account));
        List<JsonNode> trades = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode answer = ask(event);
            answer.path("trades").forEach(trades::add);
            if (!answer.path("next").isTextual()) {
                return trades;
            }
            event.put("after", answer.path("next").asText());
        }
        throw new IllegalStateException("more than " + MAX_PAGES * PAGE + " trades; narrow --from and --to");
    }
}

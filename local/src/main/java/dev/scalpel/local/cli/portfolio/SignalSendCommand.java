package dev.scalpel.local.cli.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.message.MessageReader;
import dev.scalpel.signals.message.MessageReader.Received;
import dev.scalpel.signals.message.SignalRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel signal send}. */
@Command(
        name = "send",
        description =
                "Put a signal into the portfolio's box, by the rules that messages follow. The same signal again is a"
                        + " duplicate and changes nothing.")
final class SignalSendCommand implements Callable<Integer> {

    private static final String HINT = "docs/signals.md explains the rules of messages";

    @ParentCommand
    private @Nullable SignalCommand parent;

    @Option(names = "--portfolio", paramLabel = "NAME", required = true, description = "Portfolio of the settings.")
    private String portfolio = "";

    @Option(names = "--strategy", paramLabel = "NAME", description = "Strategy, where the ticker does not say which.")
    private @Nullable String strategy;

    @Option(names = "--ticker", paramLabel = "TICKER", description = "Ticker of the strategy.")
    private @Nullable String ticker;

    @Option(names = "--action", paramLabel = "ACTION", description = "buy or sell.")
    private @Nullable String action;

    @Option(names = "--position", paramLabel = "STATE", description = "What is to be held: long, short or flat.")
    private @Nullable String position;

    @Option(names = "--price", paramLabel = "N", description = "Price that the sender saw.")
    private @Nullable String price;

    @Option(names = "--stop", paramLabel = "N", description = "Where the stop is to rest, measured from --price.")
    private @Nullable String stop;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Comment; the word stop makes the signal a stop.")
    private @Nullable String comment;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description =
                    "Time of the signal (default: the start of this minute, so that a repeated command is a duplicate).")
    private @Nullable Instant time;

    @Option(names = "--id", paramLabel = "ID", description = "Id of the sender's own.")
    private @Nullable String id;

    @Option(names = "--message", paramLabel = "JSON", description = "The whole message, in place of the options above.")
    private @Nullable String message;

    @Override
    public Integer call() {
        GlobalOptions options = SignalCommand.globalOptions(parent);
        requireOneForm();
        NamedPortfolio named = NamedPortfolio.of(options, portfolio);
        Instant now = named.context().clock().instant();
        String body = Optional.ofNullable(message).orElseGet(() -> body(now));
        Received received = read(named, body, now);
        SentDocument document =
                SentDocument.of(received, named.box().put(received.signal()) == SignalBox.Stored.KNOWN, now);
        options.print(document, document.text());
        return ExitCode.OK;
    }

    private void requireOneForm() {
        NamedNumbers.requireOneOf("--action", action, "buy", "sell");
        NamedNumbers.requireOneOf("--position", position, "long", "short", "flat");
        boolean parts = ticker != null
                || action != null
                || position != null
                || price != null
                || stop != null
                || comment != null
                || time != null
                || id != null;
        if (message != null && parts) {
            throw NamedNumbers.usage("--message is the whole message: leave the other options out");
        }
        if (message == null && action == null && position == null) {
            throw NamedNumbers.usage("--action, --position or --message must say what is wanted");
        }
    }

    private Received read(NamedPortfolio named, String body, Instant now) {
        try {
            return new MessageReader(named.recipient())
                    .read(
                            Optional.ofNullable(strategy),
                            "application/json",
                            body.getBytes(StandardCharsets.UTF_8),
                            now);
        } catch (SignalRefusedException refused) {
            throw new CommandFailedException(String.valueOf(refused.getMessage()), HINT, refused);
        }
    }

    private String body(Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "time",
                Optional.ofNullable(time)
                        .orElse(now.truncatedTo(ChronoUnit.MINUTES))
                        .toString());
        put(fields, "id", id);
        put(fields, "ticker", ticker);
        fields.put("order_action", Optional.ofNullable(action).orElseGet(this::actionOfPosition));
        put(fields, "order_price", price);
        put(fields, "order_stop", stop);
        put(fields, "order_comment", comment);
        put(fields, "market_position", position);
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }

    private String actionOfPosition() {
        return "long".equalsIgnoreCase(position) ? "buy" : "sell";
    }

    private static void put(Map<String, String> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }
}

package dev.scalpel.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.demo.MovingAverageRule.Crossing;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.MessageReader;
import dev.scalpel.signals.message.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The portfolio beside the model: a moving average rule per pair sends messages, as an alert would, and the execution function
 * trades them on paper. Its account and its books are its own, so that the model trades as without it.
 */
final class DemoPortfolio {

    static final String NAME = "crossings";
    static final String SIGNALS_FILE = "signals.csv";

    private static final String COMMENT = "crossing of moving averages";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Symbol, MovingAverageRule> rules = new LinkedHashMap<>();
    private final DemoListener listener;
    private final Recipient recipient;
    private final SignalBox box;
    private BigDecimal value = BigDecimal.ZERO;
    /** By the signal's id, until its outcome is known. */
    private final Map<String, String> targets = new HashMap<>();
    /** Lines of {@link #writeSignals}. */
    private final List<String> sent = new ArrayList<>(List.of("time,strategy,action,price,comment"));

    /**
     * @param here settings with this portfolio, and the store of the demo
     * @param bars by pair; only those before the present minute are read
     */
    DemoPortfolio(FunctionContext here, DemoMarket market, Map<Symbol, BarSeries> bars, DemoListener listener) {
        this.listener = listener;
        Settings settings = here.settings();
        recipient = Recipient.of(
                settings.portfolio(NAME).orElseThrow(), settings.signals().maxAgeSeconds(), market.hasShorts());
        box = new StoreSignalBox(here.store(), here.clock());
        bars.forEach((pair, series) -> rules.put(pair, new MovingAverageRule(series, market.hasShorts())));
    }

    /** Its lines of the settings. Orders wait for the minute after a quarter of an hour, when its bar has been fetched. */
    static String yaml(Iterable<Symbol> pairs) {
        StringBuilder yaml = new StringBuilder("portfolios:\n")
                .append("  " + NAME + ":\n")
                .append("    quote: USDT\n")
                .append("    allocation: buy-side-boost\n")
                .append("    timeframe: " + MovingAverageRule.EVERY_MINUTES + "m\n")
                .append("    executeAfterSeconds: 60\n")
                .append("    strategies:\n");
        String share = "0.5";
        for (Symbol pair : pairs) {
            yaml.append(String.format(
                    "      %s: {ticker: %s%s, instrument: %s, share: %s}%n",
                    strategy(pair), pair.base(), pair.quote(), pair, share));
            share = "0.4";
        }
        return yaml.toString();
    }

    /** Sends what the rules say at this minute. */
    void signal(long minute, Instant receivedAt) {
        rules.forEach((pair, rule) ->
                rule.at(minute).ifPresent(crossing -> send(pair, crossing, Instant.ofEpochMilli(minute), receivedAt)));
    }

    private void send(Symbol pair, Crossing crossing, Instant time, Instant receivedAt) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("time", time.toString());
        message.put("ticker", pair.base() + pair.quote());
        message.put("order_action", crossing.target() == TargetState.LONG ? "buy" : "sell");
        message.put("order_price", BigDecimal.valueOf(crossing.price()).toPlainString());
        message.put("order_comment", COMMENT);
        message.put("market_position", word(crossing.target()));
        message.put("prev_market_position", word(crossing.previous()));
        sent.add(String.join(
                ",",
                time.toString(),
                strategy(pair),
                word(crossing.target()),
                message.getOrDefault("order_price", ""),
                COMMENT));
        listener.happened(new DemoEvent.SignalSent(time, strategy(pair), word(crossing.target()), crossing.price()));
        byte[] body = json(message).getBytes(StandardCharsets.UTF_8);
        Signal signal = new MessageReader(recipient)
                .read(Optional.empty(), "application/json", body, receivedAt)
                .signal();
        targets.put(signal.id(), word(crossing.target()));
        box.put(signal);
    }

    /**
     * Reports what a run has come to.
     *
     * @param executed the answer of execution
     * @return whether a signal was executed
     */
    boolean observe(Instant at, JsonNode executed) {
        boolean any = false;
        for (JsonNode portfolio : executed.path("portfolios")) {
            value(at, portfolio);
            for (JsonNode signal : portfolio.path("signals")) {
                String outcome = signal.path("outcome").asText();
                any |= outcome.equals(Outcome.EXECUTED.name());
                String detail = signal.path("detail").asText("null");
                listener.happened(new DemoEvent.SignalEnded(
                        at,
                        signal.path("strategy").asText(),
                        Optional.ofNullable(targets.remove(signal.path("signal").asText()))
                                .orElse(""),
                        outcome.toLowerCase(Locale.ROOT).replace('_', ' ')
                                + (detail.equals("null") ? "" : ": " + detail)));
            }
        }
        return any;
    }

    private void value(Instant at, JsonNode portfolio) {
        JsonNode now = portfolio.path("value");
        if (now.isNumber() && now.decimalValue().compareTo(value) != 0) {
            value = now.decimalValue();
            listener.happened(new DemoEvent.PortfolioValued(
                    at, portfolio.path("portfolio").asText(), value));
        }
    }

    /** Writes what was sent as a table, with which {@code backtest --signals} repeats the trades. */
    void writeSignals(Path directory) {
        Path file = directory.resolve(SIGNALS_FILE);
        try {
            Files.write(file, sent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the portfolio's signals to " + file, e);
        }
    }

    private static String strategy(Symbol pair) {
        return pair.base().toLowerCase(Locale.ROOT);
    }

    private static String word(TargetState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Map<String, String> message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }
}

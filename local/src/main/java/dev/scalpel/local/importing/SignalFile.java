package dev.scalpel.local.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.message.MessageReader;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.message.SignalRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signals of a file, each read by the rules of messages as if it had arrived at its time.
 *
 * @param form of the file, for people
 * @param rows of the file without its header
 * @param signals each once, however often the file has it
 */
public record SignalFile(String form, int rows, List<Signal> signals) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public SignalFile {
        signals = List.copyOf(signals);
    }

    /**
     * How a file is read.
     *
     * @param strategy of a list of trades, which names none; empty if the portfolio has one that takes signals
     * @param zone of times without an offset
     * @param delay added to each time of a list of trades
     */
    public record Terms(Optional<String> strategy, ZoneId zone, Duration delay) {}

    /**
     * @param text of the file: a table of signals, or TradingView's list of trades
     * @throws SignalFileException with every row that is no signal
     */
    public static SignalFile read(String text, Recipient recipient, Terms terms) {
        List<String> problems = new ArrayList<>();
        CsvTable table = CsvTable.read(text, problems);
        boolean trades = TradeList.isOne(table);
        FileTimes times = new FileTimes(terms.zone());
        List<SignalRow> rows = trades
                ? new TradeList(times, strategy(recipient, terms, problems), problems).read(table)
                : new SignalTable(times, problems).read(table);
        Map<String, Signal> signals = new LinkedHashMap<>();
        MessageReader reader = new MessageReader(recipient);
        for (SignalRow row : rows) {
            SignalRow read = trades ? row.later(terms.delay()) : row;
            try {
                Signal signal = reader.read(
                                Optional.of(read.strategy()), "application/json", message(read), read.time())
                        .signal();
                signals.putIfAbsent(signal.id(), signal);
            } catch (SignalRefusedException refused) {
                problems.add("line " + read.line() + ": " + refused.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new SignalFileException(problems);
        }
        String form = trades ? "TradingView's list of trades" : "table of signals";
        return new SignalFile(form, table.rows().size(), List.copyOf(signals.values()));
    }

    private static String strategy(Recipient recipient, Terms terms, List<String> problems) {
        List<String> names =
                recipient.strategies().stream().map(Recipient.Subscriber::name).toList();
        if (terms.strategy().isEmpty() && names.size() != 1) {
            problems.add("line 1: a list of trades names no strategy, and the portfolio has "
                    + (names.isEmpty() ? "none that takes signals" : String.join(", ", names))
                    + ": say which with --strategy");
        }
        return terms.strategy().orElse(names.isEmpty() ? "" : names.get(0));
    }

    private static byte[] message(SignalRow row) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", row.time().toString());
        fields.put("order_action", row.action());
        row.position().ifPresent(position -> fields.put("market_position", position));
        fields.put("order_price", row.price());
        fields.put("order_stop", row.stop());
        fields.put("order_comment", row.comment());
        try {
            return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }
}

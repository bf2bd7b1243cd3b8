package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The log of a running bot: lines for people, or one JSON document per line. */
public final class RunLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<String> out;
    private final Clock clock;
    private final boolean json;
    private final Listener listener;

    /** Receives what is logged, apart from how it is printed. */
    public interface Listener {
        void logged(Instant at, String stage, String message);
    }

    /** @param out receives each line */
    public RunLog(Consumer<String> out, Clock clock, boolean json) {
        this(out, clock, json, (at, stage, message) -> {});
    }

    /** The same, for a listener too. */
    public RunLog(Consumer<String> out, Clock clock, boolean json, Listener listener) {
        this.out = out;
        this.clock = clock;
        this.json = json;
        this.listener = listener;
    }

    /** Logs a message. */
    public void log(String stage, String message) {
        logAnswer(stage, message, JSON.missingNode());
    }

    /** Logs a message; as JSON, with the whole answer. */
    public synchronized void logAnswer(String stage, String message, JsonNode answer) {
        Instant now = clock.instant();
        listener.logged(now, stage, message);
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        if (!json) {
            out.accept(time + "  " + String.format("%-14s", stage) + "  " + message);
            return;
        }
        ObjectNode line = JSON.createObjectNode();
        line.put("time", time);
        line.put("stage", stage);
        line.put("message", message);
        // The former name; scripts may read it for one more version.
        line.put("words", message);
        if (!answer.isMissingNode()) {
            line.set("answer", answer);
        }
        out.accept(line.toString());
    }
}

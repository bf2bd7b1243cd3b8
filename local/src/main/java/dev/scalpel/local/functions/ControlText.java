package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What {@code pause}, {@code resume} and {@code stop} did, in sentences: the switch, then each symbol and portfolio. */
public final class ControlText {

    private ControlText() {}

    public static String paused(String reason, JsonNode answer) {
        return text(
                "Paused (" + reason + "): no entries until ./scalpel resume. Closes, stops and targets go on.", answer);
    }

    public static String resumed(JsonNode answer) {
        return text("Trading is on.", answer);
    }

    public static String stopped(String reason, JsonNode answer) {
        return text("Halted (" + reason + "): nothing is opened until ./scalpel resume.", answer);
    }

    private static String text(String first, JsonNode answer) {
        List<String> lines = new ArrayList<>(List.of(first));
        lines.addAll(AnswerSummary.done(answer));
        return String.join(System.lineSeparator(), lines);
    }
}

package dev.scalpel.localexchange.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Times of responses in the unit that the caller requested (rest-api.md, "General API Information"). */
final class TimeUnits {

    private static final long MICROSECONDS = 1_000;
    private static final Set<String> TIMES = Set.of(
            "time",
            "updateTime",
            "transactTime",
            "transactionTime",
            "workingTime",
            "serverTime",
            "openTime",
            "closeTime",
            "timestamp",
            "T");
    /** The positions of the times in a bar's row, which has no names: open and close. */
    private static final int[] OF_A_BAR = {0, 6};

    private TimeUnits() {}

    /**
     * Whether times were requested in microseconds.
     *
     * @param header the value of {@code X-MBX-TIME-UNIT}
     */
    static boolean isMicroseconds(Optional<String> header) {
        return switch (header.orElse("MILLISECOND")) {
            case "MICROSECOND", "microsecond" -> true;
            case "MILLISECOND", "millisecond" -> false;
            default ->
                throw ApiException.refused(
                        -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
        };
    }

    /** Converts all times of a response from milliseconds. */
    static JsonNode inMicroseconds(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                if (TIMES.contains(name) && value.isIntegralNumber() && value.longValue() > 0) {
                    object.put(name, value.longValue() * MICROSECONDS);
                } else {
                    inMicroseconds(value);
                }
            }
        } else if (answer instanceof ArrayNode array) {
            if (isBar(array)) {
                for (int place : OF_A_BAR) {
                    array.set(place, array.numberNode(array.get(place).longValue() * MICROSECONDS));
                }
            }
            array.forEach(TimeUnits::inMicroseconds);
        }
        return answer;
    }

    private static boolean isBar(ArrayNode array) {
        return array.size() > OF_A_BAR[1]
                && array.get(OF_A_BAR[0]).isIntegralNumber()
                && array.get(OF_A_BAR[1]).isIntegralNumber();
    }
}

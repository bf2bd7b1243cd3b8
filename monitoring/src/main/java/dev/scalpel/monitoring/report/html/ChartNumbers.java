package dev.scalpel.monitoring.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for charts, with no more digits than a screen shows. */
public final class ChartNumbers {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final MathContext SEVEN_DIGITS = new MathContext(7);
    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    private ChartNumbers() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array(ObjectNode parent, String name) {
        return parent.putArray(name);
    }

    /** Seven digits; null where there is no number. */
    public static void add(ArrayNode array, double value) {
        add(array, value, SEVEN_DIGITS);
    }

    /** As many digits as a price can have; null where there is none. */
    public static void addPrice(ArrayNode array, double price) {
        add(array, price, TWELVE_DIGITS);
    }

    private static void add(ArrayNode array, double value, MathContext digits) {
        if (Double.isFinite(value)) {
            array.add(new BigDecimal(value).round(digits).stripTrailingZeros());
        } else {
            array.addNull();
        }
    }

    /** Whole seconds. */
    public static void addTime(ArrayNode array, long epochMillis) {
        array.add(epochMillis / 1_000);
    }

    /** As text that is safe inside a script element: nothing in it can end the element. */
    public static String inPage(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can always be written", impossible);
        }
    }
}

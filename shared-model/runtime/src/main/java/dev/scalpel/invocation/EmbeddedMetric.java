package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Custom metrics as lines of a function's log, in CloudWatch's embedded metric format ("Specification: Embedded metric
 * format" of the CloudWatch User Guide): a function needs no right and no request to write one. The deployment's alarms
 * watch them by the same names.
 */
public final class EmbeddedMetric {

    public static final String NAMESPACE = "Scalpel";

    /** How far the account lies below its peak; written for each shard whose new bar was handled. */
    public static final String DRAWDOWN = "Drawdown";

    /** 1 for each batch whose training ran to its end without a failure. */
    public static final String TRAINED = "Trained";

    public static final String FUNCTION_DIMENSION = "FunctionName";
    public static final String SHARD_DIMENSION = "Shard";
    public static final String BATCH_DIMENSION = "Batch";

    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddedMetric() {}

    /**
     * @param dimensions name the metric together; an alarm must have the very same ones
     * @param besides figures that stand in the line only, to be searched for
     */
    public static String line(
            Instant at, String name, double value, Map<String, String> dimensions, Map<String, Double> besides) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode directive = line.putObject("_aws")
                .put("Timestamp", at.toEpochMilli())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", NAMESPACE);
        ArrayNode together = directive.putArray("Dimensions").addArray();
        directive.putArray("Metrics").addObject().put("Name", name).put("Unit", "None");
        new TreeMap<>(dimensions).forEach((dimension, named) -> {
            together.add(dimension);
            line.put(dimension, named);
        });
        line.put(name, value);
        new TreeMap<>(besides).forEach(line::put);
        return line.toString();
    }
}

package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.settings.deployment.MetricNames;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Custom metrics as log lines of a function, in CloudWatch's embedded metric format ("Specification: Embedded metric
 * format" of the CloudWatch User Guide): writing one needs neither a permission nor a request.
 */
public final class EmbeddedMetric {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddedMetric() {}

    /**
     * @param name see {@link MetricNames}
     * @param dimensions identify the metric together with its name; an alarm must have exactly the same
     * @param extras searchable values of the log line that are no metrics
     */
    public static String line(
            Instant at, String name, double value, Map<String, String> dimensions, Map<String, Double> extras) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode directive = line.putObject("_aws")
                .put("Timestamp", at.toEpochMilli())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", MetricNames.NAMESPACE);
        ArrayNode names = directive.putArray("Dimensions").addArray();
        directive.putArray("Metrics").addObject().put("Name", name).put("Unit", "None");
        new TreeMap<>(dimensions).forEach((dimension, named) -> {
            names.add(dimension);
            line.put(dimension, named);
        });
        line.put(name, value);
        new TreeMap<>(extras).forEach(line::put);
        return line.toString();
    }
}

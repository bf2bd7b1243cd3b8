package dev.scalpel.monitoring.report.summary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Statistic;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Another run that a report is compared with, from the figures of its own report.
 *
 * @param name as its caller names it
 * @param what kind of run it was; empty where its file does not say
 * @param curve empty where its file has none, as those of earlier versions
 */
public record ComparedRun(
        String name,
        Optional<String> what,
        Instant from,
        Instant to,
        String quote,
        Map<Metric, Statistic> figures,
        Optional<EquityCurve> curve) {

    private static final double MILLIS = 1_000;

    public ComparedRun {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /**
     * @param document as {@code metrics.json}
     * @throws IllegalArgumentException when it is none
     */
    public static ComparedRun of(String name, JsonNode document) {
        if (!document.path("figures").path(Metric.NET_RETURN.key()).isObject()) {
            throw new IllegalArgumentException(name + " has no figures of a report: expected an object '"
                    + Metric.NET_RETURN.key() + "' in 'figures'");
        }
        Map<Metric, Statistic> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            figures.put(metric, statistic(document.path("figures").path(metric.key())));
        }
        return new ComparedRun(
                name,
                Optional.of(document.at("/run/kind").asText()).filter(kind -> !kind.isEmpty()),
                instant(name, document, "from"),
                instant(name, document, "to"),
                document.path("quote").asText(),
                figures,
                curve(name, document.path(EquityJson.FIELD)));
    }

    private static Statistic statistic(JsonNode figure) {
        JsonNode value = figure.path("value");
        String reason = figure.path("undefined").asText();
        return value.isNumber()
                ? Statistic.of(value.asDouble())
                : Statistic.undefined(reason.isBlank() ? "not in its file" : reason);
    }

    private static Instant instant(String name, JsonNode document, String field) {
        String text = document.path(field).asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    name + " has no time in '" + field + "': expected one such as 2026-11-20T00:00:00Z, found '" + text
                            + "'",
                    malformed);
        }
    }

    private static Optional<EquityCurve> curve(String name, JsonNode node) {
        JsonNode seconds = node.path(EquityJson.SECONDS);
        JsonNode equity = node.path(EquityJson.EQUITY);
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        long[] times = new long[seconds.size()];
        double[] values = new double[equity.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = (long) (seconds.path(i).asDouble() * MILLIS);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = equity.path(i).asDouble();
        }
        try {
            return Optional.of(EquityCurve.of(times, values));
        } catch (IllegalArgumentException rule) {
            throw new IllegalArgumentException(
                    name + " has no valid curve in '" + EquityJson.FIELD + "': " + rule.getMessage(), rule);
        }
    }
}

package dev.scalpel.local.desk.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects samples by metric and writes them with Prometheus' own library. Names follow prometheus.io/docs/practices/naming: a prefix
 * of the application, base units in the name, {@code _total} behind counters (which the library appends), times as
 * {@code _timestamp_seconds} in place of ages.
 */
public final class MetricsText {

    /** Prometheus' text format 0.0.4. */
    public static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final List<MetricSnapshot> infos = new ArrayList<>();
    private final Map<String, Gauges> gauges = new LinkedHashMap<>();
    private final Map<String, Counters> counters = new LinkedHashMap<>();
    private final Map<String, Summaries> summaries = new LinkedHashMap<>();

    private record Gauges(String help, List<GaugeDataPointSnapshot> points) {}

    private record Counters(String help, List<CounterDataPointSnapshot> points) {}

    private record Summaries(String help, List<SummaryDataPointSnapshot> points) {}

    /**
     * What does not change.
     *
     * @param name without {@code _info}
     */
    void info(String name, String help, String... labels) {
        infos.add(InfoSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new InfoDataPointSnapshot(Labels.of(labels)))
                .build());
    }

    /** @param labels names and values in turn */
    void gauge(String name, String help, double value, String... labels) {
        gauges.computeIfAbsent(name, unused -> new Gauges(help, new ArrayList<>()))
                .points()
                .add(new GaugeDataPointSnapshot(value, Labels.of(labels), null));
    }

    /** @param name without {@code _total} */
    void counter(String name, String help, long value, String... labels) {
        counters.computeIfAbsent(name, unused -> new Counters(help, new ArrayList<>()))
                .points()
                .add(new CounterDataPointSnapshot((double) value, Labels.of(labels), null, 0));
    }

    /** A count and a sum, without quantiles. */
    void summary(String name, String help, long count, double sum, String... labels) {
        summaries
                .computeIfAbsent(name, unused -> new Summaries(help, new ArrayList<>()))
                .points()
                .add(SummaryDataPointSnapshot.builder()
                        .count(count)
                        .sum(sum)
                        .labels(Labels.of(labels))
                        .build());
    }

    byte[] bytes() {
        List<MetricSnapshot> all = new ArrayList<>(infos);
        gauges.forEach((name, gauge) -> {
            GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(gauge.help());
            gauge.points().forEach(metric::dataPoint);
            all.add(metric.build());
        });
        counters.forEach((name, counter) -> {
            CounterSnapshot.Builder metric =
                    CounterSnapshot.builder().name(name).help(counter.help());
            counter.points().forEach(metric::dataPoint);
            all.add(metric.build());
        });
        summaries.forEach((name, summary) -> {
            SummarySnapshot.Builder metric =
                    SummarySnapshot.builder().name(name).help(summary.help());
            summary.points().forEach(metric::dataPoint);
            all.add(metric.build());
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(all));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write metrics to memory", e);
        }
        return out.toByteArray();
    }
}

package dev.scalpel.monitoring.report.summary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.report.html.MinMaxDownsampling;
import dev.scalpel.statistics.EquityCurve;

/** The equity curve in {@code metrics.json}, with few points; no peak and no trough of it is lost. */
public final class EquityJson {

    public static final String FIELD = "equityCurve";

    static final String SECONDS = "seconds";
    static final String EQUITY = "equity";

    private static final int SLOTS = 250;
    private static final int MILLIS = 1_000;

    private EquityJson() {}

    public static void addTo(ObjectNode root, EquityCurve curve) {
        ObjectNode node = root.putObject(FIELD);
        ArrayNode seconds = node.putArray(SECONDS);
        ArrayNode equity = node.putArray(EQUITY);
        for (int point : MinMaxDownsampling.of(curve, SLOTS)) {
            seconds.add(curve.time(point) / MILLIS);
            equity.add(curve.equity(point));
        }
    }
}

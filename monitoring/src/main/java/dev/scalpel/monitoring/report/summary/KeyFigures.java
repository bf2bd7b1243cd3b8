package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.Measure;
import java.util.List;

/** The ten figures that the page and the mail begin with. */
public final class KeyFigures {

    public static final List<Measure> TEN = List.of(
            Measure.NET_RETURN,
            Measure.NET_PROFIT,
            Measure.TRADES,
            Measure.WIN_RATE,
            Measure.PROFIT_FACTOR,
            Measure.MAX_DRAWDOWN,
            Measure.SHARPE,
            Measure.EXPOSURE,
            Measure.COSTS_PAID,
            Measure.LIVE_GAP);

    private KeyFigures() {}
}

package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.DrawdownText;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.statistics.Drawdown;
import java.util.List;

/** The worst drawdowns of the account. */
final class DrawdownTable {

    private DrawdownTable() {}

    static Element of(AccountReview review) {
        List<Drawdown> worst = review.worstDrawdowns();
        Element box = Element.of("div").add(Element.of("h3", "The worst drawdowns"));
        if (worst.isEmpty()) {
            return box.add(Element.of("p", "The equity never fell below an earlier value."));
        }
        Table table = Table.of(
                "The deepest declines of the equity, which do not overlap; at most five",
                "Start, UTC",
                "Trough",
                "End",
                "#Depth",
                "#Duration");
        worst.forEach(drawdown -> table.row(
                MetricFormat.minute(drawdown.peak()),
                MetricFormat.minute(drawdown.trough()),
                DrawdownText.end(drawdown),
                MetricFormat.percent(drawdown.depth()),
                DrawdownText.length(drawdown)));
        return box.add(table.element());
    }
}

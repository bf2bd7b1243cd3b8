package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.summary.OriginText;
import dev.scalpel.monitoring.report.summary.ReviewContext;

/** What the report is, at its head. */
final class OriginList {

    private OriginList() {}

    static Element of(AccountReview review, ReviewContext context) {
        Element costs = Element.of("dd");
        OriginText.costs(review).forEach(line -> costs.add(Element.of("div", line)));
        return Element.of("dl")
                .css("origin")
                .add(
                        Element.of("dt", "What this is"),
                        Element.of("dd", context.origin().kind().meaning()),
                        Element.of("dt", "Costs assumed"),
                        costs,
                        Element.of("dt", "Trials looked at"),
                        Element.of("dd", OriginText.trials(review, context)),
                        Element.of("dt", "To reproduce it"),
                        Element.of("dd").add(Element.of("code", context.origin().command())));
    }
}

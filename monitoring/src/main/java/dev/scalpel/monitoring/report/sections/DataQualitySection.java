package dev.scalpel.monitoring.report.sections;

import dev.scalpel.market.Gap;
import dev.scalpel.monitoring.cost.Bill;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.DataQuality;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether data and service were whole, and what the service costs. */
public final class DataQualitySection {

    private static final int MOST_GAPS = 10;
    private static final int MOST_LINES = 5;

    private DataQualitySection() {}

    public static Element of(AccountReview review, ReviewContext context) {
        Element section = Element.of("section").id("data").add(Element.of("h2", "Data and service"));
        section.add(minutes(review));
        gaps(review, section);
        refused(review, section);
        rules(context, section);
        section.add(calls(review, context));
        section.add(failures(context));
        context.cost().ifPresent(cost -> section.add(cost(cost)));
        return section;
    }

    private static Element minutes(AccountReview review) {
        Table table = Table.of(
                "Minutes of the period",
                "Symbol",
                "#Minutes",
                "#With a bar",
                "#Without",
                "#Refused",
                "#Without a trade",
                "#Decided",
                "#Not decided",
                "#Too late to enter");
        for (SymbolReview symbol : review.symbols()) {
            DataQuality quality = symbol.quality();
            table.row(
                    symbol.symbol().toString(),
                    MetricFormat.whole(quality.minutes()),
                    MetricFormat.whole(quality.bars()),
                    MetricFormat.whole(quality.missingMinutes()),
                    MetricFormat.whole(quality.refused().size()),
                    MetricFormat.whole(quality.quietBars()),
                    MetricFormat.whole(quality.decided()),
                    MetricFormat.whole(quality.undecided()),
                    MetricFormat.whole(quality.late()));
        }
        return table.element();
    }

    private static void gaps(AccountReview review, Element section) {
        for (SymbolReview symbol : review.symbols()) {
            List<Gap> gaps = symbol.quality().gaps();
            if (!gaps.isEmpty()) {
                Table table = Table.of(symbol.symbol() + ": the longest gaps", "From, UTC", "#Minutes");
                gaps.stream()
                        .limit(MOST_GAPS)
                        .forEach(gap -> table.row(MetricFormat.minute(gap.from()), MetricFormat.whole(gap.minutes())));
                section.add(Element.of("details")
                        .add(Element.of(
                                "summary",
                                symbol.symbol() + ": " + MetricFormat.count(gaps.size(), "gap") + " in the bars"))
                        .add(table.element()));
            }
        }
    }

    private static void refused(AccountReview review, Element section) {
        for (SymbolReview symbol : review.symbols()) {
            List<InvalidBar> refused = symbol.quality().refused();
            if (!refused.isEmpty()) {
                Table table = Table.of(symbol.symbol() + ": the newest refused bars", "Minute, UTC", "Reason");
                refused.stream()
                        .skip(Math.max(0, refused.size() - MOST_GAPS))
                        .forEach(refusal -> table.row(MetricFormat.minute(refusal.openTime()), refusal.reason()));
                section.add(Element.of("details")
                        .add(Element.of(
                                "summary",
                                symbol.symbol() + ": " + MetricFormat.count(refused.size(), "bar") + " refused"))
                        .add(table.element()));
            }
        }
    }

    private static void rules(ReviewContext context, Element section) {
        if (!context.rules().isEmpty()) {
            section.add(Element.of("h3", "The venue's rules"));
            context.rules().forEach(line -> section.add(Element.of("p", line)));
        }
    }

    /** Nobody counts calls in the store, which would cost a write each; but what calls have left there can be counted. */
    private static Element calls(AccountReview review, ReviewContext context) {
        Table table = Table.of(
                "The functions, by their schedule and by what they have left in the store",
                "Function",
                "#Calls by schedule",
                "Done",
                "#Kinds of failure mailed in two days");
        for (LambdaFunction function : LambdaFunction.values()) {
            String name = function.title();
            table.row(
                    name,
                    MetricFormat.whole(context.calls().getOrDefault(function, 0L)),
                    done(function, review),
                    MetricFormat.whole(context.notices().stream()
                            .filter(notice -> notice.cause().startsWith(name + "-"))
                            .count()));
        }
        return table.element();
    }

    private static String done(LambdaFunction function, AccountReview review) {
        return switch (function) {
            case DATA_RETRIEVAL ->
                MetricFormat.whole(sum(review, DataQuality::bars)) + " of "
                        + MetricFormat.whole(sum(review, DataQuality::minutes)) + " minutes have a bar";
            case EXECUTION ->
                MetricFormat.whole(sum(review, DataQuality::decided)) + " of "
                        + MetricFormat.whole(sum(review, DataQuality::bars)) + " bars were decided on";
            case TRAINING ->
                MetricFormat.count(
                                review.symbols().stream()
                                        .mapToLong(symbol ->
                                                symbol.book().trainings().size())
                                        .sum(),
                                "training")
                        + " came to a decision";
            case MONITORING -> "this report";
        };
    }

    private static long sum(AccountReview review, ToLongFunction<DataQuality> count) {
        return review.symbols().stream()
                .map(SymbolReview::quality)
                .mapToLong(count)
                .sum();
    }

    private static Element failures(ReviewContext context) {
        if (context.notices().isEmpty()) {
            return Element.of("p", "No failure was mailed in the two days before this report.");
        }
        Table table = Table.of("Failures mailed in the two days before this report", "Mailed, UTC", "Cause");
        context.notices().forEach(notice -> table.row(MetricFormat.minute(notice.at()), notice.cause()));
        return table.element();
    }

    private static Element cost(ReviewContext.Cost cost) {
        Table table = Table.of("The month's largest lines, USD", "What", "#USD");
        cost.month().lines().stream()
                .sorted(Comparator.comparingDouble(Bill.Line::usd).reversed())
                .limit(MOST_LINES)
                .forEach(line -> table.row(line.what(), MetricFormat.number(line.usd(), 2)));
        return Element.of("div")
                .add(Element.of("h3", "AWS"))
                .add(Element.of("p", cost.words()))
                .add(table.element());
    }
}

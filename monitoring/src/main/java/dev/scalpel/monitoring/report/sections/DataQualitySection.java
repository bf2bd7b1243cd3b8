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

/** Whether the data is complete and the functions ran, and what they cost. */
public final class DataQualitySection {

    private static final int MAX_GAPS = 10;
    private static final int MAX_LINES = 5;

    private DataQualitySection() {}

    public static Element of(AccountReview review, ReviewContext context) {
        Element section = Element.of("section").id("data").add(Element.of("h2", "Data and service"));
        section.add(minutes(review));
        gaps(review, section);
        invalidBars(review, section);
        venueRules(context, section);
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
                "#Invalid",
                "#Without trades",
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
                    MetricFormat.whole(quality.invalidBars().size()),
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
                        .limit(MAX_GAPS)
                        .forEach(gap -> table.row(MetricFormat.minute(gap.from()), MetricFormat.whole(gap.minutes())));
                section.add(Element.of("details")
                        .add(Element.of(
                                "summary",
                                symbol.symbol() + ": " + MetricFormat.count(gaps.size(), "gap") + " in the bars"))
                        .add(table.element()));
            }
        }
    }

    private static void invalidBars(AccountReview review, Element section) {
        for (SymbolReview symbol : review.symbols()) {
            List<InvalidBar> invalid = symbol.quality().invalidBars();
            if (!invalid.isEmpty()) {
                Table table = Table.of(symbol.symbol() + ": the newest invalid bars", "Minute, UTC", "Reason");
                invalid.stream()
                        .skip(Math.max(0, invalid.size() - MAX_GAPS))
                        .forEach(refusal -> table.row(MetricFormat.minute(refusal.openTime()), refusal.reason()));
                section.add(Element.of("details")
                        .add(Element.of(
                                "summary", symbol.symbol() + ": " + MetricFormat.count(invalid.size(), "invalid bar")))
                        .add(table.element()));
            }
        }
    }

    private static void venueRules(ReviewContext context, Element section) {
        if (!context.venueRules().isEmpty()) {
            section.add(Element.of("h3", "The venue's rules"));
            context.venueRules().forEach(line -> section.add(Element.of("p", line)));
        }
    }

    /** Counting calls in the store would cost a write each, so what the calls have left there is counted instead. */
    private static Element calls(AccountReview review, ReviewContext context) {
        Table table = Table.of(
                "Functions: scheduled calls, and what they left in the store",
                "Function",
                "#Scheduled calls",
                "Done",
                "#Kinds of failure in two days");
        for (LambdaFunction function : LambdaFunction.values()) {
            String name = function.title();
            table.row(
                    name,
                    MetricFormat.whole(context.scheduledCalls().getOrDefault(function, 0L)),
                    done(function, review),
                    MetricFormat.whole(context.failureNotices().stream()
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
                        + MetricFormat.whole(sum(review, DataQuality::bars)) + " bars have a decision";
            case TRAINING ->
                MetricFormat.count(
                                review.symbols().stream()
                                        .mapToLong(symbol ->
                                                symbol.records().trainings().size())
                                        .sum(),
                                "training")
                        + " reached a decision";
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
        if (context.failureNotices().isEmpty()) {
            return Element.of("p", "No failure was reported by mail in the two days before this report.");
        }
        Table table = Table.of("Failures reported by mail in the two days before this report", "Mailed, UTC", "Cause");
        context.failureNotices().forEach(notice -> table.row(MetricFormat.minute(notice.at()), notice.cause()));
        return table.element();
    }

    private static Element cost(ReviewContext.Cost cost) {
        Table table = Table.of("The month's largest lines, USD", "Item", "#USD");
        cost.month().lines().stream()
                .sorted(Comparator.comparingDouble(Bill.Line::usd).reversed())
                .limit(MAX_LINES)
                .forEach(line -> table.row(line.what(), MetricFormat.number(line.usd(), 2)));
        return Element.of("div")
                .add(Element.of("h3", "AWS"))
                .add(Element.of("p", cost.summary()))
                .add(table.element());
    }
}

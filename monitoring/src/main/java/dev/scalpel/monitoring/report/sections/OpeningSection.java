package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Measure;
import dev.scalpel.monitoring.records.Period;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.summary.Attention;
import dev.scalpel.monitoring.report.summary.Change;
import dev.scalpel.monitoring.report.summary.Changes;
import dev.scalpel.monitoring.report.summary.Context;
import dev.scalpel.monitoring.report.summary.Format;
import dev.scalpel.monitoring.report.summary.KeyFigures;
import dev.scalpel.monitoring.report.summary.Verdict;
import java.util.List;

/** The verdict, the ten figures, and what wants a look. */
public final class OpeningSection {

    private OpeningSection() {}

    public static Element of(AccountReview review, Context context) {
        Verdict verdict = Verdict.of(review);
        return Element.of("section")
                .id("verdict")
                .css("opening")
                .add(Element.of("p", title(review.period(), context)).css("over"))
                .add(Element.of("h1", verdict.headline()).css(tone(verdict.gain())))
                .add(Element.of("p", verdict.meaning()).css("lead"))
                .add(cards(review))
                .add(Element.of("div").css("pair").add(attention(review, context), changes(review, context)));
    }

    public static String title(Period period, Context context) {
        String days = Format.day(period.firstDay())
                + (period.firstDay().equals(period.lastDay()) ? "" : " to " + Format.day(period.lastDay()));
        return (context.weekly() ? "Weekly review, " : "Report, ") + days + ", " + context.mode() + " on "
                + context.venue();
    }

    private static String tone(int gain) {
        return gain > 0 ? "gain" : gain < 0 ? "loss" : "even";
    }

    private static Element cards(AccountReview review) {
        Element list = Element.of("dl").css("cards");
        for (Measure measure : KeyFigures.TEN) {
            list.add(card(measure, review.figures().get(measure), review.quote()));
        }
        return list;
    }

    private static Element card(Measure measure, Estimate estimate, String quote) {
        boolean money = measure.unit() == Measure.Unit.MONEY;
        Element value = Element.of("dd")
                .css(estimate.figure().isDefined() ? "value" : "value none")
                .text(Format.of(measure, estimate));
        if (money) {
            value.add(Element.of("span", " " + quote).css("unit"));
        }
        Element card = Element.of("div").add(Element.of("dt", measure.label()), value);
        String below = estimate.range().map(range -> Format.of(measure, range)).orElse(measure.meaning());
        return card.add(Element.of("dd", below).css("range"));
    }

    private static Element attention(AccountReview review, Context context) {
        List<String> points = Attention.of(review, context);
        Element box = Element.of("div").css(points.isEmpty() ? "attention calm" : "attention");
        if (points.isEmpty()) {
            return box.add(Element.of("p", "Nothing calls for your attention."));
        }
        return box.add(Element.of("h2", "What wants a look"))
                .add(Element.of("ul")
                        .addAll(points.stream()
                                .map(point -> Element.of("li", point))
                                .toList()));
    }

    private static Element changes(AccountReview review, Context context) {
        return Element.of("div")
                .css("changes")
                .add(Element.of("h2", "What changed"))
                .add(Element.of("ul")
                        .addAll(Changes.of(review, context).stream()
                                .map(OpeningSection::change)
                                .toList()));
    }

    private static Element change(Change change) {
        Element item = Element.of("li", change.words());
        if (change.earlier().isEmpty()) {
            return item;
        }
        return item.add(Element.of("details")
                .add(Element.of("summary", change.behind()))
                .add(Element.of("ul")
                        .addAll(change.earlier().stream()
                                .map(words -> Element.of("li", words))
                                .toList())));
    }
}

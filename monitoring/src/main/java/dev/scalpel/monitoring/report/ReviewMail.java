package dev.scalpel.monitoring.report;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Estimate;
import dev.scalpel.monitoring.metrics.Measure;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.sections.OpeningSection;
import dev.scalpel.monitoring.report.summary.Attention;
import dev.scalpel.monitoring.report.summary.Changes;
import dev.scalpel.monitoring.report.summary.Context;
import dev.scalpel.monitoring.report.summary.Format;
import dev.scalpel.monitoring.report.summary.KeyFigures;
import dev.scalpel.monitoring.report.summary.Verdict;
import dev.scalpel.notice.Notice;
import java.util.List;
import java.util.Locale;

/**
 * The review as a mail that stands alone: the verdict, the ten figures, what wants a look, what changed, where the report
 * lies. Plain text in the characters that every mail program shows.
 */
public final class ReviewMail {

    private static final int LABEL_WIDTH = 22;
    private static final int VALUE_WIDTH = 16;

    private ReviewMail() {}

    /**
     * @param week as in {@code reports/2026-W47/}
     * @param place where the report lies
     */
    public static Notice of(AccountReview review, Context context, String week, String place) {
        Verdict verdict = Verdict.of(review);
        StringBuilder text = new StringBuilder();
        text.append(verdict.headline()).append('\n').append(verdict.meaning()).append("\n\n");
        text.append(OpeningSection.title(review.period(), context)).append("\n\n");
        for (Measure measure : KeyFigures.TEN) {
            figure(measure, review.figures().get(measure), review.quote(), text);
        }
        if (review.symbols().size() > 1) {
            text.append("\nBy symbol\n");
            review.symbols().forEach(symbol -> symbol(symbol, text));
        }
        points("What wants a look", Attention.of(review, context), text);
        points("What changed", Changes.brief(review, context), text);
        context.cost().ifPresent(cost -> text.append('\n').append(cost.words()).append('\n'));
        text.append("\nThe report: ").append(place).append('\n');
        text.append("Ranges hold the truth nine times in ten. All times are UTC. Past returns promise nothing.\n");
        return new Notice(
                "review-" + week, plain("Scalpel " + week + ": " + verdict.headline()), plain(text.toString()));
    }

    private static void figure(Measure measure, Estimate estimate, String quote, StringBuilder text) {
        String unit = measure.unit() == Measure.Unit.MONEY && estimate.figure().isDefined() ? " " + quote : "";
        String range = estimate.range()
                .map(found -> "(" + Format.of(measure, found) + ")")
                .orElse("");
        text.append(String.format(
                        Locale.ROOT,
                        "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s",
                        measure.label(),
                        Format.of(measure, estimate) + unit,
                        range)
                .stripTrailing());
        text.append('\n');
    }

    private static void symbol(SymbolReview symbol, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "%-" + LABEL_WIDTH + "s%-" + VALUE_WIDTH + "s%s",
                symbol.symbol(),
                Format.of(Measure.NET_RETURN, symbol.figures().get(Measure.NET_RETURN)),
                Format.count(symbol.trades().size(), "trade")));
        text.append('\n');
    }

    private static void points(String title, List<String> points, StringBuilder text) {
        if (!points.isEmpty()) {
            text.append('\n').append(title).append('\n');
            points.forEach(point -> text.append("- ").append(point).append('\n'));
        }
    }

    private static String plain(String text) {
        return text.replace(Format.MINUS, "-").replace(Format.NARROW_SPACE, " ");
    }
}

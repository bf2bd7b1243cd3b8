package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.DataQuality;
import dev.scalpel.monitoring.metrics.ExecutionGap;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person should look at, in sentences. Empty when nothing calls for it. */
public final class AttentionPoints {

    private static final double MANY_MISSED = 0.1;
    private static final double MANY_MINUTES = 0.01;
    private static final double MANY_SHIFTED = 0.2;
    private static final double LITTLE_KEPT = 0.5;
    private static final int FEWEST_TRADES = 20;
    private static final int FEWEST_PREDICTIONS = 500;

    private AttentionPoints() {}

    public static List<String> of(AccountReview review, ReviewContext context) {
        List<String> points = new ArrayList<>();
        points.addAll(context.halted());
        review.symbols().forEach(symbol -> of(symbol, points));
        review.leftOut()
                .forEach(symbol -> points.add(symbol.symbol() + " is not in the sums: it is paid in "
                        + symbol.symbol().quote() + ", the account in " + review.quote() + "."));
        if (!context.notices().isEmpty()) {
            points.add(MetricFormat.count(context.notices().size(), "kind")
                    + " of failure mailed in the last two days; the" + " newest is "
                    + context.notices().get(0).cause() + ".");
        }
        Stream.concat(review.flaws().stream(), context.flaws().stream())
                .distinct()
                .forEach(flaw -> points.add("Could not be read: " + flaw + "."));
        context.lessons().stream()
                .filter(lesson -> lesson.outcome() == LearningResult.Outcome.FAILED)
                .forEach(lesson -> points.add(LearningResults.sentence(lesson)));
        return List.copyOf(points);
    }

    private static void of(SymbolReview symbol, List<String> points) {
        String name = symbol.symbol().toString();
        symbol.live()
                .alarm()
                .rangFirst()
                .ifPresent(at -> points.add(name + ": live trades have moved away from simulated ones ("
                        + MetricFormat.signed(symbol.live().mean(ExecutionGap::total) * 10_000, 1)
                        + " bp a trade). The alarm rang first on " + MetricFormat.minute(at) + " UTC."));
        int missed = symbol.live().missed().size();
        int decided = missed + symbol.trades().size();
        if (missed > 1 && missed > MANY_MISSED * decided) {
            points.add(name + ": " + missed + " of "
                    + MetricFormat.count(decided, "entry").replace("entrys", "entries") + " never filled.");
        }
        int features = symbol.drift().features().size();
        if (symbol.drift().shifted() > MANY_SHIFTED * features) {
            points.add(name + ": " + symbol.drift().shifted() + " of " + features
                    + " features have moved away from what the champion was trained on.");
        }
        Statistic kept = symbol.predictions().minutes().kept();
        if (symbol.predictions().minutes().count() >= FEWEST_PREDICTIONS
                && symbol.trades().size() >= FEWEST_TRADES
                && kept.orElse(1) < LITTLE_KEPT) {
            points.add(name + ": of what the model promised only " + MetricFormat.percent(kept.get()) + " came.");
        }
        ofData(name, symbol.quality(), points);
    }

    private static void ofData(String name, DataQuality quality, List<String> points) {
        if (quality.missingMinutes() > MANY_MINUTES * (double) quality.minutes()) {
            points.add(name + ": " + MetricFormat.count(quality.missingMinutes(), "minute") + " of "
                    + MetricFormat.whole(quality.minutes()) + " have no bar.");
        }
        if (quality.undecided() > MANY_MINUTES * quality.bars()) {
            points.add(
                    name + ": " + MetricFormat.count(quality.undecided(), "minute") + " with a bar have no decision.");
        }
    }
}

package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.DataQuality;
import dev.scalpel.monitoring.metrics.ExecutionGap;
import dev.scalpel.monitoring.metrics.SideFigures;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.portfolio.PortfolioReview;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.ExitReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What needs attention, in sentences; empty when nothing does. */
public final class AttentionPoints {

    private static final double MAX_MISSED_SHARE = 0.1;
    private static final double MAX_GAP_SHARE = 0.01;
    private static final double MAX_DRIFTED_SHARE = 0.2;
    private static final double MIN_REALISED_SHARE = 0.5;
    private static final int MIN_TRADES = 20;
    private static final int MIN_PREDICTIONS = 500;

    private AttentionPoints() {}

    public static List<String> of(AccountReview review, ReviewContext context) {
        List<String> points = new ArrayList<>();
        points.addAll(context.halts());
        context.evidence().forEach(standing -> of(new EvidenceSummary(standing), points));
        review.symbols().forEach(symbol -> of(symbol, points));
        context.portfolios().forEach(portfolio -> of(portfolio, points));
        review.leftOut()
                .forEach(symbol -> points.add(symbol.symbol() + " is not in the totals: its quote asset is "
                        + symbol.symbol().quote() + ", the account's is " + review.quote() + "."));
        if (!context.failureNotices().isEmpty()) {
            points.add(MetricFormat.count(context.failureNotices().size(), "kind")
                    + " of failure reported by mail in the last two days; the newest is "
                    + context.failureNotices().get(0).cause() + ".");
        }
        Stream.concat(review.problems().stream(), context.problems().stream())
                .distinct()
                .forEach(problem -> points.add("Could not be read: " + problem + "."));
        context.learningResults().stream()
                .filter(result -> result.outcome() == LearningResult.Outcome.FAILED)
                .forEach(result -> points.add(LearningResults.sentence(result)));
        return List.copyOf(points);
    }

    /** A lost licence, and costs that the evidence did not assume. */
    private static void of(EvidenceSummary summary, List<String> points) {
        if (summary.isSuspended()) {
            points.add(summary.standing().procedure().name() + ": " + summary.permission() + ".");
        }
        if (summary.accountIsDearer()) {
            points.add(summary.standing().procedure().name() + ": " + summary.costs() + ".");
        }
    }

    private static void of(PortfolioReview portfolio, List<String> points) {
        portfolio
                .halt()
                .ifPresent(reason -> points.add("Portfolio " + portfolio.name() + " is halted: " + reason + "."));
        portfolio
                .pause()
                .ifPresent(reason -> points.add("Portfolio " + portfolio.name() + " is paused: " + reason + "."));
        int failed = portfolio.outcomes().entrySet().stream()
                .filter(entry -> entry.getKey().isFailure())
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (failed > 0) {
            points.add("Portfolio " + portfolio.name() + ": " + MetricFormat.count(failed, "signal")
                    + " failed, filled in part or came too late.");
        }
        Map<ExitReason, Integer> ended = new EnumMap<>(ExitReason.class);
        portfolio.drifts().forEach(drift -> ended.merge(drift.reason(), 1, Integer::sum));
        ended.forEach((reason, count) -> points.add("Portfolio " + portfolio.name() + ": "
                + MetricFormat.count(count, "holding") + " " + PortfolioText.ended(reason) + "."));
    }

    private static void of(SymbolReview symbol, List<String> points) {
        String name = symbol.symbol().toString();
        symbol.live()
                .alarm()
                .firstRaisedAt()
                .ifPresent(at -> points.add(name + ": live trades differ from simulated ones ("
                        + MetricFormat.signed(symbol.live().mean(ExecutionGap::total) * 10_000, 1)
                        + " bp per trade). The alarm was first raised on " + MetricFormat.minute(at) + " UTC."));
        symbol.sides().sides().forEach(side -> ofEnds(name, side, points));
        int missed = symbol.live().missed().size();
        int decided = missed + symbol.trades().size();
        if (missed > 1 && missed > MAX_MISSED_SHARE * decided) {
            points.add(name + ": " + missed + " of "
                    + MetricFormat.count(decided, "entry").replace("entrys", "entries") + " were never filled.");
        }
        int features = symbol.drift().features().size();
        if (symbol.drift().driftedFeatures() > MAX_DRIFTED_SHARE * features) {
            points.add(name + ": " + symbol.drift().driftedFeatures() + " of " + features
                    + " features have drifted from the champion's training data.");
        }
        Statistic realised = symbol.predictions().minutes().realisedShare();
        if (symbol.predictions().minutes().count() >= MIN_PREDICTIONS
                && symbol.trades().size() >= MIN_TRADES
                && realised.orElse(1) < MIN_REALISED_SHARE) {
            points.add(
                    name + ": only " + MetricFormat.percent(realised.get()) + " of the predicted return was realised.");
        }
        ofData(name, symbol.quality(), points);
    }

    /** A liquidation has lost the margin of a position; auto-deleveraging has ended a gain too early. */
    private static void ofEnds(String name, SideFigures side, List<String> points) {
        String position = MetricFormat.label(side.side()) + " position";
        if (side.liquidated() > 0) {
            points.add(name + ": the venue liquidated " + MetricFormat.count(side.liquidated(), position) + ".");
        }
        if (side.deleveraged() > 0) {
            points.add(name + ": the venue closed " + MetricFormat.count(side.deleveraged(), position)
                    + " by auto-deleveraging.");
        }
    }

    private static void ofData(String name, DataQuality quality, List<String> points) {
        if (quality.missingMinutes() > MAX_GAP_SHARE * (double) quality.minutes()) {
            points.add(name + ": " + MetricFormat.count(quality.missingMinutes(), "minute") + " of "
                    + MetricFormat.whole(quality.minutes()) + " have no bar.");
        }
        if (quality.undecided() > MAX_GAP_SHARE * quality.bars()) {
            points.add(
                    name + ": " + MetricFormat.count(quality.undecided(), "minute") + " with a bar have no decision.");
        }
    }
}

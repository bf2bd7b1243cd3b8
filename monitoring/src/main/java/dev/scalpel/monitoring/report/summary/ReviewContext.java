package dev.scalpel.monitoring.report.summary;

import dev.scalpel.evidence.Standing;
import dev.scalpel.monitoring.cost.Bill;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.metrics.ShadowReview;
import dev.scalpel.monitoring.portfolio.PortfolioReview;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What accompanies the metrics.
 *
 * @param weekly whether this is the weekly review, or a report on request
 * @param createdAt time of the review
 * @param mode paper, testnet or live
 * @param halts what is halted and why, in sentences
 * @param failureNotices failures mailed lately, newest first
 * @param learningResults what the review tried to learn
 * @param problems what could not be read, with its place and reason
 * @param scheduledCalls how often each function is called in the period by its schedule
 * @param venueRules tick, step and minimum of each symbol at the venue, in words
 * @param cost what AWS charges for the period; empty without an estimate
 * @param shadow what procedures would have traded: no figure of the account includes it
 * @param evidence accounts of evidence, that of the present procedure first
 * @param portfolios in the order of their names: no figure of the account includes them
 * @param origin what kind of run it is about
 * @param compared another run that it is compared with
 */
public record ReviewContext(
        boolean weekly,
        Instant createdAt,
        String mode,
        String venue,
        List<String> halts,
        List<MailedNotice> failureNotices,
        List<LearningResult> learningResults,
        List<String> problems,
        Map<LambdaFunction, Long> scheduledCalls,
        List<String> venueRules,
        Optional<Cost> cost,
        List<ShadowReview> shadow,
        List<Standing> evidence,
        List<PortfolioReview> portfolios,
        ReportOrigin origin,
        Optional<ComparedRun> compared) {

    /** A failure that was mailed. */
    public record MailedNotice(Instant at, String cause) {}

    /**
     * @param usd for the period
     * @param month the bill of a whole month by line
     * @param deployed whether it runs on AWS
     */
    public record Cost(double usd, Bill month, boolean deployed) {

        public String summary() {
            return (deployed ? "AWS charged about " : "On AWS this would have cost about ")
                    + MetricFormat.number(usd, 2) + " USD in this period, " + MetricFormat.number(month.total(), 2)
                    + " per month: an estimate at list prices, without the free tier.";
        }
    }

    public ReviewContext {
        halts = List.copyOf(halts);
        failureNotices = List.copyOf(failureNotices);
        learningResults = List.copyOf(learningResults);
        problems = List.copyOf(problems);
        venueRules = List.copyOf(venueRules);
        shadow = List.copyOf(shadow);
        evidence = List.copyOf(evidence);
        portfolios = List.copyOf(portfolios);
        scheduledCalls = Collections.unmodifiableMap(new TreeMap<>(scheduledCalls));
    }
}

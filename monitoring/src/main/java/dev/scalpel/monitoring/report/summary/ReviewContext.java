package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.cost.Bill;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands around the figures.
 *
 * @param weekly whether this is the weekly review, or a report that somebody asked for
 * @param madeAt when the review was made
 * @param mode paper, testnet or live
 * @param halted what is halted and why, in sentences; empty while nothing is
 * @param notices failures that were mailed lately, newest first
 * @param lessons what this review has tried to learn
 * @param flaws what could not be read, with its place and reason
 * @param calls how often each function was to be called in the period
 * @param rules by which of the venue's tick, step and minimum each symbol is traded and simulated, in words
 * @param cost what AWS charges for this long; absent where nobody estimates it
 */
public record ReviewContext(
        boolean weekly,
        Instant madeAt,
        String mode,
        String venue,
        List<String> halted,
        List<MailedNotice> notices,
        List<LearningResult> lessons,
        List<String> flaws,
        Map<LambdaFunction, Long> calls,
        List<String> rules,
        Optional<Cost> cost) {

    /** A failure that was mailed. */
    public record MailedNotice(Instant at, String cause) {}

    /**
     * @param usd for the period
     * @param month the whole month's bill, line by line
     * @param deployed whether it runs on AWS at all
     */
    public record Cost(double usd, Bill month, boolean deployed) {

        public String words() {
            return (deployed ? "AWS charged about " : "On AWS this would have cost about ")
                    + MetricFormat.number(usd, 2) + " USD in this period, " + MetricFormat.number(month.total(), 2)
                    + " a month: an estimate by list prices, without the free tier.";
        }
    }

    public ReviewContext {
        halted = List.copyOf(halted);
        notices = List.copyOf(notices);
        lessons = List.copyOf(lessons);
        flaws = List.copyOf(flaws);
        rules = List.copyOf(rules);
        calls = Collections.unmodifiableMap(new TreeMap<>(calls));
    }
}

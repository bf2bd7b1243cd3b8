package dev.scalpel.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.LearningMethod;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.learning.OnlineLearning;
import dev.scalpel.monitoring.learning.TacticsLearning;
import dev.scalpel.monitoring.portfolio.FilterReviews;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.summary.ComparedRun;
import dev.scalpel.monitoring.report.summary.ReportOrigin;
import dev.scalpel.notice.Notifier;
import dev.scalpel.pipeline.PipelineSummary;
import dev.scalpel.pipeline.StepActions;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The function's wiring and its actions: {@code review} covers the last finished ISO week, writes and mails a
 * report; {@code learn} is the part of it that many calls can do at once for one symbol each; {@code report} covers any period and
 * changes nothing; {@code summary} ends the daily pipeline.
 */
public final class MonitoringFunction {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_RUNS = 1_000_000;
    private static final Duration DEFAULT_REPORT_PERIOD = Duration.ofDays(7);

    private final Clock clock;
    private final Review review;
    private final WeeklyReview weekly;
    private final WeeklyLearning learning;
    private final Settings settings;

    private MonitoringFunction(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Notifier notifier,
            List<LearningMethod> learningMethods,
            Dispatcher.FailureReport failures) {
        this.clock = clock;
        this.settings = settings;
        Repositories repositories = Repositories.in(store);
        review = new Review(settings, store, repositories);
        learning = new WeeklyLearning(
                store,
                learningMethods,
                (method, instrument, failure) -> failures.failed(
                        "monitoring", method + "-" + instrument.symbol().key(), failure));
        weekly = new WeeklyReview(
                settings,
                store,
                review,
                new FilterReviews(settings, store, repositories),
                learning,
                notifier,
                failures);
    }

    /**
     * @param notifier sends the weekly mail
     * @param learningMethods run at the beginning of each review; may be empty
     */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Notifier notifier,
            List<LearningMethod> learningMethods,
            Dispatcher.FailureReport failures) {
        MonitoringFunction function =
                new MonitoringFunction(settings, store, clock, notifier, learningMethods, failures);
        return new Dispatcher(
                "monitoring",
                "review",
                StepActions.with(
                        "monitoring",
                        settings,
                        store,
                        clock,
                        Map.of(
                                "review",
                                function::review,
                                "report",
                                function::report,
                                "learn",
                                function::learn,
                                Pipeline.SUMMARY,
                                new PipelineSummary(store, notifier, clock))),
                failures);
    }

    /** The learning methods that the review runs, in order. */
    public static List<LearningMethod> learningMethods(Settings settings, ObjectStore store, Clock clock) {
        Repositories repositories = Repositories.in(store);
        return List.of(
                new OnlineLearning(settings, store, repositories, clock),
                new TacticsLearning(settings, store, repositories, clock));
    }

    private Object review(RequestFields fields, Deadline deadline) {
        fields.requireNoProblems();
        Instant now = clock.instant();
        return weekly.of(ReviewPeriod.finishedWeek(now), now, deadline);
    }

    /** The part of the review that belongs to an instrument each; what was done before for the week is not done again. */
    private Object learn(RequestFields fields, Deadline deadline) {
        List<Symbol> named = fields.symbols("symbols").orElse(settings.traded());
        fields.requireNoProblems();
        named.stream()
                .filter(symbol -> !settings.traded().contains(symbol))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new BadRequestException(
                            "field 'symbols' must name traded symbols, " + settings.traded() + ": " + unknown);
                });
        ReviewPeriod week = ReviewPeriod.finishedWeek(clock.instant());
        List<WeeklyLearning.Learned> learned = settings.instruments(named).stream()
                .map(instrument -> learning.of(instrument, week, true, deadline))
                .toList();
        return new LearningAnswer(
                week.from(),
                week.to(),
                learned.stream().flatMap(each -> each.results().stream()).toList(),
                learned.stream().flatMap(each -> each.unfinished().stream()).toList());
    }

    /**
     * The answer to the caller.
     *
     * @param failures what a repeated call attempts again
     */
    record LearningAnswer(Instant from, Instant to, List<LearningResult> results, List<String> failures) {}

    private Object report(RequestFields fields, Deadline deadline) {
        Instant now = clock.instant();
        Instant to = fields.instant("to").orElseGet(() -> now.truncatedTo(ChronoUnit.MINUTES));
        Instant from = fields.instant("from").orElseGet(() -> to.minus(DEFAULT_REPORT_PERIOD));
        boolean withPage = fields.flag("html");
        Optional<String> metricsFile = fields.text("metricsFile");
        ReportRequest request = new ReportRequest(
                false,
                fields.text("run").map(MonitoringFunction::kind),
                fields.text("command"),
                fields.integer("earlierRuns", 0, MAX_RUNS).orElse(0),
                compared(fields.text("compareName"), fields.text("compare")));
        fields.requireNoProblems();
        Review.Result result = review.of(period(from, to), request, now, List.of());
        ObjectNode answer = result.metrics();
        return withPage ? answer.put("html", result.page(metricsFile)) : answer;
    }

    private static ReportOrigin.Kind kind(String name) {
        return Stream.of(ReportOrigin.Kind.values())
                .filter(kind -> kind.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("field 'run' must be one of "
                        + Stream.of(ReportOrigin.Kind.values())
                                .map(ReportOrigin.Kind::key)
                                .collect(Collectors.joining(", "))
                        + ": '" + name + "'"));
    }

    /** @param figures of the other run's report, as text */
    private static Optional<ComparedRun> compared(Optional<String> name, Optional<String> figures) {
        return figures.map(text -> {
            try {
                return ComparedRun.of(name.orElse("the other run"), JSON.readTree(text));
            } catch (IllegalArgumentException rule) {
                throw new BadRequestException("field 'compare': " + rule.getMessage());
            } catch (JsonProcessingException malformed) {
                throw new BadRequestException("field 'compare' must be the text of a JSON document");
            }
        });
    }

    private static ReviewPeriod period(Instant from, Instant to) {
        try {
            return new ReviewPeriod(from, to);
        } catch (IllegalArgumentException rule) {
            throw new BadRequestException("fields 'from' and 'to': " + rule.getMessage());
        }
    }
}

package dev.scalpel.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.portfolio.FilterReviews;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.section.StoreSettings;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weekly review: learns, reviews filters and the week, writes the report, mails it, in this order. A failure does not stop the
 * rest: a learning method that fails is reported, and a mail that cannot be sent leaves the report in the store.
 */
final class WeeklyReview {

    /** Time that learning leaves for the report. */
    static final Duration REPORT_TIME = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(WeeklyReview.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<byte[]> BYTES = Codec.of(bytes -> bytes, (key, bytes) -> bytes);

    private final Settings settings;
    private final CompareAndSet compareAndSet;
    private final Review review;
    private final FilterReviews filters;
    private final WeeklyLearning learning;
    private final Notifier notifier;
    private final Dispatcher.FailureReport failures;

    WeeklyReview(
            Settings settings,
            ObjectStore store,
            Review review,
            FilterReviews filters,
            WeeklyLearning learning,
            Notifier notifier,
            Dispatcher.FailureReport failures) {
        this.settings = settings;
        this.review = review;
        this.filters = filters;
        this.learning = learning;
        this.notifier = notifier;
        this.failures = failures;
        compareAndSet = new CompareAndSet(store);
    }

    WeeklyAnswer of(ReviewPeriod week, Instant now, Deadline deadline) {
        List<LearningResult> learningResults = learn(week, deadline.withReserve(REPORT_TIME));
        filters.run(
                week,
                now,
                deadline.withReserve(REPORT_TIME),
                (name, failure) -> failures.failed("monitoring", name, failure));
        Review.Result result = review.of(week, ReportRequest.ofWeek(), now, learningResults);
        ObjectNode metrics = result.metrics();
        String page = StoreKeys.report(week.firstDay(), "report.html");
        String document = StoreKeys.report(week.firstDay(), ReviewContextReader.METRICS_FILE);
        write(document, bytes(metrics));
        write(page, result.page().getBytes(StandardCharsets.UTF_8));
        String name = page.split("/", -1)[1];
        return new WeeklyAnswer(
                name,
                week.from(),
                week.to(),
                metrics.path("verdict").asText(),
                page,
                document,
                mail(result, name, page),
                learningResults);
    }

    /** What the pipeline has not learned before. */
    private List<LearningResult> learn(ReviewPeriod week, Deadline deadline) {
        return settings.instruments().stream()
                .flatMap(instrument -> learning.of(instrument, week, false, deadline).results().stream())
                .toList();
    }

    /** A repeated review replaces its report. */
    private void write(String key, byte[] bytes) {
        compareAndSet.update(key, BYTES, before -> bytes);
    }

    private String mail(Review.Result result, String week, String page) {
        try {
            return notifier.send(result.mail(week, location(page)))
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', ' ');
        } catch (NoticeException notSent) {
            LOG.error("the review of {} was not mailed; it is stored at {}: {}", week, page, notSent.getMessage());
            LOG.debug("cause", notSent);
            return "failed: " + notSent.getMessage();
        }
    }

    private String location(String key) {
        StoreSettings store = settings.store();
        return store.bucket()
                .filter(bucket -> store.kind() == StoreKind.S3)
                .map(bucket -> "s3://" + bucket + "/" + key)
                .orElseGet(() -> store.directory().resolve(key).toString());
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can always be written", impossible);
        }
    }
}

package dev.scalpel.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.LearningMethod;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weekly review: learns, looks at the week, writes the report, mails it, in this order. What fails does not take the
 * rest with it: a learning that breaks is told in the report, and a mail that cannot be sent leaves the report where it is.
 */
final class WeeklyReview {

    /** Kept back from learning, for the report. */
    static final Duration REPORT_TIME = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(WeeklyReview.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<byte[]> BYTES = Codec.of(bytes -> bytes, (key, bytes) -> bytes);

    private final Settings settings;
    private final CompareAndSet compareAndSet;
    private final Review review;
    private final List<LearningMethod> learnings;
    private final Notifier notifier;
    private final Dispatcher.FailureReport failures;

    WeeklyReview(
            Settings settings,
            ObjectStore store,
            List<LearningMethod> learnings,
            Notifier notifier,
            Dispatcher.FailureReport failures) {
        this.settings = settings;
        this.learnings = List.copyOf(learnings);
        this.notifier = notifier;
        this.failures = failures;
        compareAndSet = new CompareAndSet(store);
        review = new Review(settings, store);
    }

    /**
     * What the caller is told.
     *
     * @param mail {@code sent}, {@code held back}, {@code dropped}, or why it failed
     */
    record Answer(
            String week,
            Instant from,
            Instant to,
            String verdict,
            String report,
            String metrics,
            String mail,
            List<LearningResult> lessons) {}

    Answer of(ReviewPeriod week, Instant now, Deadline deadline) {
        List<LearningResult> lessons = learn(week, deadline.withReserve(REPORT_TIME));
        Review.Told told = review.of(week, true, now, lessons);
        ObjectNode metrics = told.metrics();
        String page = StoreKeys.report(week.firstDay(), "report.html");
        String document = StoreKeys.report(week.firstDay(), ReviewContextReader.METRICS);
        write(document, bytes(metrics));
        write(page, told.page().getBytes(StandardCharsets.UTF_8));
        String name = page.split("/", -1)[1];
        return new Answer(
                name,
                week.from(),
                week.to(),
                metrics.path("verdict").asText(),
                page,
                document,
                mail(told, name, page),
                lessons);
    }

    private List<LearningResult> learn(ReviewPeriod week, Deadline deadline) {
        List<LearningResult> lessons = new ArrayList<>();
        for (Symbol symbol : settings.symbols().symbols()) {
            learnings.forEach(learning -> lessons.add(
                    deadline.passed()
                            ? LearningResult.skipped(learning.name(), symbol, "No time was left.")
                            : learn(learning, symbol, week, deadline)));
        }
        return lessons;
    }

    private LearningResult learn(LearningMethod learning, Symbol symbol, ReviewPeriod week, Deadline deadline) {
        try {
            return learning.learn(symbol, week, deadline);
        } catch (RuntimeException failure) {
            failures.failed("monitoring", learning.name() + "-" + symbol.key(), failure);
            return new LearningResult(
                    learning.name(),
                    symbol,
                    LearningResult.Outcome.FAILED,
                    String.valueOf(failure.getMessage()),
                    Map.of());
        }
    }

    /** A review that is run again replaces its report. */
    private void write(String key, byte[] bytes) {
        compareAndSet.update(key, BYTES, before -> bytes);
    }

    private String mail(Review.Told told, String week, String page) {
        try {
            return notifier.send(told.mail(week, place(page)))
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', ' ');
        } catch (NoticeException notSent) {
            LOG.error("the review of {} was not mailed; it lies in {}: {}", week, page, notSent.getMessage());
            LOG.debug("the mail failed here", notSent);
            return "failed: " + notSent.getMessage();
        }
    }

    private String place(String key) {
        Settings.Store store = settings.store();
        return store.bucket()
                .filter(bucket -> store.kind() == Settings.StoreKind.S3)
                .map(bucket -> "s3://" + bucket + "/" + key)
                .orElseGet(() -> store.directory().resolve(key).toString());
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }
}

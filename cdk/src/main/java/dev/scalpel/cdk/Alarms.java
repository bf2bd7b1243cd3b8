package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.deployment.MetricNames;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.settings.deployment.TrainingBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Alarms for what the functions cannot report themselves: calls that failed after all retries, the account's drawdown, signals
 * that were not executed, and silence of a shard or a training batch. Each sends a mail when it starts and ends; docs/operations.md explains each.
 */
final class Alarms extends Construct {

    private static final int SILENT_MINUTES = 15;
    private static final int SILENT_CALLS = 3;

    /**
     * Two daily trainings may end more than a day apart. Periods of an hour or more can be evaluated over up to seven
     * days (CloudWatch API, PutMetricAlarm, EvaluationPeriods).
     */
    private static final int UNTRAINED_HOURS = 26;

    private final Deployment deployment;
    private final Topic topic;

    Alarms(Construct scope, String id, Deployment deployment, LambdaFunctions functions, Topic topic) {
        super(scope, id);
        this.deployment = deployment;
        this.topic = topic;
        alarm(
                "failed-calls",
                "A call failed after all retries: an error, an unknown event, a timeout, or out of memory.",
                functions.failedCalls().metricNumberOfMessagesSent(every(Duration.minutes(5), "Sum")),
                1,
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.NOT_BREACHING);
        if (deployment.settings().model().trading()) {
            ofTheModel();
        }
        if (!deployment.settings().portfolios().isEmpty()) {
            alarm(
                    "failed-trades",
                    "A signal was not executed as it should have been: it failed, filled in part, or came too late.",
                    signalFailures(),
                    1,
                    1,
                    ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                    TreatMissingData.NOT_BREACHING);
        }
    }

    private void ofTheModel() {
        // Every shard reports the same drawdown of the account; a silent first shard has its own alarm.
        alarm(
                "drawdown",
                "The drawdown has reached the limit of the settings: no entries until you resume.",
                drawdown("0", Duration.minutes(5), "Maximum"),
                deployment.settings().limits().drawdownShare().doubleValue(),
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.IGNORE);
        for (Shard shard : Shard.of(deployment.settings())) {
            if (!shard.trades(deployment.settings())) {
                continue;
            }
            alarm(
                    "silence-" + shard.name(),
                    "No new bar of shard " + shard.name() + " was handled for " + silentMinutes()
                            + " minutes. Open positions keep their stops.",
                    drawdown(shard.name(), Duration.minutes(silentMinutes()), "SampleCount"),
                    1,
                    1,
                    ComparisonOperator.LESS_THAN_THRESHOLD,
                    TreatMissingData.BREACHING);
        }
        for (TrainingBatch batch : TrainingBatch.of(deployment.settings())) {
            alarm(
                    "untrained-" + batch.name(),
                    "Batch " + batch.name() + " has had no successful training for " + UNTRAINED_HOURS + " hours.",
                    trained(batch.name()),
                    1,
                    UNTRAINED_HOURS,
                    ComparisonOperator.LESS_THAN_THRESHOLD,
                    TreatMissingData.BREACHING);
        }
    }

    Metric drawdown(String shard, Duration period, String statistic) {
        return metric(MetricNames.DRAWDOWN, "execution", MetricNames.SHARD_DIMENSION, shard, period, statistic);
    }

    private Metric signalFailures() {
        return Metric.Builder.create()
                .namespace(MetricNames.NAMESPACE)
                .metricName(MetricNames.SIGNAL_FAILURES)
                .dimensionsMap(Map.of(MetricNames.FUNCTION_DIMENSION, deployment.functionName("execution")))
                .period(Duration.minutes(5))
                .statistic("Sum")
                .build();
    }

    private Metric trained(String batch) {
        return metric(
                MetricNames.TRAINED, "training", MetricNames.BATCH_DIMENSION, batch, Duration.hours(1), "SampleCount");
    }

    /** Longer where bars are fetched less often. */
    private int silentMinutes() {
        return Math.max(
                SILENT_MINUTES, SILENT_CALLS * deployment.settings().retrieval().intervalMinutes());
    }

    private Metric metric(
            String name, String function, String dimension, String value, Duration period, String statistic) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put(MetricNames.FUNCTION_DIMENSION, deployment.functionName(function));
        dimensions.put(dimension, value);
        return Metric.Builder.create()
                .namespace(MetricNames.NAMESPACE)
                .metricName(name)
                .dimensionsMap(dimensions)
                .period(period)
                .statistic(statistic)
                .build();
    }

    private void alarm(
            String name,
            String description,
            IMetric metric,
            double threshold,
            int periods,
            ComparisonOperator comparison,
            TreatMissingData whenMissing) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(deployment.functionName(name))
                .alarmDescription(description + " What to do: docs/operations.md, \"Alarms in AWS\".")
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .evaluationPeriods(periods)
                .treatMissingData(whenMissing)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
    }

    private static MetricOptions every(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }
}

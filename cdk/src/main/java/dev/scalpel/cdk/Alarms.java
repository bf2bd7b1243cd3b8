package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.deployment.MetricNames;
import dev.scalpel.settings.deployment.Silence;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Alarms for what the functions cannot report themselves: calls that failed after all retries, the account's drawdown, signals
 * that were not executed, and silence of the minutes or of the daily pipeline. Their number does not grow with the shards. Each sends a
 * mail when it starts and ends; docs/operations.md explains each.
 */
final class Alarms extends Construct {

    /**
     * Two daily pipelines may end more than a day apart. Periods of an hour or more can be evaluated over up to seven
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
        alarm(
                "drawdown",
                "The drawdown has reached the limit of the settings: no entries until you resume.",
                drawdown(Duration.minutes(5), "Maximum"),
                deployment.settings().limits().drawdownShare().doubleValue(),
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.IGNORE);
        Duration silence = Duration.minutes(Silence.after(deployment.settings()).toMinutes());
        alarm(
                "silence",
                "No new bar of the first shard was handled for " + silence.toMinutes()
                        + " minutes. Open positions keep their stops.",
                drawdown(silence, "SampleCount"),
                1,
                1,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData.BREACHING);
        alarm(
                "untrained",
                "No daily pipeline has succeeded for " + UNTRAINED_HOURS + " hours: models were not trained.",
                pipelines(),
                1,
                UNTRAINED_HOURS,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData.BREACHING);
    }

    /** What only several shards need: the first one looks after the others, and Lambda counts the calls that failed. */
    void ofShards(LambdaFunctions functions) {
        // In an order that does not change with each JVM, and with it the template.
        Map<String, IMetric> errors = new TreeMap<>(Map.of(
                "retrieval", functions.retrieval.metricErrors(every(Duration.minutes(5), "Sum")),
                "execution", functions.execution.metricErrors(every(Duration.minutes(5), "Sum"))));
        alarm(
                "failed-shards",
                "The work of a shard failed: an error, a timeout, or out of memory. The next minute has worked on it again.",
                MathExpression.Builder.create()
                        .expression("retrieval + execution")
                        .usingMetrics(errors)
                        .period(Duration.minutes(5))
                        .build(),
                1,
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.NOT_BREACHING);
        if (deployment.settings().model().trading()) {
            alarm(
                    "silent-shards",
                    "A shard has handled no new bar for "
                            + Silence.after(deployment.settings()).toMinutes()
                            + " minutes; the log of execution names it. Open positions keep their stops.",
                    ofExecution(MetricNames.SILENT_SHARDS, Duration.minutes(5), "Maximum"),
                    1,
                    1,
                    ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                    TreatMissingData.NOT_BREACHING);
        }
    }

    Metric drawdown(Duration period, String statistic) {
        return ofExecution(MetricNames.DRAWDOWN, period, statistic);
    }

    private Metric signalFailures() {
        return ofExecution(MetricNames.SIGNAL_FAILURES, Duration.minutes(5), "Sum");
    }

    private Metric ofExecution(String name, Duration period, String statistic) {
        return Metric.Builder.create()
                .namespace(MetricNames.NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of(MetricNames.FUNCTION_DIMENSION, deployment.functionName("execution")))
                .period(period)
                .statistic(statistic)
                .build();
    }

    /** AWS's own metric, which costs nothing ("Monitoring Step Functions metrics using CloudWatch" of the guide). */
    private Metric pipelines() {
        return Metric.Builder.create()
                .namespace("AWS/States")
                .metricName("ExecutionsSucceeded")
                .dimensionsMap(Map.of(
                        "StateMachineArn",
                        "arn:" + Aws.PARTITION + ":states:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":stateMachine:"
                                + deployment.functionName(DailyPipeline.NAME)))
                .period(Duration.hours(1))
                .statistic("Sum")
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

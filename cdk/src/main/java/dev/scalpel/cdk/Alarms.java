package dev.scalpel.cdk;

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
 * What cannot mail itself. Three alarms and one custom metric: execution writes the account's drawdown into its log
 * whenever it has handled a new bar, so that the metric's silence is the silence of the bars.
 */
final class Alarms extends Construct {

    static final String NAMESPACE = "Scalpel";
    static final String METRIC = "Drawdown";

    private static final int SILENT_MINUTES = 15;

    private final Deployment deployment;
    private final Topic topic;

    Alarms(Construct scope, String id, Deployment deployment, Functions functions, Topic topic) {
        super(scope, id);
        this.deployment = deployment;
        this.topic = topic;
        alarm(
                "failed-calls",
                "A call failed for good: an error, a time-out, or out of memory. docs/operations.md tells what to do.",
                functions.failedCalls().metricNumberOfMessagesSent(every(Duration.minutes(5), "Sum")),
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.NOT_BREACHING);
        alarm(
                "silence",
                "No new bar was handled for " + SILENT_MINUTES + " minutes. Open positions keep their stops.",
                drawdown(Duration.minutes(SILENT_MINUTES), "SampleCount"),
                1,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData.BREACHING);
        alarm(
                "drawdown",
                "The account lies as far below its peak as the settings allow: no entries until you resume.",
                drawdown(Duration.minutes(5), "Maximum"),
                deployment.settings().limits().drawdownShare().doubleValue(),
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.IGNORE);
    }

    Metric drawdown(Duration period, String statistic) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(METRIC)
                .dimensionsMap(Map.of("FunctionName", deployment.functionName("execution")))
                .period(period)
                .statistic(statistic)
                .build();
    }

    private void alarm(
            String name,
            String description,
            IMetric metric,
            double threshold,
            ComparisonOperator comparison,
            TreatMissingData whenMissing) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(deployment.functionName(name))
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .evaluationPeriods(1)
                .treatMissingData(whenMissing)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
    }

    private static MetricOptions every(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }
}

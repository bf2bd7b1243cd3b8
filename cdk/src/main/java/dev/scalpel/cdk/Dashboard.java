package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** Drawdown, calls, errors and durations on one page. Opt-in: it costs more than the rest of a small bot. */
final class Dashboard extends Construct {

    private static final Duration PERIOD = Duration.minutes(5);

    Dashboard(Construct scope, String id, Deployment deployment, LambdaFunctions functions, Alarms alarms) {
        super(scope, id);
        software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Page")
                .dashboardName(deployment.name())
                .widgets(List.of(
                        List.of(
                                graph("Drawdown", List.of(alarms.drawdown("0", PERIOD, "Maximum"))),
                                graph("Calls", each(functions, IFunction::metricInvocations))),
                        List.of(
                                graph("Errors", each(functions, IFunction::metricErrors)),
                                graph("Duration", each(functions, IFunction::metricDuration)))))
                .build();
    }

    private static List<IMetric> each(LambdaFunctions functions, Function<IFunction, ? extends IMetric> metric) {
        return functions.all().stream().<IMetric>map(metric).toList();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).width(12).left(metrics).build();
    }
}

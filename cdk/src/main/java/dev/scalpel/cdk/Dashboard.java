package dev.scalpel.cdk;

import dev.scalpel.cdk.api.HttpApi;
import dev.scalpel.cdk.deployment.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** Drawdown, calls, errors and durations on one page. Opt-in: it costs more than the rest of a small bot. */
final class Dashboard extends Construct {

    private static final Duration PERIOD = Duration.minutes(5);

    Dashboard(
            Construct scope,
            String id,
            Deployment deployment,
            LambdaFunctions functions,
            Alarms alarms,
            Optional<HttpApi> api) {
        super(scope, id);
        List<List<? extends IWidget>> rows = new ArrayList<>(List.of(
                List.of(
                        graph("Drawdown", List.of(alarms.drawdown(PERIOD, "Maximum"))),
                        graph("Calls", each(functions, IFunction::metricInvocations))),
                List.of(
                        graph("Errors", each(functions, IFunction::metricErrors)),
                        graph("Duration", each(functions, IFunction::metricDuration)))));
        api.ifPresent(own -> rows.add(
                List.of(graph("API calls and errors", own.counts()), graph("API latency", List.of(own.latency())))));
        software.amazon.awscdk.services.cloudwatch.Dashboard.Builder.create(this, "Page")
                .dashboardName(deployment.name())
                .widgets(rows)
                .build();
    }

    private static List<IMetric> each(LambdaFunctions functions, Function<IFunction, ? extends IMetric> metric) {
        return functions.all().stream().<IMetric>map(metric).toList();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).width(12).left(metrics).build();
    }
}

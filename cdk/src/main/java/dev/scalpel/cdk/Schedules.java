package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.section.MonitoringSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.CronOptionsWithTimezone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.scheduler.targets.ScheduleTargetBaseProps;
import software.constructs.Construct;

/** The schedules of the minute, one per cadence, with its payload. The day's work is the pipeline's. */
final class Schedules extends Construct {

    private final ScheduleGroup group;
    private final Deployment deployment;
    private final IRole caller;

    Schedules(Construct scope, String id, Deployment deployment, LambdaFunctions functions) {
        super(scope, id);
        this.deployment = deployment;
        // By default the group would outlive the stack, and its name would block the next deployment.
        group = ScheduleGroup.Builder.create(this, "Group")
                .scheduleGroupName(deployment.name())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        caller = caller(functions);
        Settings settings = deployment.settings();
        // One schedule for each cadence: the call shares the shards out, or works on the only one itself.
        everyMinutes("Retrieve", functions.retrieval, settings.retrievalMinutes(), Map.of("action", "retrieve"));
        if (settings.model().trading()) {
            everyMinutes(
                    "Trade",
                    functions.execution,
                    settings.execution().intervalMinutes(),
                    Map.of("action", "scheduled_trading"));
        }
        if (!settings.portfolios().isEmpty()) {
            // A schedule cannot know whether something is open: it calls each minute, and a call with nothing to do
            // ends early.
            everyMinutes("Signals", functions.execution, 1, Map.of("action", "execute_signals"));
        }
        if (!Pipeline.isDaily(settings)) {
            review(functions.monitoring);
        }
    }

    /**
     * A cron expression, which fires at the full minute: a rate would keep the second of the deployment, and late in the
     * minute every bar is too old to trade (EventBridge Scheduler User Guide, "Schedule types"). If the minutes do not
     * divide an hour, the last interval of each hour is shorter.
     */
    private void everyMinutes(String id, IFunction function, int minutes, Map<String, Object> payload) {
        ScheduleExpression expression = ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                .minute(minutes == 1 ? "*" : "0/" + minutes)
                .build());
        schedule(id, expression, function, 0, Duration.seconds(60), payload);
    }

    /** Without a daily pipeline the review is the only work that does not belong to the minute. */
    private void review(IFunction monitoring) {
        MonitoringSettings settings = deployment.settings().monitoring();
        ScheduleExpression expression = ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                .minute(Integer.toString(settings.at().getMinute()))
                .hour(Integer.toString(settings.at().getHour()))
                .weekDay(settings.day().name().substring(0, 3))
                .build());
        schedule("Review", expression, monitoring, 1, Duration.hours(2), Map.of("action", "review"));
    }

    private void schedule(
            String id,
            ScheduleExpression expression,
            IFunction function,
            int retries,
            Duration age,
            Map<String, Object> payload) {
        Schedule.Builder.create(this, id)
                .scheduleName(deployment.functionName(id.toLowerCase(Locale.ROOT)))
                .scheduleGroup(group)
                .schedule(expression)
                .target(new LambdaInvoke(
                        function,
                        ScheduleTargetBaseProps.builder()
                                .role(caller)
                                .retryAttempts(retries)
                                .maxEventAge(age)
                                .input(ScheduleTargetInput.fromObject(payload))
                                .build()))
                .build();
    }

    /** May call the functions of these schedules only, and only for this schedule group in this account. */
    private IRole caller(LambdaFunctions functions) {
        Role role = Role.Builder.create(this, "Caller")
                .description("What the schedules of " + deployment.name() + " may do")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                new TreeMap<>(Map.of(
                                        "aws:SourceAccount",
                                        Aws.ACCOUNT_ID,
                                        "aws:SourceArn",
                                        group.getScheduleGroupArn())))))
                .inlinePolicies(Map.of(
                        "call",
                        PolicyDocument.Builder.create()
                                .statements(List.of(PolicyStatement.Builder.create()
                                        .actions(List.of("lambda:InvokeFunction"))
                                        .resources(called(functions)
                                                .map(IFunction::getFunctionArn)
                                                .toList())
                                        .build()))
                                .build()))
                .build();
        return role.withoutPolicyUpdates();
    }

    private Stream<IFunction> called(LambdaFunctions functions) {
        Stream<IFunction> ofTheMinute = Stream.of(functions.retrieval, functions.execution);
        return Pipeline.isDaily(deployment.settings())
                ? ofTheMinute
                : Stream.concat(ofTheMinute, Stream.of(functions.monitoring));
    }

    /** Of this deployment; the pipeline's schedule is in it too. */
    ScheduleGroup group() {
        return group;
    }
}

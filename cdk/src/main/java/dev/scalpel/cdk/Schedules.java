package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.settings.deployment.TrainingBatch;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** The schedules of the functions, one per shard or training batch, with its payload. */
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
        for (Shard shard : Shard.of(settings)) {
            Map<String, Object> payload = Map.of("shard", shard.name());
            everyMinutes("Retrieve" + shard.name(), functions.retrieval, settings.retrievalMinutes(), payload);
            if (shard.trades(settings)) {
                everyMinutes(
                        "Trade" + shard.name(),
                        functions.execution,
                        settings.execution().intervalMinutes(),
                        payload);
            }
        }
        if (!settings.portfolios().isEmpty()) {
            // A schedule cannot know whether something is open: it calls each minute, and a call with nothing to do
            // ends early.
            everyMinutes("Signals", functions.execution, 1, Map.of("action", "execute_signals"));
        }
        for (TrainingBatch batch : TrainingBatch.of(settings)) {
            at(
                    "Train" + batch.name(),
                    functions.training,
                    settings.training().at(),
                    "*",
                    OrderedMap.of("action", "train", "batch", batch.name()));
        }
        at(
                "Review",
                functions.monitoring,
                settings.monitoring().at(),
                shortName(settings.monitoring().day()),
                Map.of("action", "review"));
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

    private void at(String id, IFunction function, LocalTime time, String weekDay, Map<String, Object> payload) {
        ScheduleExpression expression = ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                .minute(Integer.toString(time.getMinute()))
                .hour(Integer.toString(time.getHour()))
                .weekDay(weekDay)
                .build());
        schedule(id, expression, function, 1, Duration.hours(2), payload);
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

    /** May call the four functions only, and only for this schedule group in this account. */
    private IRole caller(LambdaFunctions functions) {
        Role role = Role.Builder.create(this, "Caller")
                .description("What the schedules of " + deployment.name() + " may do")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                OrderedMap.of(
                                        "aws:SourceAccount",
                                        Aws.ACCOUNT_ID,
                                        "aws:SourceArn",
                                        group.getScheduleGroupArn()))))
                .inlinePolicies(Map.of(
                        "call",
                        PolicyDocument.Builder.create()
                                .statements(List.of(PolicyStatement.Builder.create()
                                        .actions(List.of("lambda:InvokeFunction"))
                                        .resources(functions.all().stream()
                                                .map(IFunction::getFunctionArn)
                                                .toList())
                                        .build()))
                                .build()))
                .build();
        return role.withoutPolicyUpdates();
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT);
    }
}

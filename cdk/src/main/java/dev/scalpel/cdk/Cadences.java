package dev.scalpel.cdk;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.Shard;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
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

/** When each function is called: one schedule and one payload for each shard. */
final class Cadences extends Construct {

    /** What one call of training may take, less a reserve for reading bars, the last fit and the gate. */
    private static final int TRAINING_SECONDS = 840;

    private static final int BESIDE_TUNING_SECONDS = 90;

    private final ScheduleGroup group;
    private final Deployment deployment;
    private final IRole caller;

    Cadences(Construct scope, String id, Deployment deployment, Functions functions) {
        super(scope, id);
        this.deployment = deployment;
        group = ScheduleGroup.Builder.create(this, "Group")
                .scheduleGroupName(deployment.name())
                .build();
        caller = caller(functions);
        Settings settings = deployment.settings();
        for (Shard shard : Shard.of(settings)) {
            Map<String, Object> payload = Map.of("shard", shard.name());
            everyMinutes(
                    "Retrieve" + shard.name(),
                    functions.retrieval,
                    settings.retrieval().everyMinutes(),
                    payload);
            everyMinutes(
                    "Trade" + shard.name(),
                    functions.execution,
                    settings.execution().everyMinutes(),
                    payload);
        }
        List<List<String>> batches = trainingBatches(settings);
        for (int batch = 0; batch < batches.size(); batch++) {
            at(
                    "Train" + batch,
                    functions.training,
                    settings.training().at(),
                    "*",
                    ordered("action", "train", "symbols", batches.get(batch)));
        }
        at(
                "Review",
                functions.monitoring,
                settings.monitoring().at(),
                shortName(settings.monitoring().day()),
                Map.of("action", "review"));
    }

    /** As many symbols a call as their tunings fit into its time. */
    static List<List<String>> trainingBatches(Settings settings) {
        int each = settings.tuning().seconds() + BESIDE_TUNING_SECONDS;
        int size = Math.max(1, TRAINING_SECONDS / each);
        List<String> symbols = settings.symbols().symbols().stream()
                .sorted()
                .map(Object::toString)
                .toList();
        return IntStream.iterate(0, from -> from < symbols.size(), from -> from + size)
                .mapToObj(from -> symbols.subList(from, Math.min(symbols.size(), from + size)))
                .toList();
    }

    private void everyMinutes(String id, IFunction function, int minutes, Map<String, Object> payload) {
        schedule(id, ScheduleExpression.rate(Duration.minutes(minutes)), function, 0, Duration.seconds(60), payload);
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

    /** May call the four functions and nothing else, and only for this group of schedules in this account. */
    private IRole caller(Functions functions) {
        Role role = Role.Builder.create(this, "Caller")
                .description("What the schedules of " + deployment.name() + " may do")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                Map.of(
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

    /** In one order always: an immutable map's changes with each JVM, and with it the template would. */
    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(key, value);
        payload.put(otherKey, otherValue);
        return payload;
    }
}

package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.pipeline.StateMachineDefinition;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.Pipeline;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.scheduler.CronOptionsWithTimezone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.ScheduleTargetBaseProps;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * The state machine of the daily pipeline, and the one schedule that starts it. An execution that fails, times out or is stopped by hand
 * becomes a message in the queue of failed calls, whose alarm reports it.
 */
final class DailyPipeline extends Construct {

    static final String NAME = "pipeline";
    static final String ROLE_PATH = "/Pipeline/role/Resource";
    static final String MACHINE_PATH = "/Pipeline/Machine";

    private static final List<String> LOG_DELIVERY = List.of(
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    private final Deployment deployment;

    /** @param lake its function, where the pipeline converts and analyses bars */
    DailyPipeline(
            Construct scope,
            String id,
            Deployment deployment,
            LambdaFunctions functions,
            Optional<IFunction> lake,
            ScheduleGroup group,
            String bucketName) {
        super(scope, id);
        this.deployment = deployment;
        Map<String, IFunction> called = new TreeMap<>(Map.of(
                LambdaFunction.DATA_RETRIEVAL.title(), functions.retrieval,
                LambdaFunction.MONITORING.title(), functions.monitoring));
        if (deployment.settings().model().trading()) {
            called.put(LambdaFunction.TRAINING.title(), functions.training);
        }
        lake.ifPresent(function -> called.put(Pipeline.LAKE, function));
        Map<String, String> arns = new TreeMap<>();
        called.forEach((name, function) -> arns.put(name, function.getFunctionArn()));
        LogGroup log = LogGroup.Builder.create(this, "log")
                // The prefix keeps the resource policy of log deliveries small ("Logging in CloudWatch Logs" of the
                // guide).
                .logGroupName("/aws/vendedlogs/states/" + deployment.functionName(NAME))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) log.getNode().getDefaultChild())
                .setRetentionInDays(deployment.settings().aws().logRetentionDays());
        CfnStateMachine machine = CfnStateMachine.Builder.create(this, "Machine")
                .stateMachineName(deployment.functionName(NAME))
                .stateMachineType("STANDARD")
                .definitionString(StateMachineDefinition.of(
                        Pipeline.of(deployment.settings(), lake.isPresent()),
                        arns,
                        Aws.PARTITION,
                        bucketName,
                        deployment.settings().pipeline().concurrency(),
                        lake.isPresent()))
                .roleArn(role(List.copyOf(arns.values()), bucketName).getRoleArn())
                .loggingConfiguration(CfnStateMachine.LoggingConfigurationProperty.builder()
                        .level("ERROR")
                        .includeExecutionData(true)
                        .destinations(List.of(CfnStateMachine.LogDestinationProperty.builder()
                                .cloudWatchLogsLogGroup(CfnStateMachine.CloudWatchLogsLogGroupProperty.builder()
                                        .logGroupArn(log.getLogGroupArn())
                                        .build())
                                .build()))
                        .build())
                .build();
        schedule(machine, group);
        Rule.Builder.create(this, "Failed")
                .ruleName(deployment.functionName("pipeline-failed"))
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of("Step Functions Execution Status Change"))
                        .detail(new TreeMap<>(Map.of(
                                "stateMachineArn",
                                List.of(machine.getRef()),
                                "status",
                                List.of("FAILED", "TIMED_OUT", "ABORTED"))))
                        .build())
                .targets(
                        List.of(SqsQueue.Builder.create(functions.failedCalls()).build()))
                .build();
    }

    /** "Creating IAM policies for Distributed Map states" of the guide: it starts itself for each call. */
    private Role role(List<String> functions, String bucketName) {
        String machine = states("stateMachine:" + deployment.functionName(NAME));
        String executions = states("execution:" + deployment.functionName(NAME));
        PolicyDocument rights = new PolicyDocument();
        rights.addStatements(
                allow(List.of("lambda:InvokeFunction"), functions),
                allow(List.of("states:StartExecution"), List.of(machine)),
                allow(
                        List.of("states:DescribeExecution", "states:StopExecution"),
                        List.of(executions + ":*", executions + "/*:*")),
                allow(List.of("s3:GetObject"), List.of("arn:" + Aws.PARTITION + ":s3:::" + bucketName + "/pipeline/*")),
                allow(LOG_DELIVERY, List.of("*")));
        return Role.Builder.create(this, "role")
                .description("What the pipeline of " + deployment.name() + " may do")
                .assumedBy(new ServicePrincipal("states.amazonaws.com")
                        .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
                .inlinePolicies(Map.of("only-this", rights))
                .build();
    }

    private static String states(String resource) {
        return "arn:" + Aws.PARTITION + ":states:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":" + resource;
    }

    private void schedule(CfnStateMachine machine, ScheduleGroup group) {
        LocalTime time = deployment.settings().training().at();
        Role starter = Role.Builder.create(this, "starter")
                .description("What the schedule of the pipeline of " + deployment.name() + " may do")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                new TreeMap<>(Map.of(
                                        "aws:SourceAccount",
                                        Aws.ACCOUNT_ID,
                                        "aws:SourceArn",
                                        group.getScheduleGroupArn())))))
                .inlinePolicies(Map.of(
                        "start",
                        PolicyDocument.Builder.create()
                                .statements(List.of(allow(List.of("states:StartExecution"), List.of(machine.getRef()))))
                                .build()))
                .build();
        Schedule.Builder.create(this, "Daily")
                .scheduleName(deployment.functionName(NAME))
                .scheduleGroup(group)
                .schedule(ScheduleExpression.cron(CronOptionsWithTimezone.builder()
                        .minute(Integer.toString(time.getMinute()))
                        .hour(Integer.toString(time.getHour()))
                        .weekDay("*")
                        .build()))
                .target(new StepFunctionsStartExecution(
                        StateMachine.fromStateMachineArn(this, "Started", machine.getRef()),
                        ScheduleTargetBaseProps.builder()
                                .role(starter.withoutPolicyUpdates())
                                .retryAttempts(3)
                                .maxEventAge(Duration.hours(2))
                                .input(ScheduleTargetInput.fromText("{\"day\":\"<aws.scheduler.scheduled-time>\"}"))
                                .build()))
                .build();
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}

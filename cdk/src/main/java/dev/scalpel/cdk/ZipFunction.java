package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.section.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * A function from a zip that works beside trading: its log, its role and the queue of its failed calls. The ids of what it makes are
 * part of deployed stacks.
 *
 * @param name without the stage
 * @param folder the unpacked package
 * @param network empty where it needs none
 */
record ZipFunction(
        String name,
        String description,
        String handler,
        Path folder,
        Map<String, String> variables,
        PolicyDocument rights,
        IQueue failedCalls,
        Optional<IsolatedNetwork> network) {

    static final int MEMORY_MB = 512;

    private static final Duration TIMEOUT = Duration.minutes(5);
    private static final String JVM_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC --enable-native-access=ALL-UNNAMED";

    Function in(Construct scope, Deployment deployment) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        LogGroup log = LogGroup.Builder.create(scope, "log")
                .logGroupName("/aws/lambda/" + deployment.functionName(name))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) log.getNode().getDefaultChild())
                .setRetentionInDays(deployment.settings().aws().logRetentionDays());
        rights.addStatements(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(log.getLogGroupArn()))
                .build());
        Function.Builder function = Function.Builder.create(scope, "Function")
                .functionName(deployment.functionName(name))
                .description(description)
                .runtime(Runtime.JAVA_25)
                .handler(handler)
                .code(Code.fromAsset(folder.toString()))
                .architecture(architecture(deployment))
                .memorySize(MEMORY_MB)
                .timeout(TIMEOUT)
                .retryAttempts(1)
                .deadLetterQueue(failedCalls)
                .environment(environment)
                .role(Role.Builder.create(scope, "role")
                        .description("What " + deployment.functionName(name) + " may do")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .inlinePolicies(Map.of("only-this", rights))
                        .build())
                .logGroup(log);
        network.ifPresent(isolated -> function.vpc(isolated.vpc())
                .vpcSubnets(isolated.subnets())
                .securityGroups(List.of(isolated.functionGroup())));
        return function.build();
    }

    private static software.amazon.awscdk.services.lambda.Architecture architecture(Deployment deployment) {
        return deployment.settings().aws().architecture() == Architecture.ARM64
                ? software.amazon.awscdk.services.lambda.Architecture.ARM_64
                : software.amazon.awscdk.services.lambda.Architecture.X86_64;
    }
}

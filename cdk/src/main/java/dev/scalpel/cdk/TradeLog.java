package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The newest trades, orders and positions in tables, and the function that brings them up to date each hour; made only with
 * {@code tradeLog.dynamodb}. What trades knows of neither. The tables follow from the ledger, so they go with the stack.
 */
final class TradeLog extends Construct {

    static final String NAME = "trade-log";
    static final String ROLE_PATH = "/TradeLog/role/Resource";

    /** In the order of their suffixes, which the function's variables have too. */
    private static final List<String> TABLES = List.of("trades", "orders", "positions");

    /**
     * @param rights of the function besides its tables and its log
     * @param folder the unpacked package of the function
     */
    TradeLog(
            Construct scope,
            String id,
            Deployment deployment,
            PolicyDocument rights,
            Map<String, String> overrides,
            IQueue failedCalls,
            Path folder) {
        super(scope, id);
        Map<String, String> environment = new TreeMap<>(overrides);
        List<String> arns = TABLES.stream()
                .map(suffix -> {
                    Table table = table(deployment, suffix);
                    environment.put("TRADE_LOG_" + suffix.toUpperCase(Locale.ROOT), table.getTableName());
                    return table.getTableArn();
                })
                .toList();
        rights.addStatements(allow(List.of("dynamodb:PutItem"), arns));
        Function function = new ZipFunction(
                        NAME,
                        "The ledger's newest rows to tables, each hour",
                        "dev.scalpel.tradelog.mirror.MirrorHandler::handleRequest",
                        folder,
                        environment,
                        rights,
                        failedCalls,
                        Optional.empty())
                .in(this, deployment);
        Rule.Builder.create(this, "Hourly")
                .ruleName(deployment.functionName("trade-log-hourly"))
                .schedule(Schedule.rate(Duration.hours(1)))
                .targets(List.of(
                        LambdaFunction.Builder.create(function).retryAttempts(1).build()))
                .build();
    }

    static List<String> tablePaths() {
        return TABLES.stream()
                .map(suffix -> "/TradeLog/" + suffix + "/Resource")
                .toList();
    }

    private Table table(Deployment deployment, String suffix) {
        return Table.Builder.create(this, suffix)
                .tableName(deployment.functionName(suffix))
                .partitionKey(key("scope"))
                .sortKey(key("id"))
                .timeToLiveAttribute("expires")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(false)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private static Attribute key(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}

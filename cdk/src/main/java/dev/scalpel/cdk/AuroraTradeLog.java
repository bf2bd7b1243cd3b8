package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.value.ProjectionInterval;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The ledger in a database of its own, and the function that projects it, both in a network without a way out; made only with
 * {@code tradeLog.aurora}. What trades knows of none of them.
 */
final class AuroraTradeLog extends Construct {

    static final String NAME = "trade-log-sql";
    static final String ROLE_PATH = "/TradeLogSql/role/Resource";
    static final String VPC_PATH = "/TradeLogSql/Network/" + IsolatedNetwork.VPC_ID + "/Resource";
    static final String CLUSTER_PATH = "/TradeLogSql/Database/Cluster";

    private final Function function;

    /** @param folder the unpacked package of the function */
    AuroraTradeLog(
            Construct scope,
            String id,
            Deployment deployment,
            FunctionPermissions permissions,
            Map<String, String> overrides,
            IQueue failedCalls,
            Path folder) {
        super(scope, id);
        IsolatedNetwork network = new IsolatedNetwork(this, "Network", permissions.bucketArn(), AuroraDatabase.PORT);
        AuroraDatabase database = new AuroraDatabase(this, "Database", deployment, network);
        PolicyDocument rights = permissions.forTradeLogSql();
        rights.addStatements(database.mayConnect(), FixedAddress.attach());
        Map<String, String> variables = new TreeMap<>(overrides);
        // Notices cannot be sent from here, and what they need cannot be read: the alarm on failed calls reports.
        variables.keySet().removeIf(name -> name.startsWith("SCALPEL_NOTIFICATION_"));
        variables.put("SCALPEL_NOTIFICATION_CHANNEL", "none");
        variables.putAll(database.variables());
        function = new ZipFunction(
                        NAME,
                        "The ledger into its database",
                        "dev.scalpel.tradelog.function.TradeLogHandler::handleRequest",
                        folder,
                        variables,
                        rights,
                        failedCalls,
                        Optional.of(network))
                .in(this, deployment);
        boolean hourly = deployment.settings().tradeLog().every() == ProjectionInterval.HOUR;
        Rule.Builder.create(this, "Schedule")
                .ruleName(deployment.functionName(NAME))
                .schedule(Schedule.rate(hourly ? Duration.hours(1) : Duration.days(1)))
                .targets(List.of(
                        LambdaFunction.Builder.create(function).retryAttempts(1).build()))
                .build();
    }

    Function function() {
        return function;
    }
}

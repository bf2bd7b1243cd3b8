package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBCluster.ServerlessV2ScalingConfigurationProperty;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.constructs.Construct;

/**
 * Aurora PostgreSQL Serverless v2 that pauses while nobody is connected (Aurora User Guide, "Scaling to Zero ACUs with automatic pause and
 * resume": a minimum of 0 ACU from 16.3 on, {@code SecondsUntilAutoPause} from 300).
 *
 * <p>There is no password anywhere: its one user authenticates by IAM from the creation on ({@code MasterUserAuthenticationType} of
 * CreateDBCluster). So nothing has to create a user from inside a network that Secrets Manager and the Data API cannot be reached from
 * without paid endpoints. AWS advises against the master user for applications; here it is the owner of a database that holds nothing
 * else, can be made again from the ledger, and is reached by one function only.
 */
final class AuroraDatabase extends Construct {

    static final int PORT = 5433;

    static final String NAME = "scalpel";
    static final String USER = "scalpel";

    private static final String ENGINE = "aurora-postgresql";
    /** PostgreSQL's version of the tests' server; minor versions are brought in by Aurora. */
    private static final String VERSION = "17.6";

    private static final double MAX_ACU = 1;
    private static final int PAUSE_SECONDS = 300;
    /** A reader of tier 0 or 1 pauses and resumes with the writer, and has its capacity. */
    private static final int TIER = 1;

    private final CfnDBCluster cluster;

    AuroraDatabase(Construct scope, String id, Deployment deployment, IsolatedNetwork network) {
        super(scope, id);
        CfnDBSubnetGroup subnets = CfnDBSubnetGroup.Builder.create(this, "Subnets")
                .dbSubnetGroupDescription("Isolated subnets of " + deployment.name())
                .subnetIds(network.vpc().selectSubnets(network.subnets()).getSubnetIds())
                .build();
        cluster = CfnDBCluster.Builder.create(this, "Cluster")
                .dbClusterIdentifier(deployment.functionName("trade-log"))
                .engine(ENGINE)
                .engineVersion(VERSION)
                .serverlessV2ScalingConfiguration(ServerlessV2ScalingConfigurationProperty.builder()
                        .minCapacity(0)
                        .maxCapacity(MAX_ACU)
                        .secondsUntilAutoPause(PAUSE_SECONDS)
                        .build())
                .databaseName(NAME)
                .masterUsername(USER)
                .masterUserAuthenticationType("iam-db-auth")
                .enableIamDatabaseAuthentication(true)
                .port(PORT)
                .dbSubnetGroupName(subnets.getRef())
                .vpcSecurityGroupIds(List.of(network.databaseGroup().getSecurityGroupId()))
                .storageEncrypted(true)
                .copyTagsToSnapshot(true)
                .backupRetentionPeriod(1)
                .deletionProtection(deployment.stage() == Stage.PRODUCTION)
                .build();
        cluster.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
        instance("Writer", 0);
        if (deployment.settings().tradeLog().multiAz()) {
            instance("Reader", TIER);
        }
    }

    /** Where the function finds it. */
    Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "TRADE_LOG_HOST",
                cluster.getAttrEndpointAddress(),
                "TRADE_LOG_PORT",
                cluster.getAttrEndpointPort(),
                "TRADE_LOG_DATABASE",
                NAME,
                "TRADE_LOG_USER",
                USER));
    }

    /** As this one user of this one cluster. */
    PolicyStatement mayConnect() {
        return PolicyStatement.Builder.create()
                .actions(List.of("rds-db:connect"))
                .resources(List.of("arn:" + Aws.PARTITION + ":rds-db:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":dbuser:"
                        + cluster.getAttrDbClusterResourceId() + "/" + USER))
                .build();
    }

    /** Aurora puts the second instance into another zone of the subnets. */
    private void instance(String id, int tier) {
        CfnDBInstance instance = CfnDBInstance.Builder.create(this, id)
                .dbClusterIdentifier(cluster.getRef())
                .dbInstanceClass("db.serverless")
                .engine(ENGINE)
                .promotionTier(tier)
                .publiclyAccessible(false)
                .autoMinorVersionUpgrade(true)
                .build();
        // Of a cluster, whose snapshot has everything.
        instance.applyRemovalPolicy(RemovalPolicy.DESTROY);
    }
}

package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.RefusedDeploymentException;
import dev.scalpel.cdk.deployment.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trade log's database: with {@code tradeLog.aurora} only, asleep when unused, and reached by its function alone. */
class AuroraTradeLogTest {

    @TempDir
    private static Path folder;

    private static SynthesizedStack testnet;
    private static SynthesizedStack production;

    @BeforeAll
    static void synthesise() throws IOException {
        testnet = stack(Stage.TESTNET, "tradeLog: {aurora: true}\n");
        production = stack(Stage.PRODUCTION, "tradeLog: {aurora: true, multiAz: true, every: trade}\n");
    }

    @Test
    void withoutTheSettingThereIsNoDatabaseAndNoNetwork() {
        SynthesizedStack without = SynthesizedStack.of(
                SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED, folder), folder.resolve("without"));
        for (String type : List.of("AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::EC2::VPC")) {
            assertThat(without.resources(type)).isEmpty();
        }
    }

    @Test
    void theDatabasePausesAfterFiveMinutesAndHasOneUnitAtMost() {
        Map<String, Object> cluster = only(testnet, "AWS::RDS::DBCluster");
        assertThat(TemplatePolicies.map(cluster.get("ServerlessV2ScalingConfiguration"))
                        .toString())
                .isEqualTo("{MaxCapacity=1, MinCapacity=0, SecondsUntilAutoPause=300}");
        assertThat(cluster).containsEntry("Engine", "aurora-postgresql").containsEntry("EngineVersion", "17.6");
        assertThat(testnet.resources("AWS::RDS::DBInstance"))
                .singleElement()
                .satisfies(instance -> assertThat(instance)
                        .containsEntry("DBInstanceClass", "db.serverless")
                        .containsEntry("PubliclyAccessible", false));
    }

    /** No password exists that could leak, and no secret that would have to be paid for and rotated. */
    @Test
    void itsOneUserAuthenticatesByIam() {
        Map<String, Object> cluster = only(testnet, "AWS::RDS::DBCluster");
        assertThat(cluster)
                .containsEntry("MasterUsername", "scalpel")
                .containsEntry("MasterUserAuthenticationType", "iam-db-auth")
                .containsEntry("EnableIAMDatabaseAuthentication", true)
                .containsEntry("StorageEncrypted", true)
                .doesNotContainKeys("MasterUserPassword", "ManageMasterUserPassword", "EnableHttpEndpoint");
        assertThat(testnet.resources("AWS::SecretsManager::Secret")).isEmpty();
        assertThat(statements("rds-db:connect"))
                .singleElement()
                .asString()
                .contains("dbuser:", "DBClusterResourceId", "/scalpel");
    }

    @Test
    void severalZonesHaveASecondInstanceThatSleepsWithTheFirst() {
        assertThat(production.resources("AWS::RDS::DBInstance"))
                .extracting(instance -> instance.get("PromotionTier"))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(list(only(production, "AWS::RDS::DBSubnetGroup").get("SubnetIds")))
                .hasSize(2);
    }

    @Test
    void productionsDatabaseIsProtectedAndLeavesASnapshot() {
        assertThat(only(production, "AWS::RDS::DBCluster")).containsEntry("DeletionProtection", true);
        assertThat(only(testnet, "AWS::RDS::DBCluster")).containsEntry("DeletionProtection", false);
        for (SynthesizedStack each : List.of(testnet, production)) {
            assertThat(TemplatePolicies.map(each.json().get("Resources")).values().stream()
                            .map(TemplatePolicies::map)
                            .filter(resource -> "AWS::RDS::DBCluster".equals(resource.get("Type"))))
                    .singleElement()
                    .satisfies(resource -> assertThat(resource)
                            .containsEntry("DeletionPolicy", "Snapshot")
                            .containsEntry("UpdateReplacePolicy", "Snapshot"));
        }
    }

    /** Neither gateway nor NAT, nor an endpoint that is paid for; what can be reached is the bucket and the database. */
    @Test
    void nothingLeadsInOrOut() {
        for (String type : List.of(
                "AWS::EC2::InternetGateway",
                "AWS::EC2::NatGateway",
                "AWS::EC2::EIP",
                "AWS::EC2::Route",
                "AWS::EC2::VPCGatewayAttachment")) {
            assertThat(testnet.resources(type)).as(type).isEmpty();
        }
        assertThat(testnet.resources("AWS::EC2::Subnet"))
                .hasSize(2)
                .allSatisfy(subnet -> assertThat(subnet).containsEntry("MapPublicIpOnLaunch", false));
        assertThat(testnet.resources("AWS::EC2::VPCEndpoint")).singleElement().satisfies(endpoint -> {
            assertThat(endpoint).containsEntry("VpcEndpointType", "Gateway");
            assertThat(endpoint.get("PolicyDocument").toString())
                    .contains("s3:GetObject", "s3:ListBucket", "scalpel-testnet-")
                    .doesNotContain("s3:Put", "Resource=*");
        });
    }

    @Test
    void theDatabaseAdmitsItsFunctionAndNobodyElse() {
        assertThat(testnet.resources("AWS::EC2::SecurityGroupIngress"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule).containsEntry("FromPort", 5433).containsEntry("ToPort", 5433);
                    assertThat(rule.get("SourceSecurityGroupId").toString()).contains("NetworkFunction");
                    assertThat(rule.get("GroupId").toString()).contains("NetworkDatabase");
                });
        assertThat(testnet.resources("AWS::EC2::SecurityGroup"))
                .hasSize(2)
                .allSatisfy(group -> assertThat(group).doesNotContainKey("SecurityGroupIngress"));
        assertThat(only(testnet, "AWS::RDS::DBCluster")
                        .get("VpcSecurityGroupIds")
                        .toString())
                .contains("NetworkDatabase")
                .doesNotContain("NetworkFunction");
    }

    @Test
    void theFunctionIsInTheNetworkAndKnowsTheDatabase() {
        Map<String, Object> function = function(testnet);
        assertThat(function)
                .containsEntry("Handler", "dev.scalpel.tradelog.function.TradeLogHandler::handleRequest")
                .containsKeys("VpcConfig", "DeadLetterConfig");
        Map<String, Object> variables = TemplatePolicies.map(
                TemplatePolicies.map(function.get("Environment")).get("Variables"));
        assertThat(variables)
                .containsEntry("TRADE_LOG_DATABASE", "scalpel")
                .containsEntry("TRADE_LOG_USER", "scalpel")
                .containsEntry("SCALPEL_NOTIFICATION_CHANNEL", "none")
                .containsEntry("SCALPEL_STORE_KIND", "s3")
                .containsKeys("TRADE_LOG_HOST", "TRADE_LOG_PORT")
                .doesNotContainKey("SCALPEL_NOTIFICATION_TOPIC");
    }

    /** It reads the ledger and connects; it writes nothing in the account. */
    @Test
    void itsRoleMayReadTheLedgerAndNothingElse() {
        assertThat(statements(""))
                .allSatisfy(statement -> assertThat(statement)
                        .containsAnyOf(
                                "s3:GetObject",
                                "s3:ListBucket",
                                "rds-db:connect",
                                "logs:PutLogEvents",
                                "ec2:CreateNetworkInterface"));
        assertThat(String.valueOf(statements("")))
                .contains("/trades/*", "/orders/*", "/decisions/*", "/signal-log/*")
                .doesNotContain("s3:Put", "s3:Delete", "sns:", "secretsmanager:", "/state/*", "/models/*");
    }

    @Test
    void itIsCalledEachHourOrDayOrByTheLedgersFiles() throws IOException {
        assertThat(schedule(testnet)).containsEntry("ScheduleExpression", "rate(1 hour)");
        assertThat(schedule(production)).containsEntry("ScheduleExpression", "rate(1 day)");
        assertThat(schedule(stack(Stage.TESTNET, "tradeLog: {aurora: true, every: day}\n")))
                .containsEntry("ScheduleExpression", "rate(1 day)");
        assertThat(notifications(testnet)).hasSize(1);
        assertThat(notifications(production))
                .hasSize(3)
                .anySatisfy(started -> assertThat(started).contains("TradeLogSql", "Value=trades/"));
    }

    @Test
    void aRegionWithoutARootCertificateIsRefused() {
        assertThatThrownBy(() -> SynthesizedStack.deployment(
                        Stage.TESTNET,
                        SynthesizedStack.MAILED + "tradeLog: {aurora: true}\n",
                        Optional.of("ca-west-1"),
                        folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageStartingWith("tradeLog.aurora in region ca-west-1: this release has no root certificate")
                .hasMessageContaining("eu-central-1");
    }

    @Test
    void theSecurityRulesFindNothing() {
        testnet.requireNoFindings();
        production.requireNoFindings();
    }

    static SynthesizedStack stack(Stage stage, String yaml) throws IOException {
        Path own = Files.createTempDirectory(folder, "stack");
        Path zip = Files.createDirectories(own.resolve("trade-log"));
        Files.writeString(zip.resolve("handler.txt"), "stands for the function");
        Deployment deployment = SynthesizedStack.deployment(stage, SynthesizedStack.MAILED + yaml, own)
                .withTradeLogSql(zip);
        return SynthesizedStack.of(deployment, own);
    }

    private static Map<String, Object> function(SynthesizedStack stack) {
        return stack.resources("AWS::Lambda::Function").stream()
                .filter(each -> String.valueOf(each.get("FunctionName")).endsWith("-trade-log-sql"))
                .findFirst()
                .orElseThrow();
    }

    /** Of the function's role, those with a text. */
    private static List<String> statements(String part) {
        return testnet.resources("AWS::IAM::Role").stream()
                .filter(role -> String.valueOf(role.get("Description")).contains("trade-log-sql"))
                .flatMap(role -> list(role.get("Policies")).stream())
                .flatMap(policy ->
                        list(TemplatePolicies.map(TemplatePolicies.map(policy).get("PolicyDocument"))
                                        .get("Statement"))
                                .stream())
                .map(String::valueOf)
                .filter(statement -> statement.contains(part))
                .collect(Collectors.toList());
    }

    private static List<String> notifications(SynthesizedStack stack) {
        Map<String, Object> bucket = only(stack, "AWS::S3::Bucket");
        return list(TemplatePolicies.map(bucket.get("NotificationConfiguration"))
                        .get("LambdaConfigurations"))
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    /** The pipeline's rule has an event's pattern. */
    private static Map<String, Object> schedule(SynthesizedStack stack) {
        List<Map<String, Object>> schedules = stack.resources("AWS::Events::Rule").stream()
                .filter(rule -> rule.containsKey("ScheduleExpression"))
                .toList();
        assertThat(schedules).hasSize(1);
        return schedules.get(0);
    }

    private static Map<String, Object> only(SynthesizedStack stack, String type) {
        List<Map<String, Object>> all = stack.resources(type);
        assertThat(all).as(type).hasSize(1);
        return all.get(0);
    }
}

package dev.scalpel.cdk;

import java.util.List;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * A network without a way in or out: two zones, no internet gateway, no NAT. The bucket is reached through a gateway endpoint, which is
 * free and lets through nothing else; every other service of AWS cannot be reached from here.
 */
final class IsolatedNetwork extends Construct {

    /** In the order of the path in the stack, for the rules' findings. */
    static final String VPC_ID = "Vpc";

    private static final String RANGE = "10.21.0.0/24";
    private static final int ZONES = 2;
    private static final int SUBNET_MASK = 26;
    private static final String SUBNETS = "isolated";

    private final Vpc vpc;
    private final SecurityGroup function;
    private final SecurityGroup database;

    /**
     * @param bucketArn the only bucket that is reached
     * @param databasePort the only one that is open, to the function alone
     */
    IsolatedNetwork(Construct scope, String id, String bucketArn, int databasePort) {
        super(scope, id);
        vpc = Vpc.Builder.create(this, VPC_ID)
                .ipAddresses(IpAddresses.cidr(RANGE))
                .maxAzs(ZONES)
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name(SUBNETS)
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .cidrMask(SUBNET_MASK)
                        .build()))
                .build();
        GatewayVpcEndpoint bucket = vpc.addGatewayEndpoint(
                "Bucket",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        bucket.addToPolicy(PolicyStatement.Builder.create()
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:GetObject", "s3:ListBucket"))
                .resources(List.of(bucketArn, bucketArn + "/*"))
                .build());
        function = group("Function", "Function of the trade log");
        database = group("Database", "Database of the trade log");
        database.addIngressRule(function, Port.tcp(databasePort), "The function, and nothing else");
        function.addEgressRule(database, Port.tcp(databasePort), "The database");
        function.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "The bucket: no other way leads out");
    }

    IVpc vpc() {
        return vpc;
    }

    SubnetSelection subnets() {
        return SubnetSelection.builder().subnetGroupName(SUBNETS).build();
    }

    SecurityGroup functionGroup() {
        return function;
    }

    SecurityGroup databaseGroup() {
        return database;
    }

    private SecurityGroup group(String id, String description) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }
}

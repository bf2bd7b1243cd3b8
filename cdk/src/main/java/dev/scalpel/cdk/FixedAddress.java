package dev.scalpel.cdk;

import java.util.List;
import software.amazon.awscdk.services.ec2.AmazonLinux2023ImageSsmParameterProps;
import software.amazon.awscdk.services.ec2.AmazonLinuxCpuType;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPAssociation;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Instance;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.NatInstanceProps;
import software.amazon.awscdk.services.ec2.NatInstanceProviderV2;
import software.amazon.awscdk.services.ec2.NatProvider;
import software.amazon.awscdk.services.ec2.NatTrafficDirection;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * One address for all calls to the venue: a VPC with a small NAT instance that has an Elastic IP. Bucket and tables are
 * reached through gateway endpoints, which are free. A NAT gateway would cost five times as much; replacing the instance
 * costs some minutes of trading, but no money. Ids and subnet names are part of deployed stacks: they must not change.
 */
final class FixedAddress extends Construct {

    static final String VPC_PATH = "/FixedAddress/Vpc/Resource";
    static final String INSTANCE_PATH = "/FixedAddress/Vpc/waySubnet1/NatInstance/Resource";

    private static final String RANGE = "10.20.0.0/24";
    private static final String PUBLIC_SUBNET = "way";
    private static final String PRIVATE_SUBNET = "inside";
    private static final int DISK_GB = 8;

    private final Vpc vpc;
    private final SecurityGroup functions;
    private final CfnEIP address;

    FixedAddress(Construct scope, String id) {
        super(scope, id);
        NatInstanceProviderV2 nat = NatProvider.instanceV2(NatInstanceProps.builder()
                .instanceType(new InstanceType("t4g.nano"))
                .machineImage(MachineImage.latestAmazonLinux2023(AmazonLinux2023ImageSsmParameterProps.builder()
                        .cpuType(AmazonLinuxCpuType.ARM_64)
                        .build()))
                .userData(natUserData())
                .defaultAllowedTraffic(NatTrafficDirection.OUTBOUND_ONLY)
                .build());
        vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(RANGE))
                .maxAzs(1)
                .natGateways(1)
                .natGatewayProvider(nat)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(
                        subnet(PUBLIC_SUBNET, SubnetType.PUBLIC),
                        subnet(PRIVATE_SUBNET, SubnetType.PRIVATE_WITH_EGRESS)))
                .build();
        vpc.addGatewayEndpoint("Bucket", endpoint(GatewayVpcEndpointAwsService.S3));
        vpc.addGatewayEndpoint("Tables", endpoint(GatewayVpcEndpointAwsService.DYNAMODB));
        functions = SecurityGroup.Builder.create(this, "Functions")
                .vpc(vpc)
                .description("What calls the exchange")
                .allowAllOutbound(false)
                .build();
        functions.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "The exchange and AWS");
        nat.getConnections().allowFrom(Peer.ipv4(RANGE), Port.tcp(443), "The functions");
        Instance instance = nat.getGatewayInstances().get(0);
        ((CfnInstance) instance.getNode().getDefaultChild())
                .setBlockDeviceMappings(List.of(CfnInstance.BlockDeviceMappingProperty.builder()
                        .deviceName("/dev/xvda")
                        .ebs(CfnInstance.EbsProperty.builder()
                                .encrypted(true)
                                .volumeType("gp3")
                                .volumeSize(DISK_GB)
                                .build())
                        .build()));
        address = CfnEIP.Builder.create(this, "Address").domain("vpc").build();
        CfnEIPAssociation.Builder.create(this, "AddressOfTheWay")
                .allocationId(address.getAttrAllocationId())
                .instanceId(instance.getInstanceId())
                .build();
    }

    /** What Lambda needs to attach a function to a VPC; these actions cannot be restricted to one network. */
    static PolicyStatement attach() {
        return PolicyStatement.Builder.create()
                .actions(List.of(
                        "ec2:CreateNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSubnets",
                        "ec2:DeleteNetworkInterface",
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:UnassignPrivateIpAddresses"))
                .resources(List.of("*"))
                .build();
    }

    IVpc vpc() {
        return vpc;
    }

    SubnetSelection privateSubnets() {
        return SubnetSelection.builder().subnetGroupName(PRIVATE_SUBNET).build();
    }

    List<ISecurityGroup> functionsGroup() {
        return List.of(functions);
    }

    String address() {
        return address.getRef();
    }

    /** The Elastic IP replaces the first address while this runs, so the download may fail and is retried. */
    private static UserData natUserData() {
        UserData script = UserData.forLinux();
        script.addCommands(
                "for try in $(seq 30); do dnf install -y iptables-services && break; sleep 10; done",
                "echo net.ipv4.ip_forward=1 > /etc/sysctl.d/nat.conf && sysctl -p /etc/sysctl.d/nat.conf",
                "iptables -t nat -A POSTROUTING -o $(ip -4 route show default | awk '{print $5; exit}') -j MASQUERADE",
                "iptables -F FORWARD",
                "service iptables save && systemctl enable --now iptables");
        return script;
    }

    private static SubnetConfiguration subnet(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(26)
                .build();
    }

    private static GatewayVpcEndpointOptions endpoint(GatewayVpcEndpointAwsService service) {
        return GatewayVpcEndpointOptions.builder().service(service).build();
    }
}

package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Calls to the exchange leave from one address, which the key can be restricted to. */
@ExtendWith(RequiresNode.class)
class FixedAddressTest {

    private static final String SETTINGS = SynthesizedStack.MAILED + "aws: {network: fixed-address}\n";

    @TempDir
    private static Path folder;

    private static SynthesizedStack synthesised;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synthesised = SynthesizedStack.of(SynthesizedStack.deployment(Stage.TESTNET, SETTINGS, folder), folder);
        template = synthesised.template();
    }

    @Test
    void oneAddressBelongsToOneSmallInstanceThatTheOthersGoThrough() {
        template.resourceCountIs("AWS::EC2::EIP", 1);
        template.resourceCountIs("AWS::EC2::NatGateway", 0);
        template.resourceCountIs("AWS::EC2::Instance", 1);
        template.hasResourceProperties(
                "AWS::EC2::Instance", Match.objectLike(Map.of("InstanceType", "t4g.nano", "SourceDestCheck", false)));
        template.hasResourceProperties(
                "AWS::EC2::EIPAssociation",
                Match.objectLike(Map.of("AllocationId", Match.anyValue(), "InstanceId", Match.anyValue())));
        String instance = id("AWS::EC2::Instance");
        assertThat(properties("AWS::EC2::Route"))
                .anySatisfy(route -> assertThat(route)
                        .containsEntry("DestinationCidrBlock", "0.0.0.0/0")
                        .containsEntry("InstanceId", Map.of("Ref", instance)));
    }

    @Test
    void theInstanceTakesCallsFromInsideOnlyAndHasAnEncryptedDisk() {
        List<Object> ingress = properties("AWS::EC2::SecurityGroup").stream()
                .flatMap(group -> TemplatePolicies.list(group.get("SecurityGroupIngress")).stream())
                .toList();
        assertThat(ingress).isNotEmpty();
        assertThat(ingress.toString()).doesNotContain("0.0.0.0/0");
        assertThat(properties("AWS::EC2::Instance").get(0).toString()).contains("Encrypted=true");
    }

    @Test
    void bucketAndTablesAreReachedWithoutIt() {
        assertThat(properties("AWS::EC2::VPCEndpoint"))
                .extracting(endpoint -> TemplatePolicies.text(endpoint.get("ServiceName")))
                .containsExactlyInAnyOrder("com.amazonaws.AWS::Region.s3", "com.amazonaws.AWS::Region.dynamodb");
        assertThat(properties("AWS::EC2::VPCEndpoint"))
                .allSatisfy(endpoint -> assertThat(endpoint).containsEntry("VpcEndpointType", "Gateway"));
    }

    @Test
    void whatTalksToTheExchangeAndNothingElseIsInside() {
        assertThat(properties("AWS::Lambda::Function").stream()
                        .filter(function -> function.containsKey("VpcConfig"))
                        .map(function -> function.get("FunctionName")))
                .containsExactlyInAnyOrder("scalpel-testnet-data-retrieval", "scalpel-testnet-execution");
        assertThat(TemplatePolicies.of(synthesised.json(), "scalpel-testnet-execution"))
                .extracting(TemplatePolicies.Right::action)
                .contains("ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface");
        assertThat(TemplatePolicies.of(synthesised.json(), "scalpel-testnet-training"))
                .noneMatch(right -> right.action().startsWith("ec2:"));
    }

    @Test
    void theAddressIsPrinted() {
        assertThat(TemplatePolicies.map(synthesised.json().get("Outputs"))).containsKey("FixedAddress");
    }

    @Test
    void theSecurityRulesFindNothingThatWasNotAccepted() {
        synthesised.requireNoFindings();
    }

    @Test
    void nothingOfItIsThereByDefault(@TempDir Path other) {
        Template without = SynthesizedStack.of(
                        SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED, other), other)
                .template();
        for (String type : List.of("AWS::EC2::VPC", "AWS::EC2::EIP", "AWS::EC2::Instance")) {
            without.resourceCountIs(type, 0);
        }
    }

    private static String id(String type) {
        return template.findResources(type).keySet().iterator().next();
    }

    private static List<Map<String, Object>> properties(String type) {
        return template.findResources(type).values().stream()
                .map(resource ->
                        TemplatePolicies.map(TemplatePolicies.map(resource).get("Properties")))
                .toList();
    }
}

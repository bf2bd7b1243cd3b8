package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;

/** {@code api.mutualTls}: a name of the owner's, at which the gateway demands certificates. */
@ExtendWith(RequiresNode.class)
class MutualTlsTest {

    private static final String CERTIFICATE =
            "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d-0000-1111-2222-333344445555";

    @Test
    void theGatewayDemandsCertificatesAtTheOwnersNameAndSignalsGoThere(@TempDir Path folder) throws IOException {
        Path api = Files.createDirectories(folder.resolve("api"));
        Files.writeString(api.resolve("handler.txt"), "stands for the function");
        SynthesizedStack stack = SynthesizedStack.of(
                SynthesizedStack.deployment(
                                Stage.TESTNET,
                                SynthesizedStack.MAILED
                                        + "api: {enabled: true, mutualTls: hooks.example.org, certificate: \""
                                        + CERTIFICATE + "\", truststore: \"s3://my-bucket/folder/truststore.pem\"}\n",
                                folder)
                        .withApi(api),
                folder);
        stack.requireNoFindings();
        stack.template()
                .hasResourceProperties(
                        "AWS::ApiGateway::DomainName",
                        Match.objectLike(Map.of(
                                "DomainName",
                                "hooks.example.org",
                                "EndpointConfiguration",
                                Match.objectLike(Map.of("Types", List.of("REGIONAL"))),
                                "RegionalCertificateArn",
                                CERTIFICATE,
                                "SecurityPolicy",
                                "TLS_1_2",
                                "MutualTlsAuthentication",
                                Map.of("TruststoreUri", "s3://my-bucket/folder/truststore.pem"))));
        stack.template().hasResourceProperties("AWS::ApiGateway::BasePathMapping", Match.objectLike(Map.of()));
        assertThat(stack.template().findOutputs("SignalsAddress").toString())
                .contains("hooks.example.org", "/signals/PORTFOLIO");
        stack.template().hasOutput("PointTheNameTo", Match.objectLike(Map.of()));
    }
}

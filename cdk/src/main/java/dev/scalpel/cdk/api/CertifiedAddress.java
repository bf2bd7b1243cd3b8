package dev.scalpel.cdk.api;

import dev.scalpel.settings.section.MutualTlsSettings;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.MTLSConfig;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * A name of the owner's with mutual TLS: "How to turn on mutual TLS authentication for your REST APIs" of the API Gateway Developer Guide.
 * The gateway verifies the chain of a caller's certificate, the function its subject. The gateway's own address stays, for callers that
 * have no certificate: there the function takes no signals.
 */
final class CertifiedAddress {

    private static final String SCHEME = "s3://";

    private final String domain;
    private final DomainName name;

    private CertifiedAddress(String domain, DomainName name) {
        this.domain = domain;
        this.name = name;
    }

    static CertifiedAddress of(Construct scope, RestApi api, MutualTlsSettings settings) {
        String[] truststore =
                settings.truststore().orElseThrow().substring(SCHEME.length()).split("/", 2);
        String domain = settings.domain().orElseThrow();
        DomainName name = DomainName.Builder.create(scope, "Domain")
                .domainName(domain)
                .certificate(Certificate.fromCertificateArn(
                        scope, "Certificate", settings.certificate().orElseThrow()))
                .endpointType(EndpointType.REGIONAL)
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .mtls(MTLSConfig.builder()
                        .bucket(Bucket.fromBucketName(scope, "Truststore", truststore[0]))
                        .key(truststore[1])
                        .build())
                .mapping(api)
                .build();
        return new CertifiedAddress(domain, name);
    }

    String domain() {
        return domain;
    }

    String address() {
        return "https://" + domain;
    }

    /** What the owner's name must point to. */
    String target() {
        return name.getDomainNameAliasDomainName();
    }
}

package dev.scalpel.execution.credentials;

import dev.scalpel.aws.SignedRequests;
import dev.scalpel.aws.SystemsManager;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Systems Manager where AWS's own clients would find it: region, endpoint and credentials of the environment. */
final class RegionalParameters implements ParameterStore.Service {

    private final Optional<String> region;
    private final Duration timeout;

    /** @param region that of the environment if empty */
    RegionalParameters(Optional<String> region, Duration timeout) {
        this.region = region;
        this.timeout = timeout;
    }

    /** Each call opens a connection and closes it: keys are rarely read. */
    @Override
    public <T> T call(ParameterStore.Call<T> call) throws IOException {
        Region where = region.map(Region::of)
                .orElseGet(() -> DefaultAwsRegionProviderChain.builder().build().getRegion());
        try (DefaultCredentialsProvider credentials =
                        DefaultCredentialsProvider.builder().build();
                SignedRequests requests = new SignedRequests(credentials, where.id(), timeout)) {
            return call.of(new SystemsManager(requests, endpoint(where)));
        }
    }

    /** As AWS's own client of the service finds it: "Service-specific endpoints" in the reference of its SDKs. */
    @SuppressWarnings(
            "deprecation") // a provider of AWS's SDK for its own clients, which has no successor outside of them
    private static URI endpoint(Region region) {
        return AwsClientEndpointProvider.builder()
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_SSM")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlSsm")
                .serviceProfileProperty("ssm")
                .serviceEndpointPrefix("ssm")
                .defaultProtocol("https")
                .region(region)
                .build()
                .clientEndpoint();
    }
}

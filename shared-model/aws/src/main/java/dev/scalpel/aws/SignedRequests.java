package dev.scalpel.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Sends requests to AWS's APIs, signed with version 4. */
public final class SignedRequests implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final SdkHttpClient client;
    private final AwsCredentialsProvider credentials;
    private final String region;

    /** An answer of an API. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Response(int status, Map<String, List<String>> headers, byte[] body) {

        public boolean hasHeader(String name) {
            return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    /** @param readTimeout for an answer */
    public SignedRequests(AwsCredentialsProvider credentials, String region, Duration readTimeout) {
        this.credentials = credentials;
        this.region = region;
        client = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(readTimeout)
                .build();
    }

    public String region() {
        return region;
    }

    /**
     * One POST; never repeated.
     *
     * @throws IOException also if there are no credentials
     */
    public Response post(String service, URI address, Map<String, String> headers, byte[] body) throws IOException {
        try {
            return send(service, address, headers, body);
        } catch (SdkException failed) {
            throw new IOException("a request to " + service + " failed: " + failed.getMessage(), failed);
        }
    }

    private Response send(String service, URI address, Map<String, String> headers, byte[] body) throws IOException {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address);
        headers.forEach(request::putHeader);
        request.putHeader("Content-Length", Integer.toString(body.length));
        ContentStreamProvider payload = ContentStreamProvider.fromByteArray(body);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(payload))
                        .build())
                .call();
        byte[] answer = new byte[0];
        if (response.responseBody().isPresent()) {
            try (InputStream in = response.responseBody().get()) {
                answer = in.readAllBytes();
            }
        }
        return new Response(
                response.httpResponse().statusCode(), response.httpResponse().headers(), answer);
    }

    @Override
    public void close() {
        client.close();
    }
}

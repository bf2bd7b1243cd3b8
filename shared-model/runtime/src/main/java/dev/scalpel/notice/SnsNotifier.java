package dev.scalpel.notice;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;

/** Publishes to an SNS topic, whose subscribers get it as a plain-text mail. */
public final class SnsNotifier implements Notifier, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final SnsClient client;
    private final String topicArn;

    private SnsNotifier(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    /** Amazon's SNS in the topic's own region, with the role that the surroundings tell. */
    public static SnsNotifier to(String topicArn) {
        return new SnsNotifier(builder(topicArn).build(), topicArn);
    }

    /** Another SNS, such as a test's. */
    public static SnsNotifier at(URI endpoint, AwsCredentialsProvider credentials, String topicArn) {
        SnsClient client = builder(topicArn)
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .build();
        return new SnsNotifier(client, topicArn);
    }

    @Override
    public Delivery send(Notice notice) {
        try {
            client.publish(request -> request.topicArn(topicArn)
                    .subject(NoticeText.subject(notice.subject()))
                    .message(NoticeText.message(notice.message())));
            return Delivery.SENT;
        } catch (SdkException refused) {
            throw new NoticeException(
                    "SNS did not take the notice of " + notice.cause() + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static SnsClientBuilder builder(String topicArn) {
        return SnsClient.builder()
                .region(region(topicArn))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(READ_TIMEOUT))
                .overrideConfiguration(options -> options.apiCallTimeout(CALL_TIMEOUT));
    }

    private static Region region(String topicArn) {
        String[] parts = topicArn.split(":", -1);
        return Optional.of(parts)
                .filter(arn -> arn.length == 6 && arn[0].equals("arn") && arn[2].equals("sns") && !arn[3].isEmpty())
                .map(arn -> Region.of(arn[3]))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a topic must be an ARN such as arn:aws:sns:eu-central-1:123456789012:scalpel: " + topicArn));
    }
}

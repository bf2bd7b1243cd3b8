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

/** Publishes notices to an SNS topic; its subscribers receive plain-text mails. */
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

    /** Amazon SNS in the region of the topic, with the default credentials. */
    public static SnsNotifier to(String topicArn) {
        return new SnsNotifier(builder(topicArn).build(), topicArn);
    }

    /** Another SNS endpoint, for tests. */
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
        } catch (SdkException failure) {
            throw new NoticeException(
                    "SNS rejected the notice of " + notice.cause() + ": " + failure.getMessage(), failure);
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

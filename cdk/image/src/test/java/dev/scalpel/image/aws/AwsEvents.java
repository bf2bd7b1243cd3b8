package dev.scalpel.image.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The documents that AWS sends, by its documentation:
 *
 * <ul>
 *   <li>S3: "Event message structure" (notification-content-structure) of the S3 User Guide. The key is URL-encoded, a
 *       space is a plus; "Event notification types and destinations" says that a message has one record.
 *   <li>Scheduler: "Adding context attributes" (managing-schedule-context-attributes) of its User Guide: the target gets
 *       the schedule's input with these keywords replaced. Without an input it gets an envelope of its own.
 *   <li>EventBridge: "Amazon S3 Event Notifications: using EventBridge" (ev-events) of the S3 User Guide.
 *   <li>SNS: "Invoking Lambda functions with Amazon SNS notifications" (with-sns) of the Lambda Developer Guide.
 * </ul>
 *
 * {@link AwsEventsTest} has AWS's own classes (aws-lambda-java-events) read them.
 */
final class AwsEvents {

    private AwsEvents() {}

    /** What S3 sends to a function when an object was written. */
    static String objectCreated(String bucket, String key) {
        return """
                {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-central-1",
                  "eventTime": "2026-05-31T21:00:02.345Z", "eventName": "ObjectCreated:Put",
                  "userIdentity": {"principalId": "AWS:AROAEXAMPLE:scalpel-testnet-data-retrieval"},
                  "requestParameters": {"sourceIPAddress": "203.0.113.7"},
                  "responseElements": {"x-amz-request-id": "C3D13FE58DE4C810", "x-amz-id-2": "FMyUVURIY8/IgAtTv8xRj"},
                  "s3": {"s3SchemaVersion": "1.0", "configurationId": "ZTM5NjU5",
                    "bucket": {"name": "%s", "ownerIdentity": {"principalId": "A3NL1KOZZKExample"}, "arn": "arn:aws:s3:::%s"},
                    "object": {"key": "%s", "size": 97, "eTag": "d41d8cd98f00b204e9800998ecf8427e",
                      "versionId": "096fKKXTRTtl3on89fVO.nfljtsv6qko", "sequencer": "0055AED6DCD90281E5"}}}]}
                """.formatted(bucket, bucket, encoded(key));
    }

    /** What S3 sends once when a notification is set up. */
    static String testEvent(String bucket) {
        return """
                {"Service": "Amazon S3", "Event": "s3:TestEvent", "Time": "2026-05-31T20:59:00.000Z", "Bucket": "%s",
                 "RequestId": "5582815E1AEA5ADF", "HostId": "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}
                """.formatted(bucket);
    }

    /** What EventBridge would send of the same object. */
    static String objectCreatedByEventBridge(String bucket, String key) {
        return """
                {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created",
                 "source": "aws.s3", "account": "123456789012", "time": "2026-05-31T21:00:02Z", "region": "eu-central-1",
                 "resources": ["arn:aws:s3:::%s"],
                 "detail": {"version": "0", "bucket": {"name": "%s"},
                  "object": {"key": "%s", "size": 97, "etag": "d41d8cd98f00b204e9800998ecf8427e", "sequencer": "0055"},
                  "request-id": "N4N7GDK58NMKJ12R", "requester": "123456789012", "source-ip-address": "203.0.113.7",
                  "reason": "PutObject"}}
                """.formatted(bucket, bucket, key);
    }

    /** A schedule's input as its target gets it. */
    static String scheduled(JsonNode input) {
        if (!input.isTextual()) {
            return scheduledWithoutInput();
        }
        return input.textValue()
                .replace(
                        "<aws.scheduler.schedule-arn>",
                        "arn:aws:scheduler:eu-central-1:123456789012:schedule/group/name")
                .replace("<aws.scheduler.scheduled-time>", "2026-05-31T21:00:00Z")
                .replace("<aws.scheduler.execution-id>", "d32c5kddcf5bb8c3")
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    /** What Scheduler sends for a schedule that has no input; its detail is text. */
    static String scheduledWithoutInput() {
        return """
                {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
                 "source": "aws.scheduler", "account": "123456789012", "time": "2026-05-31T21:00:00Z",
                 "region": "eu-central-1",
                 "resources": ["arn:aws:scheduler:eu-central-1:123456789012:schedule/group/name"], "detail": "{}"}
                """;
    }

    /** What a function that subscribed to a topic would get. */
    static String notification(String topicArn, String message) {
        return """
                {"Records": [{"EventVersion": "1.0", "EventSource": "aws:sns",
                  "EventSubscriptionArn": "%s:21be56ed-a058-49f5-8c98-aedd2564c486",
                  "Sns": {"Type": "Notification", "MessageId": "95df01b4-ee98-5cb9-9903-4c221d41eb5e", "TopicArn": "%s",
                    "Subject": "ALARM: scalpel-testnet-silence-0", "Message": "%s", "Timestamp": "2026-05-31T21:00:02.345Z",
                    "SignatureVersion": "1", "Signature": "tcc6faL2yUC6dgZdmrwh1Y4cGa",
                    "SigningCertUrl": "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService.pem",
                    "UnsubscribeUrl": "https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe",
                    "MessageAttributes": {}}}]}
                """.formatted(topicArn, topicArn, message);
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}

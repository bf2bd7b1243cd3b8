package dev.scalpel.image.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.shards.ShardMessage;
import dev.scalpel.testkit.sqs.SqsMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The documents that AWS sends, by its documentation:
 *
 * <ul>
 *   <li>S3: "Event message structure" (notification-content-structure) of the S3 User Guide. The key is URL-encoded, a
 *       space is a plus; "Event notification types and destinations" says that a message has one record.
 *   <li>Scheduler: "Adding context attributes" (managing-schedule-context-attributes) of its User Guide: the target gets
 *       the schedule's input with these keywords replaced. Without an input it gets an envelope of its own.
 *   <li>EventBridge: "Amazon S3 Event Notifications: using EventBridge" (ev-events) of the S3 User Guide.
 *   <li>SQS: "Example Amazon SQS message event (FIFO queue)" of "Using Lambda with Amazon SQS" of the Lambda Developer Guide.
 *   <li>SNS: "Invoking Lambda functions with Amazon SNS notifications" (with-sns) of the Lambda Developer Guide.
 *   <li>API Gateway: "Input format of a Lambda function for proxy integration" of its Developer Guide, and the sample
 *       {@code api_gateway_proxy_request_event.json} of aws-lambda-java-libs. A regional API passes the address as the caller wrote it,
 *       without the stage, each header a second time with all its values, and adds the caller's address to X-Forwarded-For.
 * </ul>
 *
 * {@link AwsEventsTest} has AWS's own classes (aws-lambda-java-events) read them.
 */
final class AwsEvents {

    /** In which everything happens. */
    private static final Instant MINUTE = Instant.parse("2026-05-31T21:00:00Z");

    private AwsEvents() {}

    /** What Lambda makes of a message of a FIFO queue that starts a shard. */
    static String queued(String queue, String shard) {
        ShardMessage message = new ShardMessage(
                queue.contains("execution") ? "scheduled_trading" : "retrieve", shard, MINUTE, "schedule");
        return new SqsMessage(queue, 1, shard, message.deduplication(), message.body(), MINUTE.toEpochMilli() + 2_000)
                .event();
    }

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

    /**
     * What API Gateway sends for a POST.
     *
     * @param resource as the API declares it: {@code /signals/{portfolio}}
     * @param address that called, as the gateway saw it
     */
    static String restRequest(String resource, String path, String address, String body) {
        return """
                {"resource": "%s", "path": "%s", "httpMethod": "POST",
                  "headers": {"Content-Type": "application/json; charset=utf-8", "Host": "wt6mne2s9k.execute-api.eu-central-1.amazonaws.com",
                    "User-Agent": "Go-http-client/1.1", "X-Amzn-Trace-Id": "Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",
                    "X-Forwarded-For": "10.9.8.7, %s", "X-Forwarded-Port": "443", "X-Forwarded-Proto": "https"},
                  "multiValueHeaders": {"Content-Type": ["application/json; charset=utf-8"],
                    "Host": ["wt6mne2s9k.execute-api.eu-central-1.amazonaws.com"], "User-Agent": ["Go-http-client/1.1"],
                    "X-Amzn-Trace-Id": ["Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e"],
                    "X-Forwarded-For": ["10.9.8.7, %s"], "X-Forwarded-Port": ["443"], "X-Forwarded-Proto": ["https"]},
                  "queryStringParameters": null, "multiValueQueryStringParameters": null,
                  "pathParameters": {"portfolio": "crypto"}, "stageVariables": null,
                  "requestContext": {"resourceId": "nl9h80", "resourcePath": "%s", "httpMethod": "POST",
                    "extendedRequestId": "JKJaXmPLvHcESHA=", "requestTime": "31/May/2026:21:00:02 +0000", "path": "/v1%s",
                    "accountId": "123456789012", "protocol": "HTTP/1.1", "stage": "v1", "domainPrefix": "wt6mne2s9k",
                    "requestTimeEpoch": 1780261202345, "requestId": "e6783cb2-9e7c-4c4d-8d9f-6a1b2c3d4e5f",
                    "identity": {"cognitoIdentityPoolId": null, "accountId": null, "cognitoIdentityId": null, "caller": null,
                      "sourceIp": "%s", "principalOrgId": null, "accessKey": null, "cognitoAuthenticationType": null,
                      "cognitoAuthenticationProvider": null, "userArn": null, "userAgent": "Go-http-client/1.1", "user": null},
                    "domainName": "wt6mne2s9k.execute-api.eu-central-1.amazonaws.com", "apiId": "wt6mne2s9k"},
                  "body": "%s", "isBase64Encoded": false}
                """.formatted(resource, path, address, address, resource, path, address, body.replace("\"", "\\\""));
    }
}

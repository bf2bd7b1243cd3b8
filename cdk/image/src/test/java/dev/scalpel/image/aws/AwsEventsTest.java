package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import org.junit.jupiter.api.Test;

/** AWS's own classes find in our documents what AWS would have put there. */
class AwsEventsTest {

    @Test
    void s3ReadsTheRecordAndDecodesTheKey() {
        S3EventNotificationRecord record = read(
                        AwsEvents.objectCreated("a-bucket", "chain/a shard+1.json"), S3EventNotification.class)
                .getRecords()
                .get(0);

        assertThat(record.getEventSource()).isEqualTo("aws:s3");
        assertThat(record.getEventName()).isEqualTo("ObjectCreated:Put");
        assertThat(record.getS3().getBucket().getName()).isEqualTo("a-bucket");
        assertThat(record.getS3().getObject().getKey()).isEqualTo("chain/a+shard%2B1.json");
        assertThat(record.getS3().getObject().getUrlDecodedKey()).isEqualTo("chain/a shard+1.json");
        assertThat(record.getS3().getObject().getSizeAsLong()).isEqualTo(97);
        assertThat(record.getEventTime()).hasToString("2026-05-31T21:00:02.345Z");
    }

    @Test
    void eventBridgeReadsTheObject() {
        ScheduledEvent event =
                read(AwsEvents.objectCreatedByEventBridge("a-bucket", "chain/0.json"), ScheduledEvent.class);

        assertThat(event.getSource()).isEqualTo("aws.s3");
        assertThat(event.getDetailType()).isEqualTo("Object Created");
        assertThat(event.getDetail().toString()).contains("key=chain/0.json", "name=a-bucket");
    }

    @Test
    void sqsReadsTheMessage() {
        SQSEvent.SQSMessage message = read(AwsEvents.queued("execution-shards.fifo", "7"), SQSEvent.class)
                .getRecords()
                .get(0);

        assertThat(message.getMessageId()).isNotEmpty();
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getBody())
                .isEqualTo("{\"action\":\"scheduled_trading\",\"shard\":\"7\",\"minute\":\"2026-05-31T21:00:00Z\"}");
        assertThat(message.getAttributes())
                .containsEntry("MessageGroupId", "7")
                .containsKeys("SequenceNumber", "MessageDeduplicationId", "SentTimestamp");
    }

    @Test
    void lambdaReadsTheAnswerToMessages() {
        SQSBatchResponse answer = read(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"11d6ee51-4cc7-4302-9e22-7cd8afdaadf5\"}]}",
                SQSBatchResponse.class);

        assertThat(answer.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("11d6ee51-4cc7-4302-9e22-7cd8afdaadf5");
    }

    @Test
    void snsReadsTheMessage() {
        SNSEvent event =
                read(AwsEvents.notification("arn:aws:sns:eu-central-1:123456789012:scalpel", "hello"), SNSEvent.class);

        assertThat(event.getRecords().get(0).getEventSource()).isEqualTo("aws:sns");
        assertThat(event.getRecords().get(0).getSNS().getMessage()).isEqualTo("hello");
        assertThat(event.getRecords().get(0).getSNS().getTopicArn())
                .isEqualTo("arn:aws:sns:eu-central-1:123456789012:scalpel");
    }

    @Test
    void apiGatewayReadsTheRequest() {
        APIGatewayProxyRequestEvent event = read(
                AwsEvents.restRequest("/signals/{portfolio}", "/signals/crypto", "52.32.178.7", "{\"a\":1}"),
                APIGatewayProxyRequestEvent.class);

        assertThat(event.getHttpMethod()).isEqualTo("POST");
        assertThat(event.getResource()).isEqualTo("/signals/{portfolio}");
        assertThat(event.getPath()).isEqualTo("/signals/crypto");
        assertThat(event.getPathParameters()).containsEntry("portfolio", "crypto");
        assertThat(event.getBody()).isEqualTo("{\"a\":1}");
        assertThat(event.getIsBase64Encoded()).isFalse();
        assertThat(event.getRequestContext().getIdentity().getSourceIp()).isEqualTo("52.32.178.7");
        assertThat(event.getRequestContext().getStage()).isEqualTo("v1");
        assertThat(event.getMultiValueHeaders().get("X-Forwarded-For")).containsExactly("10.9.8.7, 52.32.178.7");
    }

    private static <T> T read(String document, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, AwsEventsTest.class.getClassLoader())
                .fromJson(document);
    }
}

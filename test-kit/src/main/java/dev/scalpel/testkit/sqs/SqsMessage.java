package dev.scalpel.testkit.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A message that a FIFO queue holds.
 *
 * @param queue the queue's name
 * @param number of the queue, from 1
 * @param sentMillis when it was taken
 */
public record SqsMessage(String queue, long number, String group, String deduplication, String body, long sentMillis) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public String id() {
        return String.format("11d6ee51-4cc7-4302-9e22-%012d", number);
    }

    /** What Lambda sends to a function that reads the queue, for one message. */
    public String event() {
        return event(List.of(this));
    }

    /**
     * The same for several: "Example Amazon SQS message event (FIFO queue)" in "Using Lambda with Amazon SQS" of the Lambda Developer
     * Guide.
     */
    public static String event(List<SqsMessage> messages) {
        ObjectNode event = JSON.createObjectNode();
        for (SqsMessage message : messages) {
            ObjectNode record = event.withArray("Records").addObject();
            record.put("messageId", message.id());
            record.put("receiptHandle", "AQEBBX8nesZEXmkhsmZeyIE8iQAMig7qw+" + message.number());
            record.put("body", message.body());
            record.putObject("attributes")
                    .put("ApproximateReceiveCount", "1")
                    .put("SentTimestamp", Long.toString(message.sentMillis()))
                    .put("SequenceNumber", "1884957264" + (1_000_000_000L + message.number()))
                    .put("MessageGroupId", message.group())
                    .put("SenderId", "AIDAIO23YVJENQZJOL4VO")
                    .put("MessageDeduplicationId", message.deduplication())
                    .put("ApproximateFirstReceiveTimestamp", Long.toString(message.sentMillis() + 24));
            record.putObject("messageAttributes");
            record.put("md5OfBody", md5(message.body()));
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:" + message.queue());
            record.put("awsRegion", "eu-central-1");
        }
        return event.toString();
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

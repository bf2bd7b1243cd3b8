package dev.scalpel.testkit;

/** A message that the SNS endpoint has taken. */
public record SnsMessage(String topicArn, String subject, String message) {}

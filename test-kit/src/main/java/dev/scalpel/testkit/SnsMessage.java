package dev.scalpel.testkit;

/** A message that the SNS endpoint has accepted. */
public record SnsMessage(String topicArn, String subject, String message) {}

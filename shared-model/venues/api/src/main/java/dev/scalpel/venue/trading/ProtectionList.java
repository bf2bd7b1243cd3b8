package dev.scalpel.venue.trading;

/**
 * A stop and a target of which one cancels the other (OCO).
 *
 * @param clientId of the list as a whole
 */
public record ProtectionList(String clientId, NewOrder stop, NewOrder target) {}

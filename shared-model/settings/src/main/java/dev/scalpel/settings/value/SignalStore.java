package dev.scalpel.settings.value;

/** Where received signals are kept. */
public enum SignalStore {
    /** DynamoDB in a deployment with the HTTP API, else objects. */
    AUTOMATIC,
    /** In the object store, one object per signal. */
    OBJECTS,
    DYNAMODB
}

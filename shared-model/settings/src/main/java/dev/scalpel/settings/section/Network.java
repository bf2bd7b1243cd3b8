package dev.scalpel.settings.section;

/** Source addresses of calls from AWS to the venue. */
public enum Network {
    /** Addresses of AWS, shared with other customers and changing. */
    SHARED_ADDRESSES,
    /** One address of the deployment, to which an API key can be restricted. */
    FIXED_ADDRESS
}

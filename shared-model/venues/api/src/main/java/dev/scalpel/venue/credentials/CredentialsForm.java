package dev.scalpel.venue.credentials;

/** What a venue's credentials consist of. */
public enum CredentialsForm {
    /** A key that is sent, and a secret that signs. */
    KEY_AND_SECRET,
    /** One token that is sent with each request. */
    TOKEN
}

package dev.scalpel.settings.section;

/** Where the functions of a deployment read the venue's keys. */
public enum CredentialStore {
    /** AWS Secrets Manager: a charge a month for each secret. */
    SECRETS_MANAGER,
    /** Systems Manager's Parameter Store, as a SecureString: without a charge a month. */
    PARAMETER_STORE
}

package dev.scalpel.settings.section;

import java.util.Optional;

/**
 * A name of the owner's at which the HTTP API of a deployment demands certificates of its callers; all of it or nothing.
 *
 * @param domain such as {@code hooks.example.org}
 * @param certificate of that name, an ARN of AWS Certificate Manager
 * @param truststore the object in S3 with the certificates of the authorities whose clients may connect
 */
public record MutualTlsSettings(Optional<String> domain, Optional<String> certificate, Optional<String> truststore) {

    public boolean enabled() {
        return domain.isPresent();
    }
}

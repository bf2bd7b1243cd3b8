package dev.scalpel.settings.section;

import java.util.Optional;

/**
 * The trade log.
 *
 * @param url of a PostgreSQL server, without a password; empty for this machine's own
 * @param everyMinutes how often the deployment projects
 * @param aurora whether the deployment has a PostgreSQL database
 * @param multiAz whether that database has a second instance in another zone
 * @param dynamodb whether the deployment has tables of DynamoDB
 */
public record TradeLogSettings(
        Optional<String> url, int everyMinutes, boolean aurora, boolean multiAz, boolean dynamodb) {

    /** Whether the deployment has the function. */
    public boolean deployed() {
        return aurora || dynamodb;
    }
}

package dev.scalpel.settings.section;

import dev.scalpel.settings.value.ProjectionInterval;
import java.util.Optional;

/**
 * The trade log.
 *
 * @param url of a PostgreSQL server, without a password; empty for this machine's own
 * @param dynamodb whether a deployment keeps the newest trades, orders and positions in tables of DynamoDB
 * @param aurora whether a deployment has a database of its own
 * @param multiAz whether that has an instance in a second zone
 * @param every how often the ledger is projected into it
 */
public record TradeLogSettings(
        Optional<String> url, boolean dynamodb, boolean aurora, boolean multiAz, ProjectionInterval every) {}

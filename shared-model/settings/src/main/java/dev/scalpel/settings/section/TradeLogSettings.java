package dev.scalpel.settings.section;

import java.util.Optional;

/**
 * The trade log.
 *
 * @param url of a PostgreSQL server, without a password; empty for this machine's own
 * @param dynamodb whether a deployment keeps the newest trades, orders and positions in tables of DynamoDB
 */
public record TradeLogSettings(Optional<String> url, boolean dynamodb) {}

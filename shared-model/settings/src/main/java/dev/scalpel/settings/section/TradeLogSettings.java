package dev.scalpel.settings.section;

import java.util.Optional;

/**
 * The trade log.
 *
 * @param url of a PostgreSQL server, without a password; empty for this machine's own
 */
public record TradeLogSettings(Optional<String> url) {}

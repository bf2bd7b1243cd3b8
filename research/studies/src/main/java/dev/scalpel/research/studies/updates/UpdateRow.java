package dev.scalpel.research.studies.updates;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One kind of update in one case. Returns are means per day, in basis points of the account.
 *
 * @param of markets or days that the errors rest on
 * @param net of the account
 * @param adds net less that of the kind before it
 * @param error standard error of it; absent with fewer than two markets or days
 * @param usedShare of the traded days on which the update was used; 1 where it always is
 * @param tradesSha256 hash of the trades of one account; empty of several
 */
public record UpdateRow(
        String market,
        UpdateKind kind,
        int of,
        double net,
        OptionalDouble adds,
        OptionalDouble error,
        double usedShare,
        Optional<String> tradesSha256) {

    UpdateRow withTrades(String sha256) {
        return new UpdateRow(market, kind, of, net, adds, error, usedShare, Optional.of(sha256));
    }
}

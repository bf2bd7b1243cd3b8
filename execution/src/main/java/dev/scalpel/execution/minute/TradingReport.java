package dev.scalpel.execution.minute;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.AccountDocument.RollUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of an invocation.
 *
 * @param halted why trading is halted; empty while it is not
 * @param paused why nothing is opened while what is open is managed; empty while it is not paused
 * @param equity of the account as of the last roll-up, in the quote asset
 * @param drawdown below the peak, as a fraction of it
 * @param newBar whether this invocation handled a new bar of any symbol
 * @param silentShards those without a new bar for a while; empty where they were not looked at
 */
public record TradingReport(
        Instant at,
        Optional<String> halted,
        Optional<String> paused,
        List<MinuteReport> symbols,
        Optional<Double> equity,
        Optional<Double> drawdown,
        boolean newBar,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<String>> silentShards) {

    public TradingReport {
        symbols = List.copyOf(symbols);
    }

    static TradingReport of(
            InvocationContext invocation, List<MinuteReport> symbols, Optional<RollUp> account, boolean newBar) {
        return new TradingReport(
                invocation.now(),
                invocation.account().flatMap(AccountDocument::haltReason),
                invocation.account().flatMap(AccountDocument::pauseReason),
                symbols,
                account.map(roll -> roll.equity().doubleValue()),
                account.map(AccountRollUp::drawdown),
                newBar,
                Optional.empty());
    }

    TradingReport withSilentShards(Optional<List<String>> silent) {
        return new TradingReport(at, halted, paused, symbols, equity, drawdown, newBar, silent);
    }

    TradingReport and(List<MinuteReport> more) {
        List<MinuteReport> all = new ArrayList<>(symbols);
        all.addAll(more);
        return new TradingReport(at, halted, paused, all, equity, drawdown, newBar, silentShards);
    }

    /** Failures of single symbols, which did not stop the others. */
    @JsonProperty
    public List<String> failures() {
        return symbols.stream()
                .flatMap(symbol -> symbol.failure().stream().map(reason -> symbol.symbol() + ": " + reason))
                .toList();
    }
}

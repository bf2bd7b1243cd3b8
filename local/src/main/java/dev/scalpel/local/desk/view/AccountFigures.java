package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.data.InstrumentView;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.AccountState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The account of the model: equity, drawdown and gain of the day, by the states of its symbols. */
final class AccountFigures {

    private static final int CENTS = 2;

    private final Settings settings;

    AccountFigures(Settings settings) {
        this.settings = settings;
    }

    void write(ObjectNode overview, Snapshot snapshot, JsonNode venue) {
        Optional<AccountDocument> account = snapshot.account().account();
        DeskJson.putText(overview, "halted", account.flatMap(AccountDocument::haltReason));
        DeskJson.putText(overview, "paused", account.flatMap(AccountDocument::pauseReason));
        Optional<BigDecimal> capital = capital();
        Map<Symbol, SymbolState> states = states(snapshot);
        Optional<BigDecimal> equity = equity(snapshot);
        DeskJson.put(overview, "equity", equity);
        DeskJson.put(overview, "capital", capital);
        drawdown(equity, account.flatMap(AccountDocument::rollUp))
                .ifPresentOrElse(share -> overview.put("drawdown", share), () -> overview.putNull("drawdown"));
        DeskJson.put(overview, "dayGain", dayGain(states, snapshot));
        if (venue.path("marginUse").isNumber()) {
            overview.set("marginUse", venue.path("marginUse"));
        } else {
            overview.putNull("marginUse");
        }
    }

    /** With what is open; empty where it is not known yet. */
    Optional<BigDecimal> equity(Snapshot snapshot) {
        Map<Symbol, SymbolState> states = states(snapshot);
        return states.isEmpty()
                ? capital()
                : Optional.of(ExecutionConfig.equity(states).setScale(CENTS, RoundingMode.HALF_EVEN));
    }

    private Optional<BigDecimal> capital() {
        return settings.mode() == Mode.PAPER && !settings.traded().isEmpty()
                ? Optional.of(settings.execution().paperCapital())
                : Optional.empty();
    }

    private static Map<Symbol, SymbolState> states(Snapshot snapshot) {
        Map<Symbol, SymbolState> states = new TreeMap<>();
        snapshot.instruments().values().stream()
                .map(InstrumentView::state)
                .flatMap(Optional::stream)
                .forEach(state -> states.put(state.symbol(), state));
        return states;
    }

    private static Optional<Double> drawdown(Optional<BigDecimal> equity, Optional<RollUp> rollUp) {
        if (equity.isEmpty() || rollUp.isEmpty()) {
            return Optional.empty();
        }
        double peak = rollUp.get().peakEquity().max(equity.get()).doubleValue();
        return peak > 0 ? Optional.of(1 - equity.get().doubleValue() / peak) : Optional.empty();
    }

    private static Optional<BigDecimal> dayGain(Map<Symbol, SymbolState> states, Snapshot snapshot) {
        if (states.isEmpty()) {
            return Optional.empty();
        }
        long today = AccountRollUp.dayOf(snapshot.now().toEpochMilli());
        BigDecimal gain = BigDecimal.ZERO;
        for (SymbolState state : states.values()) {
            AccountState account = state.account();
            if (account.day() == today) {
                gain = gain.add(
                        BigDecimal.valueOf(account.equity()).subtract(BigDecimal.valueOf(account.dayStartEquity())));
            }
        }
        return Optional.of(gain.setScale(CENTS, RoundingMode.HALF_EVEN));
    }
}

package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import java.util.Optional;
import java.util.Set;

/** From the newest closed bar to a decision, in the style of the champion's model. Pure. */
public final class EntryDecider implements DecisionSource {

    private final int coolDownMinutes;
    private final OfferedSides sides;

    /** The sides on which positions can be opened. */
    @FunctionalInterface
    public interface OfferedSides {

        Set<PositionSide> of(Symbol symbol, InvocationContext invocation);
    }

    /**
     * @param coolDownMinutes the minimum for any tactics
     * @param sides of a score model; a bracket model has those of its grid
     */
    public EntryDecider(int coolDownMinutes, OfferedSides sides) {
        this.coolDownMinutes = coolDownMinutes;
        this.sides = sides;
    }

    @Override
    public StrategyId strategy() {
        return StrategyId.MODEL;
    }

    @Override
    public DecisionTrace decide(SymbolContext context, AccountView account) {
        if (context.champion() instanceof ChampionStatus.Refused refused) {
            return DecisionTrace.of(StandAsideReason.MODEL_REFUSED, refused.reason());
        }
        return context.champion() instanceof ChampionStatus.Model model
                ? decide(model.forecaster(), context, account)
                : DecisionTrace.of(StandAsideReason.FLAT_CHAMPION, "");
    }

    private DecisionTrace decide(Forecaster forecaster, SymbolContext context, AccountView account) {
        return ModelInputs.of(forecaster.features(), context.market())
                .flatMap(inputs -> forecaster.<Optional<DecisionTrace>>byStyle(
                        model -> BracketDecision.of(model, inputs, coolDownMinutes)
                                .map(decision -> decision.at(context.market().newest(), account)),
                        model -> Optional.of(new ScoreDecision(model, inputs)
                                .entry(sides.of(context.symbol(), context.invocation()), coolDownMinutes))))
                .orElseGet(() -> DecisionTrace.of(StandAsideReason.FEATURES_MISSING, ""));
    }
}

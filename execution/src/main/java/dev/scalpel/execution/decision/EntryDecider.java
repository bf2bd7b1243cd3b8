package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** From the newest closed bar to a decision, in the style of the champion's model. Pure. */
public final class EntryDecider implements DecisionSource {

    private final int coolDownMinutes;
    private final OfferedSides sides;
    private final ToDoubleFunction<Symbol> allocation;

    /** The sides on which positions can be opened. */
    @FunctionalInterface
    public interface OfferedSides {

        Set<PositionSide> of(Symbol symbol, InvocationContext invocation);
    }

    /**
     * @param coolDownMinutes the minimum for any tactics
     * @param sides of a score model; a bracket model has those of its grid
     * @param allocation largest share of the account of a symbol's positions, of which the terms may allow a part
     */
    public EntryDecider(int coolDownMinutes, OfferedSides sides, ToDoubleFunction<Symbol> allocation) {
        this.coolDownMinutes = coolDownMinutes;
        this.sides = sides;
        this.allocation = allocation;
    }

    /** The same with the whole account. */
    public EntryDecider(int coolDownMinutes, OfferedSides sides) {
        this(coolDownMinutes, sides, symbol -> 1);
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
                ? decide(model, context, account)
                : DecisionTrace.of(StandAsideReason.FLAT_CHAMPION, "");
    }

    private DecisionTrace decide(ChampionStatus.Model champion, SymbolContext context, AccountView account) {
        ChampionTerms terms = champion.terms();
        if (terms.entriesOff().isPresent()) {
            return DecisionTrace.of(
                    StandAsideReason.SUSPENDED, terms.entriesOff().get());
        }
        Optional<DecisionTrace> stopped =
                EntryGuards.licensedLoss(terms, context, account).map(DecisionTrace::of);
        return stopped.orElseGet(() -> inPart(decide(champion.forecaster(), context, account), terms, context));
    }

    private DecisionTrace inPart(DecisionTrace trace, ChampionTerms terms, SymbolContext context) {
        return terms.share() < 1 && trace.decision() instanceof Decision.Enter enter
                ? trace.withDecision(new Decision.Enter(
                        enter.basis(),
                        terms.share() * Math.min(enter.share(), allocation.applyAsDouble(context.symbol())),
                        enter.predictedNet(),
                        enter.winProbability(),
                        enter.tactics()))
                : trace;
    }

    private DecisionTrace decide(Forecaster forecaster, SymbolContext context, AccountView account) {
        return ModelInputs.of(forecaster.features(), context.market())
                .flatMap(inputs -> forecaster.<Optional<DecisionTrace>>byStyle(
                        model -> BracketDecision.of(model, inputs, coolDownMinutes)
                                .map(decision -> decision.at(context.market().newest(), account)),
                        model -> Optional.of(new ScoreDecision(model, inputs)
                                .entry(
                                        context.market().newest(),
                                        sides.of(context.symbol(), context.invocation()),
                                        coolDownMinutes))))
                .orElseGet(() -> DecisionTrace.of(StandAsideReason.FEATURES_MISSING, ""));
    }
}

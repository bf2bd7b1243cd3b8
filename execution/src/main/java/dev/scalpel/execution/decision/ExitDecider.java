package dev.scalpel.execution.decision;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.StandAsideReason;
import java.util.Map;
import java.util.Optional;

/**
 * The decision on the newest closed bar while a position is open: whether its score has turned. The score is that of the
 * present champion, the level it is compared with was frozen at the entry. A score that cannot be computed closes nothing:
 * stop, target and deadline stand. Pure.
 */
public final class ExitDecider {

    /** Figures of an open position's row: with its score, they are what the decision rests on. */
    public static final String EXIT_SCORE = "exitScore";

    public static final String ENTRY_SCORE = "entryScore";
    public static final String SIDE = "side";

    private ExitDecider() {}

    /** @param position the open one */
    public static DecisionTrace decide(SymbolContext context, Position position) {
        return decide(context.champion(), context.market(), position.basis());
    }

    /** @param basis of the open position */
    public static DecisionTrace decide(ChampionStatus champion, MarketSnapshot market, EntryBasis basis) {
        return basis instanceof EntryBasis.ByScore held
                ? decide(champion, market, held)
                : DecisionTrace.of(StandAsideReason.IN_POSITION, "");
    }

    private static DecisionTrace decide(ChampionStatus champion, MarketSnapshot market, EntryBasis.ByScore held) {
        if (champion instanceof ChampionStatus.Model model) {
            return model.forecaster()
                    .byStyle(
                            brackets -> withoutScore(held, "otherStyle", "the champion gives no score, but brackets"),
                            score -> ModelInputs.of(score.features(), market)
                                    .map(inputs -> new ScoreDecision(score, inputs).exit(held))
                                    .orElseGet(() -> withoutScore(held, "featuresMissing", "bars are missing")));
        }
        return champion instanceof ChampionStatus.Refused refused
                ? withoutScore(held, "modelRefused", refused.reason())
                : withoutScore(held, "flatChampion", "the champion is flat");
    }

    /** @param cause a figure's name, for the row */
    private static DecisionTrace withoutScore(EntryBasis.ByScore held, String cause, String why) {
        StandAside aside = new StandAside(
                StandAsideReason.SCORE_UNKNOWN,
                Map.of(cause, 1.0, EXIT_SCORE, held.exitScore(), ENTRY_SCORE, held.score(), SIDE, (double)
                        held.side().sign()));
        return new DecisionTrace(aside, Optional.empty(), Map.of(), why);
    }
}

package dev.scalpel.execution.champion;

import dev.scalpel.promotion.ChampionTerms;

/** Which model, if any, may open positions of a symbol. Open positions are managed in any case. */
public sealed interface ChampionStatus {

    /**
     * There is no model: do not trade.
     *
     * @param reason for people
     */
    record Flat(String reason) implements ChampionStatus {}

    /**
     * The champion cannot be used.
     *
     * @param reason for people, with what to do
     */
    record Refused(String reason) implements ChampionStatus {}

    /**
     * This model decides.
     *
     * @param terms on which it trades
     */
    record Model(Forecaster forecaster, ChampionTerms terms) implements ChampionStatus {

        /** Without terms of its own. */
        public Model(Forecaster forecaster) {
            this(forecaster, ChampionTerms.NONE);
        }
    }
}

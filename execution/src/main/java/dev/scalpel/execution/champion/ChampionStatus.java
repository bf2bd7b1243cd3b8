package dev.scalpel.execution.champion;

/** Whether anybody may open a position of a symbol, and who. Open positions are managed whatever it says. */
public sealed interface ChampionStatus {

    /**
     * The champion is flat: do not trade.
     *
     * @param why in words
     */
    record Flat(String why) implements ChampionStatus {}

    /**
     * The champion cannot be used.
     *
     * @param why with what to do
     */
    record Refused(String why) implements ChampionStatus {}

    /** A model decides. */
    record Model(Forecaster forecaster) implements ChampionStatus {}
}

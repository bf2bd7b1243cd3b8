package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import java.util.Optional;

/** What an entry rests on: its strategy, and in that strategy's own terms how it is to be closed. */
public sealed interface EntryBasis {

    /** The strategy's name. */
    String strategy();

    Origin origin();

    /** Where stop and target lie, and how long the position may be held. */
    Distances distances();

    /** The same with a hold no longer than {@code minutes}. */
    EntryBasis withMaxHold(int minutes);

    default StrategyId strategyId() {
        return StrategyId.of(strategy(), origin());
    }

    default PositionSide side() {
        return distances().side();
    }

    default double volatility() {
        return distances().volatility();
    }

    /** The bracket that a model chose; empty for the other forms. */
    default Optional<ByModel> model() {
        return Optional.empty();
    }

    /** The id of what decided: of the model, of the signal, or the rule's name. */
    String sourceId();

    /**
     * Where a position is to be closed, from its entry price after slippage. A signal or a rule may leave out stop or target;
     * a model has both.
     *
     * @param stop as a share of the entry price, above 0; NaN where there is none
     * @param target the same
     * @param holdMinutes maximum minutes from the entry to the exit
     * @param volatility σ of the decision bar as a share of the price, in [0, 1), by which the simulator worsens a stop;
     *     0 where it is not measured
     */
    record Distances(PositionSide side, double stop, double target, int holdMinutes, double volatility) {

        public Distances {
            Require.positiveOrNone("stop", stop);
            Require.positiveOrNone("target", target);
            Require.within("holdMinutes", holdMinutes, 1, Bracket.MAX_HOLD_MINUTES);
            if (!(volatility >= 0 && volatility < 1)) {
                throw new IllegalArgumentException("volatility must lie in [0, 1): " + volatility);
            }
        }

        public static Distances of(Bracket bracket, double sigma) {
            return new Distances(
                    bracket.side(),
                    bracket.stopDistance(sigma),
                    bracket.targetDistance(sigma),
                    bracket.holdMinutes(),
                    sigma);
        }

        public boolean hasStop() {
            return !Double.isNaN(stop);
        }

        public boolean hasTarget() {
            return !Double.isNaN(target);
        }

        /** NaN without a stop. */
        public double stopPrice(double entryPrice) {
            return entryPrice * (1 - side.sign() * stop);
        }

        /** NaN without a target. */
        public double targetPrice(double entryPrice) {
            return entryPrice * (1 + side.sign() * target);
        }

        /** The lowest price of the orders at stop and target; the entry's without either. */
        public double lowestLegPrice(double entryPrice) {
            if (hasStop() && hasTarget()) {
                return Math.min(stopPrice(entryPrice), targetPrice(entryPrice));
            }
            return hasStop() ? stopPrice(entryPrice) : hasTarget() ? targetPrice(entryPrice) : entryPrice;
        }

        /** The first minute after the hold. */
        public long deadline(long entryTime) {
            return Minutes.plus(entryTime, holdMinutes);
        }

        public Distances withMaxHold(int minutes) {
            return minutes >= holdMinutes ? this : new Distances(side, stop, target, minutes, volatility);
        }
    }

    /**
     * A model chose a bracket.
     *
     * @param modelId {@link #UNSTORED} for a model that training is still comparing
     * @param sigma the unit of distance frozen at the decision bar, as a share of the price, in (0, 1)
     */
    record ByModel(String strategy, String modelId, Bracket bracket, double sigma) implements EntryBasis {

        /** The id of a model that is not stored yet. */
        public static final String UNSTORED = "unstored";

        public ByModel {
            StrategyId.requireName(strategy);
            if (modelId.isBlank()) {
                throw new IllegalArgumentException("modelId must not be blank for strategy " + strategy);
            }
            if (!(sigma > 0 && sigma < 1)) {
                throw new IllegalArgumentException("sigma must lie in (0, 1): " + sigma);
            }
        }

        /** Of the strategy {@link StrategyId#MODEL}. */
        public ByModel(String modelId, Bracket bracket, double sigma) {
            this(StrategyId.MODEL.name(), modelId, bracket, sigma);
        }

        @Override
        public Origin origin() {
            return Origin.MODEL;
        }

        @Override
        public Distances distances() {
            return Distances.of(bracket, sigma);
        }

        @Override
        public PositionSide side() {
            return bracket.side();
        }

        @Override
        public double volatility() {
            return sigma;
        }

        @Override
        public Optional<ByModel> model() {
            return Optional.of(this);
        }

        @Override
        public String sourceId() {
            return modelId;
        }

        @Override
        public ByModel withMaxHold(int minutes) {
            return minutes >= bracket.holdMinutes()
                    ? this
                    : new ByModel(strategy, modelId, bracket.withMaxHold(minutes), sigma);
        }
    }

    /**
     * The score of a model left its usual range; the position follows it.
     *
     * @param modelId {@link ByModel#UNSTORED} for a model that training is still comparing
     * @param score at the decision bar, in the direction of the side: positive for a long, negative for a short
     * @param threshold that |score| exceeded
     * @param exitScore frozen at the entry: the position is closed when the score in its direction falls below it
     */
    record ByScore(
            String strategy, String modelId, double score, double threshold, double exitScore, Distances distances)
            implements EntryBasis {

        public ByScore {
            StrategyId.requireName(strategy);
            if (modelId.isBlank()) {
                throw new IllegalArgumentException("modelId must not be blank for strategy " + strategy);
            }
            Require.within("threshold", threshold, 0, Double.MAX_VALUE);
            double ours = score * distances.side().sign();
            if (!(ours >= threshold && ours <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("the score of a " + distances.side()
                        + " must be finite and reach the threshold " + threshold + " in its direction: " + score);
            }
            Require.within("exitScore", exitScore, -threshold, threshold);
            if (!distances.hasStop() || !distances.hasTarget()) {
                throw new IllegalArgumentException("a model's entry has a stop and a target: " + distances);
            }
        }

        /** Of the strategy {@link StrategyId#MODEL}, by its tactics. */
        public static ByScore of(
                String modelId, double score, double threshold, PositionSide side, double sigma, ScoreTactics tactics) {
            return new ByScore(
                    StrategyId.MODEL.name(),
                    modelId,
                    score,
                    threshold,
                    tactics.exitLevel() * threshold,
                    tactics.distances(side, sigma));
        }

        /** Whether a later bar's score closes the position. */
        public boolean exitsAt(double later) {
            return later * distances.side().sign() < exitScore;
        }

        @Override
        public Origin origin() {
            return Origin.MODEL;
        }

        @Override
        public String sourceId() {
            return modelId;
        }

        @Override
        public ByScore withMaxHold(int minutes) {
            return minutes >= distances.holdMinutes()
                    ? this
                    : new ByScore(strategy, modelId, score, threshold, exitScore, distances.withMaxHold(minutes));
        }
    }

    /**
     * A rule without a model.
     *
     * @param rule its name; several strategies may use one
     */
    record ByRule(String strategy, String rule, Distances distances) implements EntryBasis {

        public ByRule {
            StrategyId.requireName(strategy);
        }

        @Override
        public Origin origin() {
            return Origin.RULE;
        }

        @Override
        public String sourceId() {
            return rule;
        }

        @Override
        public ByRule withMaxHold(int minutes) {
            return minutes >= distances.holdMinutes()
                    ? this
                    : new ByRule(strategy, rule, distances.withMaxHold(minutes));
        }
    }

    /** An outside source's signal. */
    record BySignal(String strategy, String signalId, Distances distances) implements EntryBasis {

        public BySignal {
            StrategyId.requireName(strategy);
        }

        @Override
        public Origin origin() {
            return Origin.SIGNAL;
        }

        @Override
        public String sourceId() {
            return signalId;
        }

        @Override
        public BySignal withMaxHold(int minutes) {
            return minutes >= distances.holdMinutes()
                    ? this
                    : new BySignal(strategy, signalId, distances.withMaxHold(minutes));
        }
    }
}

package dev.scalpel.execution.explain;

import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.model.score.ScoreEntryRule;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An explanation as text. */
final class ExplanationText {

    /** Figures of a decision by score that are returns. */
    private static final Set<String> RETURNS = Set.of(
            ScoreEntryRule.SCORE,
            ScoreEntryRule.THRESHOLD,
            ScoreEntryRule.EXPECTED_GROSS,
            ScoreEntryRule.ROUND_TRIP,
            ExitDecider.EXIT_SCORE);

    private final List<String> lines = new ArrayList<>();

    private ExplanationText() {}

    static List<String> lines(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.known(explanation);
        text.predicted(explanation);
        text.decided(explanation);
        text.sent(explanation);
        text.filled(explanation);
        return List.copyOf(text.lines);
    }

    /** One per line. */
    static List<String> features(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        explanation
                .replay()
                .ifPresent(replay -> replay.features()
                        .forEach((name, value) ->
                                text.line(text.lines.isEmpty() ? "features" : "", name + " = " + value)));
        return List.copyOf(text.lines);
    }

    private void known(Explanation explanation) {
        line("known", explanation.symbol() + ", bar " + explanation.minute());
        explanation
                .bar()
                .ifPresentOrElse(
                        bar -> line(
                                "",
                                "open " + bar.open() + ", high " + bar.high() + ", low " + bar.low() + ", close "
                                        + bar.close() + ", volume " + bar.volume()),
                        () -> line(
                                "",
                                "the bar is no longer stored; its close was "
                                        + explanation.decision().close()));
        explanation.replay().ifPresent(replay -> {
            replay.flaw().ifPresent(flaw -> line("", "replay: " + flaw));
            if (!replay.features().isEmpty()) {
                line(
                        "",
                        replay.features().size() + " features, "
                                + (replay.sameFeatures()
                                        ? "bit for bit those of the decision"
                                        : "NOT those of the decision: the stored bars have changed since"));
            }
        });
    }

    private void predicted(Explanation explanation) {
        if (explanation.decision().insight().isEmpty()) {
            line("predicted", "no model was used");
            return;
        }
        Insight insight = explanation.decision().insight().get();
        line("predicted", "by model " + insight.modelId() + ", tactics " + insight.tacticsId());
        explanation.replay().flatMap(Replay::tactics).ifPresent(words -> line("", words));
        if (isScored(explanation.decision())) {
            line("", "score " + basisPoints(insight.predictedRaw()) + ", sigma " + basisPoints(insight.sigma()));
            line("", "net return of an entry " + basisPoints(insight.predictedNet()));
        } else {
            line(
                    "",
                    insight.bracket()
                            .map(bracket -> "bracket " + bracket.id() + ", sigma " + basisPoints(insight.sigma()))
                            .orElse("no bracket: every target is under twice the costs; sigma "
                                    + basisPoints(insight.sigma())));
            line(
                    "",
                    "net return " + basisPoints(insight.predictedNet()) + " (before calibration "
                            + basisPoints(insight.predictedRaw()) + "), probability of profit "
                            + insight.winProbability());
        }
        explanation.replay().filter(replay -> !replay.features().isEmpty()).ifPresent(this::repeated);
    }

    private static boolean isScored(DecisionRow decision) {
        return decision.figures().containsKey(ScoreEntryRule.SCORE);
    }

    private void repeated(Replay replay) {
        line(
                "",
                replay.samePrediction()
                        ? "the stored model still predicts the same, bit for bit"
                        : "the stored model now predicts something ELSE: "
                                + replay.prediction()
                                        .<Object>map(prediction -> prediction)
                                        .or(replay::score)
                                        .map(Object::toString)
                                        .orElse("nothing"));
    }

    private void decided(Explanation explanation) {
        line("decided", explanation.decision().reason());
        line("", "by strategy " + explanation.decision().strategy());
        explanation.decision().signalId().ifPresent(signal -> line("", "on signal " + signal));
        explanation
                .decision()
                .insight()
                .filter(insight -> insight.share() > 0)
                .ifPresent(insight -> line("", "share of equity " + insight.share()));
        boolean scored = isScored(explanation.decision());
        explanation
                .decision()
                .figures()
                .forEach((name, value) ->
                        line("", name + " = " + (scored && RETURNS.contains(name) ? basisPoints(value) : value)));
        exit(explanation.decision());
        explanation
                .replay()
                .flatMap(Replay::decision)
                .ifPresent(now -> line(
                        "",
                        now.equals(explanation.decision().reason())
                                ? "repeated from the store, the model decides the same"
                                : "repeated from the store, the model alone decides " + now));
    }

    /** What the score of an open position was compared with. */
    private void exit(DecisionRow decision) {
        Double score = decision.figures().get(ScoreEntryRule.SCORE);
        Double side = decision.figures().get(ExitDecider.SIDE);
        Double level = decision.figures().get(ExitDecider.EXIT_SCORE);
        if (side == null || level == null) {
            return;
        }
        PositionSide held = side > 0 ? PositionSide.LONG : PositionSide.SHORT;
        String comparison = "its score in that direction "
                + (score == null ? "is not known" : "is " + basisPoints(score * side)) + ", closed below "
                + basisPoints(level);
        line("", "a " + held + " was open: " + comparison);
    }

    private void sent(Explanation explanation) {
        if (!explanation.decision().entered()) {
            line("sent", "nothing");
            return;
        }
        if (explanation.sent().isEmpty()) {
            line(
                    "sent",
                    explanation
                            .trade()
                            .map(trade -> trade.mode().equals("paper")
                                    ? "nothing: paper trading sends no orders"
                                    : "entry " + trade.id() + "; its orders are in the venue's history")
                            .orElse("the state no longer holds its orders"));
        }
        explanation.sent().forEach(intent -> line("sent", order(intent)));
    }

    private void filled(Explanation explanation) {
        explanation.sent().stream()
                .flatMap(intent -> intent.fills().stream())
                .forEach(fill -> line("filled", fill(fill)));
        explanation.open().ifPresent(open -> line("filled", position(open)));
        explanation.trade().ifPresentOrElse(this::trade, () -> {
            if (explanation.open().isEmpty()) {
                line("filled", "nothing");
            }
        });
    }

    private void trade(TradeRow trade) {
        line("filled", "entry " + leg(trade.entry()));
        line("", "side " + trade.side());
        line("", basis(trade.basis()));
        line("", "exit " + leg(trade.exit()) + ", by " + trade.exitReason());
        line("", "fees " + trade.fees());
        line(
                "",
                "net profit " + trade.netProfit().toPlainString() + ", " + basisPoints(trade.netReturn())
                        + " of what the entry cost");
    }

    private static String basis(EntryBasis basis) {
        String levels =
                basis.model().map(model -> "bracket " + model.bracket().id()).orElseGet(() -> levels(basis));
        return "strategy " + basis.strategyId() + ", " + basis.origin().name().toLowerCase(Locale.ROOT) + " "
                + basis.sourceId() + ", " + levels;
    }

    private static String levels(EntryBasis basis) {
        String followed = basis instanceof EntryBasis.ByScore score
                ? "score " + score.score() + " over the threshold " + score.threshold()
                        + ", followed until it is below " + score.exitScore() + " in its direction, "
                : "";
        return followed + distances(basis.distances());
    }

    private static String distances(EntryBasis.Distances distances) {
        return (distances.hasStop() ? "stop " + basisPoints(distances.stop()) : "no stop") + ", "
                + (distances.hasTarget() ? "target " + basisPoints(distances.target()) : "no target") + ", at most "
                + distances.holdMinutes() + " minutes";
    }

    private static String order(Intent intent) {
        StringBuilder text = new StringBuilder();
        text.append(intent.kind().name().toLowerCase(Locale.ROOT)).append(' ').append(intent.clientId());
        text.append(", attempt ").append(intent.attempt()).append(": ");
        text.append(intent.side()).append(' ').append(intent.quantity().toPlainString());
        intent.price().ifPresent(price -> text.append(", limit ").append(price.toPlainString()));
        intent.stopPrice().ifPresent(stop -> text.append(", stop ").append(stop.toPlainString()));
        intent.targetPrice().ifPresent(target -> text.append(", target ").append(target.toPlainString()));
        text.append(", signed ").append(Instant.ofEpochMilli(intent.signedTimestamp()));
        return text.append(", ").append(intent.status()).toString();
    }

    private static String fill(Fill fill) {
        return fill.quantity().toPlainString() + " at " + fill.price().toPlainString() + ", fee "
                + fill.fee().toPlainString() + " " + fill.feeAsset() + ", " + Instant.ofEpochMilli(fill.time());
    }

    private static String position(OpenPosition open) {
        return "open: " + open.position().side() + " "
                + open.position().quantity().toPlainString() + " at "
                + open.position().entryPrice()
                + (open.position().hasStop() ? ", stop " + open.position().stopPrice() : "")
                + (open.position().hasTarget() ? ", target " + open.position().targetPrice() : "") + ", until "
                + Instant.ofEpochMilli(open.position().deadline()) + ", "
                + basis(open.position().basis());
    }

    private static String leg(Leg leg) {
        return leg.quantity().toPlainString() + " of " + leg.intendedQuantity().toPlainString() + " at "
                + leg.price().toPlainString() + " (intended: "
                + leg.intendedPrice().toPlainString() + "), "
                + Instant.ofEpochMilli(leg.time()) + ", " + leg.latencyMillis() + " ms after the bar's close";
    }

    private static String basisPoints(double share) {
        return Double.isNaN(share) ? "unknown" : String.format(Locale.ROOT, "%.2f bp", share * 10_000);
    }

    private void line(String head, String fact) {
        lines.add(String.format(Locale.ROOT, "%-9s  %s", head, fact));
    }
}

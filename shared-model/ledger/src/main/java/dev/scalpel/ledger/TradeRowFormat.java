package dev.scalpel.ledger;

import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The cells of a trade. {@code model_id} and {@code tactics_id} belong to a model. One that chose a bracket fills its distances
 * in σ and σ; one whose score decided fills the distances as shares and the last three cells. Another origin has its own
 * id and the distances as shares.
 */
final class TradeRowFormat implements RowFormat<TradeRow> {

    private static final int WITHOUT_STRATEGY = 29;
    private static final int WITHOUT_SCORE = 35;
    private static final int WITHOUT_MULTIPLIER = 38;
    private static final int WITHOUT_FUNDING = 39;

    private static final String[] HEADER =
            ("id,revision,mode,model_id,tactics_id,decision_bar,side,stop_sigmas,target_sigmas,"
                            + "hold_minutes,sigma,entry_time,entry_intended_price,entry_price,entry_intended_quantity,"
                            + "entry_quantity,entry_latency_ms,exit_time,exit_intended_price,exit_price,"
                            + "exit_intended_quantity,exit_quantity,exit_latency_ms,exit_reason,fees,net_profit,"
                            + "net_return,predicted_net,win_probability,strategy,origin,origin_id,stop_distance,"
                            + "target_distance,volatility,score,threshold,exit_score,multiplier,funding")
                    .split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public List<Integer> formerWidths() {
        return List.of(WITHOUT_STRATEGY, WITHOUT_SCORE, WITHOUT_MULTIPLIER, WITHOUT_FUNDING);
    }

    /**
     * Before strategies had names, every trade was the model's; before scores were followed, no trade had one; before
     * contracts, every quantity counted units of the base asset; before perpetuals, no trade had funding.
     */
    @Override
    public String[] cellsOfFormerRow() {
        return new String[] {
            StrategyId.MODEL.name(), StrategyId.MODEL.origin().name(), "", "", "", "", "", "", "", "1", "0"
        };
    }

    @Override
    public String[] write(TradeRow row) {
        EntryBasis basis = row.basis();
        Optional<ByModel> model = basis.model();
        Optional<Bracket> bracket = model.map(ByModel::bracket);
        Optional<ByScore> score = basis instanceof ByScore byScore ? Optional.of(byScore) : Optional.empty();
        Distances distances = basis.distances();
        Optional<Distances> own = model.isPresent() ? Optional.empty() : Optional.of(distances);
        Leg entry = row.entry();
        Leg exit = row.exit();
        return new String[] {
            row.id(),
            CsvRowReader.of(row.revision()),
            row.mode(),
            row.modelId().orElse(""),
            row.tacticsId().orElse(""),
            CsvRowReader.of(row.decisionBar()),
            distances.side().name(),
            cell(bracket, Bracket::stopSigmas),
            cell(bracket, Bracket::targetSigmas),
            CsvRowReader.of(distances.holdMinutes()),
            cell(model, ByModel::sigma),
            CsvRowReader.of(entry.time()),
            CsvRowReader.of(entry.intendedPrice()),
            CsvRowReader.of(entry.price()),
            CsvRowReader.of(entry.intendedQuantity()),
            CsvRowReader.of(entry.quantity()),
            CsvRowReader.of(entry.latencyMillis()),
            CsvRowReader.of(exit.time()),
            CsvRowReader.of(exit.intendedPrice()),
            CsvRowReader.of(exit.price()),
            CsvRowReader.of(exit.intendedQuantity()),
            CsvRowReader.of(exit.quantity()),
            CsvRowReader.of(exit.latencyMillis()),
            row.exitReason().name(),
            CsvRowReader.table(row.fees(), (asset, fee) -> CsvRowReader.of(fee)),
            CsvRowReader.of(row.netProfit()),
            CsvRowReader.of(row.netReturn()),
            CsvRowReader.of(row.predictedNet()),
            CsvRowReader.of(row.winProbability()),
            basis.strategy(),
            basis.origin().name(),
            row.modelId().isPresent() ? "" : basis.sourceId(),
            cell(own, Distances::stop),
            cell(own, Distances::target),
            cell(own, Distances::volatility),
            cell(score, ByScore::score),
            cell(score, ByScore::threshold),
            cell(score, ByScore::exitScore),
            CsvRowReader.of(row.multiplier()),
            CsvRowReader.of(row.funding())
        };
    }

    private static <T> String cell(Optional<T> part, ToDoubleFunction<T> value) {
        return part.map(known -> CsvRowReader.of(value.applyAsDouble(known))).orElse("");
    }

    @Override
    public TradeRow read(CsvRowReader cells) {
        String id = cells.text();
        long revision = cells.whole();
        String mode = cells.text();
        String modelId = cells.text();
        Optional<String> tacticsId = Optional.of(cells.text()).filter(text -> !text.isEmpty());
        long decisionBar = cells.whole();
        BasisCells model = new BasisCells(
                modelId,
                cells.word(PositionSide.class),
                cells.number(),
                cells.number(),
                Math.toIntExact(cells.whole()),
                cells.number());
        Leg entry = leg(cells);
        Leg exit = leg(cells);
        ExitReason reason = cells.word(ExitReason.class);
        Map<String, BigDecimal> fees = cells.table(BigDecimal::new);
        BigDecimal netProfit = cells.amount();
        double netReturn = cells.number();
        double predictedNet = cells.number();
        double winProbability = cells.number();
        return new TradeRow(
                id,
                revision,
                mode,
                model.read(cells),
                tacticsId,
                decisionBar,
                entry,
                exit,
                reason,
                fees,
                netProfit,
                netReturn,
                predictedNet,
                winProbability,
                cells.amount(),
                cells.amount());
    }

    private static Leg leg(CsvRowReader cells) {
        return new Leg(cells.whole(), cells.amount(), cells.amount(), cells.amount(), cells.amount(), cells.whole());
    }
}

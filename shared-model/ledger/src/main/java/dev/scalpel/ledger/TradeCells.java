package dev.scalpel.ledger;

import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.Map;

/** A trade as cells. */
final class TradeCells implements RowCells<TradeRow> {

    private static final String[] HEADER = {
        "id",
        "revision",
        "mode",
        "model_id",
        "tactics_id",
        "decision_bar",
        "side",
        "stop_sigmas",
        "target_sigmas",
        "hold_minutes",
        "sigma",
        "entry_time",
        "entry_intended_price",
        "entry_price",
        "entry_intended_quantity",
        "entry_quantity",
        "entry_latency_ms",
        "exit_time",
        "exit_intended_price",
        "exit_price",
        "exit_intended_quantity",
        "exit_quantity",
        "exit_latency_ms",
        "exit_reason",
        "fees",
        "net_profit",
        "net_return",
        "predicted_net",
        "win_probability"
    };

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public String[] write(TradeRow row) {
        Bracket bracket = row.bracket();
        Leg entry = row.entry();
        Leg exit = row.exit();
        return new String[] {
            row.id(),
            Cells.of(row.revision()),
            row.mode(),
            row.modelId(),
            row.tacticsId(),
            Cells.of(row.decisionBar()),
            bracket.side().name(),
            Cells.of(bracket.stopSigmas()),
            Cells.of(bracket.targetSigmas()),
            Cells.of(bracket.holdMinutes()),
            Cells.of(row.sigma()),
            Cells.of(entry.time()),
            Cells.of(entry.intendedPrice()),
            Cells.of(entry.price()),
            Cells.of(entry.intendedQuantity()),
            Cells.of(entry.quantity()),
            Cells.of(entry.latencyMillis()),
            Cells.of(exit.time()),
            Cells.of(exit.intendedPrice()),
            Cells.of(exit.price()),
            Cells.of(exit.intendedQuantity()),
            Cells.of(exit.quantity()),
            Cells.of(exit.latencyMillis()),
            row.exitReason().name(),
            Cells.table(row.fees(), (asset, fee) -> Cells.of(fee)),
            Cells.of(row.netProfit()),
            Cells.of(row.netReturn()),
            Cells.of(row.predictedNet()),
            Cells.of(row.winProbability())
        };
    }

    @Override
    public TradeRow read(Cells cells) {
        String id = cells.text();
        long revision = cells.whole();
        String mode = cells.text();
        String modelId = cells.text();
        String tacticsId = cells.text();
        long decisionBar = cells.whole();
        Bracket bracket = cells.bracket();
        double sigma = cells.number();
        Leg entry = leg(cells);
        Leg exit = leg(cells);
        ExitReason reason = cells.word(ExitReason.class);
        Map<String, BigDecimal> fees = cells.table(BigDecimal::new);
        return new TradeRow(
                id,
                revision,
                mode,
                modelId,
                tacticsId,
                decisionBar,
                bracket,
                sigma,
                entry,
                exit,
                reason,
                fees,
                cells.amount(),
                cells.number(),
                cells.number(),
                cells.number());
    }

    private static Leg leg(Cells cells) {
        return new Leg(cells.whole(), cells.amount(), cells.amount(), cells.amount(), cells.amount(), cells.whole());
    }
}

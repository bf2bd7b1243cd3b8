package dev.scalpel.local.backtest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.PortfolioBacktest;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.store.local.AtomicFile;
import dev.scalpel.trading.Trade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** What a finished backtest leaves in its directory for those who look at it later: figures, equity and trades. */
public final class BacktestRecord {

    /** The name of the file. */
    public static final String FILE = "backtest.json";

    /** More than a chart has pixels. */
    private static final int MAX_POINTS = 1_500;

    private static final ObjectMapper JSON = ResponseJson.mapper();

    private BacktestRecord() {}

    static void write(Path directory, BacktestPlan plan, ModelBacktest.Run run) {
        SimulationResult simulated = run.simulated();
        double[] equity = simulated.equityCurve();
        write(
                directory,
                plan.run().command(),
                run.result(),
                points(equity.length, simulated::timeAt, point -> equity[point]),
                simulated.trades());
    }

    static void write(Path directory, Optional<String> command, PortfolioBacktest.Run run) {
        EquityCurve curve = run.curve();
        write(
                directory,
                command,
                run.result(),
                points(curve.size(), curve::time, curve::equity),
                TradeRows.toTrades(run.trades()));
    }

    private static void write(
            Path directory, Optional<String> command, Object result, ArrayNode equity, List<Trade> simulated) {
        ObjectNode document = JSON.createObjectNode();
        document.set("result", JSON.valueToTree(result));
        command.ifPresent(line -> document.put("command", line));
        document.set("equity", equity);
        ArrayNode trades = document.putArray("trades");
        simulated.forEach(trade -> trades.add(trade(trade)));
        try {
            AtomicFile.replace(directory.resolve(FILE), JSON.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException("the result cannot be written to " + directory, e);
        }
    }

    /**
     * The record of a directory; empty if it has none, as directories of earlier releases.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Optional<JsonNode> read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(file + " is damaged: " + damaged.getOriginalMessage(), damaged);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ArrayNode points(int size, IntToLongFunction time, IntToDoubleFunction equity) {
        ArrayNode points = JSON.createArrayNode();
        int step = Math.max(1, (size + MAX_POINTS - 1) / MAX_POINTS);
        for (int point = 0; point < size; point += step) {
            // The last point of each stretch, so the last one of all is among them.
            int shown = Math.min(size, point + step) - 1;
            points.addArray().add(time.applyAsLong(shown)).add(Math.round(equity.applyAsDouble(shown) * 100) / 100.0);
        }
        return points;
    }

    private static ObjectNode trade(Trade trade) {
        return JSON.createObjectNode()
                .put("side", trade.position().side().toString())
                .put("strategy", trade.position().basis().strategy())
                .put("quantity", trade.position().quantity())
                .put("entryTime", trade.position().entryTime())
                .put("entryPrice", trade.position().entryPrice())
                .put("exitTime", trade.exitTime())
                .put("exitPrice", trade.exitPrice())
                .put("exitReason", trade.reason().toString())
                .put("netProfit", trade.netProfit())
                .put("netReturn", trade.netReturn());
    }
}

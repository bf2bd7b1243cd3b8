package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.explain.Explain;
import dev.scalpel.execution.explain.Explanation;
import dev.scalpel.execution.explain.NothingDecidedException;
import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.Frame;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.http.DeskRequest;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.local.desk.view.ChartView;
import dev.scalpel.local.desk.view.DecisionList;
import dev.scalpel.local.desk.view.EquityView;
import dev.scalpel.local.desk.view.ModelsView;
import dev.scalpel.local.desk.view.PriceDigits;
import dev.scalpel.local.desk.view.QualityView;
import dev.scalpel.local.desk.view.ReceivedSignals;
import dev.scalpel.local.desk.view.TradeList;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the page asks for beside the overview. */
final class DeskQuestions {

    private static final String SYMBOL = "symbol";
    private static final String LIMIT = "limit";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String SIGNALS = "signals";

    /** Of a file that the page sends, in characters. */
    static final int MAX_FILE = 1_000_000;

    private static final int MAX_DELAY_MINUTES = 10_080;
    private static final int MAX_BARS = 2_000;
    private static final int DEFAULT_BARS = 500;
    private static final int MAX_ROWS = 2_000;
    private static final int DEFAULT_ROWS = 200;
    private static final Duration DEFAULT_TRADES = Duration.ofDays(90);
    private static final Duration DEFAULT_DECISIONS = Duration.ofDays(7);

    private final DeskData data;
    private final Overview overview;
    private final LogRing log;
    private final ChartView chart;
    private final TradeList trades;
    private final DecisionList decisions;
    private final ReceivedSignals signals;
    private final EquityView equity;
    private final ModelsView models;
    private final QualityView quality;

    DeskQuestions(DeskData data, PriceDigits digits, Overview overview, LogRing log) {
        this.data = data;
        this.overview = overview;
        this.log = log;
        chart = new ChartView(data, digits);
        trades = new TradeList(data);
        decisions = new DecisionList(data);
        signals = new ReceivedSignals(data);
        equity = new EquityView(data);
        models = new ModelsView(data);
        quality = new QualityView(data);
    }

    ObjectNode bars(DeskRequest request) {
        request.requireOnly(SYMBOL, "frame", TO, "count");
        String name = request.text("frame").orElse(Frame.MINUTE.text());
        Frame frame = Frame.of(name)
                .orElseThrow(() -> RequestRefusedException.bad(
                        "'frame' must be one of " + String.join(", ", Frame.names()) + ": '" + name + "'"));
        int count = request.integer("count", 1, MAX_BARS, DEFAULT_BARS);
        return chart.of(
                instrument(request), frame, end(request), count, overview.read().snapshot());
    }

    ObjectNode trades(DeskRequest request) {
        request.requireOnly(SYMBOL, "strategy", FROM, TO, LIMIT);
        List<InstrumentId> instruments = request.symbol(SYMBOL).isPresent()
                ? List.of(instrument(request))
                : data.accounts().instruments();
        Instant end = end(request);
        return trades.of(
                instruments, request.text("strategy"), begin(request, end, DEFAULT_TRADES), end, limit(request));
    }

    ObjectNode decisions(DeskRequest request) {
        request.requireOnly(SYMBOL, FROM, TO, LIMIT);
        Instant end = end(request);
        return decisions.of(instrument(request), begin(request, end, DEFAULT_DECISIONS), end, limit(request));
    }

    ObjectNode explain(DeskRequest request) {
        request.requireOnly(SYMBOL, "bar");
        InstrumentId instrument = instrument(request);
        Instant bar = request.time("bar").orElseThrow(() -> RequestRefusedException.bad("'bar' is missing"));
        try {
            Explanation explanation = new Explain(data.settings(), data.store()).of(instrument, bar);
            ObjectNode answer = (ObjectNode) DeskJson.tree(explanation);
            ArrayNode lines = answer.putArray("text");
            explanation.lines().forEach(lines::add);
            explanation.featureLines().forEach(lines::add);
            return answer;
        } catch (NothingDecidedException nothing) {
            throw RequestRefusedException.notFound(String.valueOf(nothing.getMessage()));
        }
    }

    ObjectNode signals(DeskRequest request) {
        request.requireOnly("portfolio", TO, LIMIT);
        List<String> names =
                data.accounts().portfolios().stream().map(Portfolio::name).toList();
        Optional<String> portfolio = request.text("portfolio");
        portfolio.filter(name -> !names.contains(name)).ifPresent(unknown -> {
            throw RequestRefusedException.notFound(
                    "there is no portfolio '" + unknown + "' in the settings; there are " + names);
        });
        return signals.of(portfolio.map(List::of).orElse(names), end(request), limit(request));
    }

    ObjectNode log(DeskRequest request) {
        request.requireOnly(LIMIT);
        ObjectNode answer = DeskJson.object();
        ArrayNode lines = answer.putArray("lines");
        log.last(limit(request)).forEach(line -> lines.add(line.json()));
        return answer;
    }

    ObjectNode equity(DeskRequest request) {
        request.requireOnly("account");
        String account = request.text("account").orElse(AccountSource.MODEL);
        if (!equity.accounts().contains(account)) {
            throw RequestRefusedException.notFound(
                    "there is no account '" + account + "'; there are " + equity.accounts());
        }
        return equity.of(account, overview.read().snapshot());
    }

    ObjectNode models(DeskRequest request) {
        request.requireOnly(SYMBOL);
        return models.of(instrument(request));
    }

    ObjectNode quality(DeskRequest request) {
        request.requireOnly();
        return quality.read();
    }

    /** The backtest that is to be started. */
    Backtests.Request backtest(DeskRequest request) {
        return new Backtests.Request(subject(request), day(request, FROM), day(request, TO), request.text("name"));
    }

    private Backtests.Subject subject(DeskRequest request) {
        Optional<String> portfolio = request.text("portfolio");
        if (portfolio.isEmpty()) {
            request.requireOnly(SYMBOL, FROM, TO, "gate", "name");
            return new Backtests.OfModel(instrument(request).symbol(), gate(request));
        }
        request.requireOnly("portfolio", FROM, TO, SIGNALS, "strategy", "zone", "delayMinutes", "name");
        return new Backtests.OfSignals(
                portfolio.get(),
                request.file(SIGNALS, MAX_FILE),
                new SignalFile.Terms(
                        request.text("strategy"),
                        request.zone("zone").orElse(ZoneOffset.UTC),
                        Duration.ofMinutes(request.integer("delayMinutes", 0, MAX_DELAY_MINUTES, 0))));
    }

    private static LocalDate day(DeskRequest request, String name) {
        return request.day(name).orElseThrow(() -> RequestRefusedException.bad("'" + name + "' is missing"));
    }

    private static Gate gate(DeskRequest request) {
        String gate = request.text("gate").orElse("on");
        return switch (gate) {
            case "on" -> Gate.ON;
            case "off" -> Gate.OFF;
            default -> throw RequestRefusedException.bad("'gate' must be on or off: '" + gate + "'");
        };
    }

    private InstrumentId instrument(DeskRequest request) {
        Symbol symbol = request.symbol(SYMBOL).orElseThrow(() -> RequestRefusedException.bad("'symbol' is missing"));
        return data.instrument(symbol)
                .orElseThrow(() -> RequestRefusedException.notFound(symbol + " is not in the settings; they have "
                        + data.accounts().instruments().stream()
                                .map(InstrumentId::symbol)
                                .toList()));
    }

    /** The end is exclusive: what has just happened is part of the answer. */
    private Instant end(DeskRequest request) {
        return request.time(TO).orElseGet(() -> data.clock().instant().plusMillis(1));
    }

    private static Instant begin(DeskRequest request, Instant end, Duration otherwise) {
        Instant begin = request.time(FROM).orElseGet(() -> end.minus(otherwise));
        if (begin.isAfter(end)) {
            throw RequestRefusedException.bad("'from' must not be after the end " + end + ": " + begin);
        }
        return begin;
    }

    private static int limit(DeskRequest request) {
        return request.integer(LIMIT, 1, MAX_ROWS, DEFAULT_ROWS);
    }
}

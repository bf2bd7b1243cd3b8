package dev.scalpel.lake.function;

import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeBuild;
import dev.scalpel.lake.LakeQuery;
import dev.scalpel.lake.analysis.AnalysisStore;
import dev.scalpel.lake.analysis.RankAnalysis;
import dev.scalpel.lake.analysis.RankRow;
import dev.scalpel.lake.analysis.TrendAnalysis;
import dev.scalpel.lake.analysis.TrendRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.pipeline.StepActions;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The function's wiring and its actions {@code build} and {@code analyse}. */
public final class LakeFunction {

    private static final Duration QUERY_LIMIT = Duration.ofMinutes(10);
    private static final String RANK = RankAnalysis.NAME;
    private static final String TREND = TrendAnalysis.NAME;

    private final Settings settings;
    private final ObjectStore store;
    private final Clock clock;
    private final LakeFiles files;
    private final AnalysisSink sink;

    private LakeFunction(Settings settings, ObjectStore store, Clock clock, LakeFiles files, AnalysisSink sink) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.files = files;
        this.sink = sink;
    }

    /**
     * Sets up the function.
     *
     * @param sink receives analyses besides the store
     */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            LakeFiles files,
            AnalysisSink sink,
            Dispatcher.FailureReport failures) {
        LakeFunction function = new LakeFunction(settings, store, clock, files, sink);
        return new Dispatcher(
                Pipeline.LAKE,
                "build",
                StepActions.with(
                        Pipeline.LAKE,
                        settings,
                        store,
                        clock,
                        Map.of("build", function::build, "analyse", function::analyse)),
                failures);
    }

    /** What was analysed. */
    record Analysed(LocalDate day, String analysis, int rows) {}

    private Object build(RequestFields fields, Deadline deadline) {
        List<InstrumentId> instruments = new ArrayList<>();
        List<String> portfolios = new ArrayList<>();
        boolean some = fields.symbols("symbols")
                .map(symbols -> instruments.addAll(LakeContents.instruments(
                        settings, symbols.stream().map(Object::toString).toList())))
                .isPresent();
        some |= fields.texts("portfolios").map(portfolios::addAll).isPresent();
        fields.requireNoProblems();
        Collection<String> known = settings.portfolios().keySet();
        portfolios.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new BadRequestException(
                    "field 'portfolios' must name portfolios of the settings, " + known + ": " + name);
        });
        Lake lake =
                some ? new Lake(store, instruments, portfolios) : new Lake(store, settings.lakeInstruments(), known);
        return files.work().use(folder -> new LakeBuild(lake, folder, false).run(LakeBuild.Listener.NONE));
    }

    private Object analyse(RequestFields fields, Deadline deadline) {
        String name = fields.text("analysis").orElse(RANK);
        Instant now = clock.instant();
        LocalDate day = fields.instant("day")
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
        fields.requireNoProblems();
        if (name.equals(RANK)) {
            List<RankRow> rows = rank(day);
            new AnalysisStore(store).put(day, RANK, rows);
            sink.ranks(day, rows);
            return new Analysed(day, RANK, rows.size());
        }
        if (name.equals(TREND)) {
            List<TrendRow> rows = TrendAnalysis.run(new StoredBars(store), settings.lakeInstruments(), day);
            new AnalysisStore(store).put(day, TREND, rows);
            sink.trends(day, rows);
            return new Analysed(day, TREND, rows.size());
        }
        throw new BadRequestException("field 'analysis' must be " + RANK + " or " + TREND + ": " + name);
    }

    /** Only the files that a rank reads are fetched. */
    private List<RankRow> rank(LocalDate day) {
        YearMonth first = YearMonth.from(day.minusDays(RankAnalysis.DAYS));
        return files.work()
                .use(folder -> RankAnalysis.run(new LakeQuery(files.tables(store, first), folder, QUERY_LIMIT), day));
    }
}

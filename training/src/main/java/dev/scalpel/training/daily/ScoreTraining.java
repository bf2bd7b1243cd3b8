package dev.scalpel.training.daily;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.learning.score.ResidualPath;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.learning.score.WalkOptions;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.licence.Candidate.WalkForwardDay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Retirement;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.training.score.HashedResults;
import dev.scalpel.training.score.ScoreHistory;
import dev.scalpel.training.score.ScoreRecipe;
import dev.scalpel.training.score.ScoreTrials;
import dev.scalpel.training.score.StoredDayStatistics;
import dev.scalpel.training.score.StoredNetworks;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialRecord;
import dev.scalpel.training.tuning.TrialStore;
import dev.scalpel.training.tuning.Tuning;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One symbol's training in the score style, from bars to the day's candidate: statistics of days, the models and issued
 * scores of past days, tuning of how scores are traded, checks. Whether the candidate becomes champion is the licence's
 * decision. Interrupted and called again, it resumes from its recorded trials.
 */
public final class ScoreTraining {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final Duration RESERVE = Duration.ofSeconds(5);
    /** For the networks of past weeks, of which there is one new each week. */
    private static final Duration NETWORK_BUDGET = Duration.ofMinutes(3);

    private final TrainingConfig config;
    private final DeclaredProcedure procedure;
    private final ObjectStore store;
    private final ChampionRegistry registry;
    private final ModelStore models;
    private final Clock clock;
    private final TrainingProgress progress;
    private final BarHashes barHashes;

    /**
     * @param config its window's length and its grid are those of brackets and are not used
     * @param store for statistics, trials, models and champion; the bars come with the request
     */
    public ScoreTraining(
            TrainingConfig config,
            DeclaredProcedure procedure,
            ObjectStore store,
            Clock clock,
            TrainingProgress progress) {
        this(config, procedure, store, clock, progress, new BarHashes());
    }

    /** @param barHashes those of earlier trainings, so that only new days are hashed */
    public ScoreTraining(
            TrainingConfig config,
            DeclaredProcedure procedure,
            ObjectStore store,
            Clock clock,
            TrainingProgress progress,
            BarHashes barHashes) {
        this.config = config;
        this.barHashes = barHashes;
        this.procedure = procedure;
        this.store = store;
        this.registry = new ChampionRegistry(store);
        this.models = new ModelStore(store);
        this.clock = clock;
        this.progress = progress;
    }

    /** How many days of bars a training reads at most. */
    public static int daysOfBars(TrainingConfig config, DeclaredProcedure declared) {
        ScoreProcedure procedure = declared.scores();
        int judged = config.lengths().folds() * config.lengths().foldDays()
                + config.lengths().holdOutDays();
        return lookBackDays(config)
                + procedure.windowDays()
                + procedure.calibrationDays()
                + procedure.thresholdDays()
                + Math.max(judged, declared.policyDays())
                + declared.network().map(ResidualProcedure::refitDays).orElse(0);
    }

    private static int lookBackDays(TrainingConfig config) {
        int lookBack = FeatureSet.extended(FeatureVariant.FULL)
                .within(config.simulation().entryWindow().session())
                .lookBack();
        return Math.toIntExact((lookBack - 1 + Minutes.PER_DAY - 1) / Minutes.PER_DAY);
    }

    /** @param deadline for the whole training; its clock measures the work */
    public TrainingReport train(TrainingRequest request, Deadline deadline) {
        return new Training(request, deadline).run();
    }

    /** The state of one training. */
    private final class Training {

        private final TrainingRequest request;
        private final Deadline deadline;
        private final long end;
        private final BarSeries bars;
        private final TrainingWindow window;
        private final StageTimer timer;
        private final TrainingReportBuilder report;
        private final IncumbentReview incumbentReview;
        private final CandidateRecorder recorder;

        Training(TrainingRequest request, Deadline deadline) {
            this.request = request;
            this.deadline = deadline;
            recorder = new CandidateRecorder(store, request, config.simulation());
            end = Math.floorDiv(request.end().toEpochMilli(), DAY_MILLIS) * DAY_MILLIS;
            bars = request.bars().between(0, end);
            window = window();
            timer = new StageTimer(deadline.clock());
            report = new TrainingReportBuilder(request.symbol(), window, timer);
            incumbentReview = new IncumbentReview(registry, models, request.instrument());
        }

        private TrainingWindow window() {
            TrainingWindow.Lengths lengths = config.lengths();
            long holdOut = end - lengths.holdOutDays() * DAY_MILLIS;
            long firstFold = holdOut - (long) lengths.folds() * lengths.foldDays() * DAY_MILLIS;
            List<TimeBlock> folds = IntStream.range(0, lengths.folds())
                    .mapToObj(fold -> firstFold + (long) fold * lengths.foldDays() * DAY_MILLIS)
                    .map(from -> new TimeBlock(from, from + lengths.foldDays() * DAY_MILLIS))
                    .toList();
            long first = bars.isEmpty() ? firstFold : Math.floorDiv(bars.firstOpenTime(), DAY_MILLIS) * DAY_MILLIS;
            return new TrainingWindow(
                    Math.min(first, firstFold - DAY_MILLIS),
                    new TimeBlock(firstFold - DAY_MILLIS, firstFold),
                    folds,
                    new TimeBlock(holdOut, end));
        }

        TrainingReport run() {
            Champion champion = championUnlessRetired();
            Map<String, String> hashes = timer.time("bar hashes", this::barHashes);
            progress.stage(request.symbol(), "fits and scores");
            ScoreWalk walk = timer.time("fits and scores", () -> walk(hashes));
            ShadowTrades declared = timer.time("shadow trades", () -> shadow(walk));
            Optional<String> flaw = ScoreHistory.flawOf(walk, window);
            if (flaw.isPresent()) {
                recorder.none(flaw.get(), List.of());
                return report.kept(flaw.get());
            }
            ScoreTrials trials = new ScoreTrials(walk, window, config.simulation(), procedure.sides());
            List<TrialRecord> records = timer.time("tuning", () -> tune(trials, walk, hashes));
            report.trials(records);
            if (records.isEmpty()) {
                return report.kept("no trial finished in time; the next call continues");
            }
            return candidate(trials, walk, records, champion, declared, hashes);
        }

        /** By the declared tactics: the tuned ones have seen some of these days. */
        private ShadowTrades shadow(ScoreWalk walk) {
            ShadowTrades shadow = ShadowTrades.of(
                    walk.scores(procedure.scores().scoreHorizons()),
                    ScoreTactics.DEFAULT,
                    procedure.sides(),
                    config.simulation().costs());
            new ShadowRecorder(new StoredShadowTrades(store))
                    .record(
                            procedure.id(),
                            request.instrument(),
                            shadow,
                            config.simulation().decisionCosts().roundTrip());
            return shadow;
        }

        private Champion championUnlessRetired() {
            Champion champion = incumbentReview.champion();
            report.champion(champion);
            return incumbentReview
                    .retirement(champion, clock.instant())
                    .map(retirement -> retire(champion, retirement))
                    .orElse(champion);
        }

        private Champion retire(Champion champion, Retirement retirement) {
            Champion now = incumbentReview.retire(champion, retirement, clock.instant());
            report.retired(retirement.explanation(), now);
            return now;
        }

        private ScoreWalk walk(Map<String, String> hashes) {
            Optional<BarSeries> reference = request.referenceBars().map(other -> other.between(0, end));
            FeatureSet set = FeatureSet.extended(FeatureVariant.availableIn(bars, reference))
                    .within(config.simulation().entryWindow().session());
            ScoreProcedure scores = procedure.scores();
            HashedResults results = new HashedResults(
                    store,
                    request.instrument(),
                    request.reference().map(TrainingRequest.Reference::instrument),
                    set.version(),
                    lookBackDays(config),
                    Math.floorDiv(end, DAY_MILLIS),
                    hashes);
            StoredDayStatistics known = new StoredDayStatistics(results, scores);
            long judgedFrom = Math.min(window.folds().get(0).from(), end - (long) procedure.policyDays() * DAY_MILLIS);
            long scoreFrom = judgedFrom - (scores.calibrationDays() + scores.thresholdDays()) * DAY_MILLIS;
            Optional<StoredNetworks> networks =
                    procedure.network().map(network -> new StoredNetworks(results, scores, network));
            Optional<ResidualPath> path = networks.map(
                    stored -> new ResidualPath(procedure.network().orElseThrow(), stored, timeForNetworks()));
            ScoreWalk walk = ScoreWalk.over(
                    bars,
                    reference,
                    set,
                    scores,
                    WalkOptions.from(scoreFrom).withStatistics(known).withNetworks(path));
            report.note("statistics of " + known.computed() + " days were computed, the others were stored");
            networks.ifPresent(
                    stored -> report.note(stored.fitted() + " networks were fitted, the others were stored"));
            return walk;
        }

        /** What is not fitted tonight is fitted in the next nights. */
        private BooleanSupplier timeForNetworks() {
            Deadline budget = Deadline.in(NETWORK_BUDGET, deadline.clock());
            return () -> !budget.passed()
                    && deadline.remaining().compareTo(request.tuningTime().plus(RESERVE)) > 0;
        }

        private List<TrialRecord> tune(ScoreTrials trials, ScoreWalk walk, Map<String, String> hashes) {
            LocalDate date = request.end().atZone(ZoneOffset.UTC).toLocalDate();
            TrialStore trialStore =
                    new TrialStore(store, request.instrument(), date, fingerprint(walk, hashes), ScoreRecipe.SPACE);
            report.resumed(trialStore.recorded().size());
            Deadline tuningEnd = Deadline.in(request.tuningTime(), deadline.clock());
            double[] best = {Double.NaN};
            int[] finished = {trialStore.recorded().size()};
            progress.stage(request.symbol(), "tuning, " + finished[0] + " of " + request.trials() + " trials done");
            return new Tuning(trials, trialStore, config.objective(), config.seed(), config.threads())
                    .run(
                            request.trials(),
                            millis -> tuningEnd.remaining().toMillis() > millis
                                    && deadline.remaining().toMillis() > millis + RESERVE.toMillis(),
                            deadline.clock()::millis,
                            record -> {
                                if (record.eligible() && !(best[0] >= record.value())) {
                                    best[0] = record.value();
                                }
                                progress.trial(request.symbol(), ++finished[0], request.trials(), best[0]);
                            });
        }

        private String fingerprint(ScoreWalk walk, Map<String, String> hashes) {
            String all = String.join(
                    "|",
                    request.instrument().key(),
                    window.toString(),
                    hashes.toString(),
                    walk.featureSet().version(),
                    procedure.recipe().toString(),
                    config.simulation().toString(),
                    config.seed() + "|" + config.objective());
            return Sha256.hex(all).substring(0, 8);
        }

        private TrainingReport candidate(
                ScoreTrials trials,
                ScoreWalk walk,
                List<TrialRecord> records,
                Champion champion,
                ShadowTrades declared,
                Map<String, String> hashes) {
            WalkForwardSelection selection = new WalkForwardSelection(records, window, config.objective());
            Optional<TrialRecord> best = selection.bestOfAll();
            report.best(best);
            List<WalkForwardDay> walkForward = timer.time(
                    "walk-forward days",
                    () -> new WalkForwardDays(request.instrument(), procedure, config.simulation(), bars, end)
                            .of(walk, declared));
            if (best.isEmpty()) {
                String reason = "no trial earned anything over the folds";
                recorder.none(reason, walkForward);
                return report.without(reason);
            }
            ScoreTrials.Traded traded = timer.time(
                    "final fit",
                    () -> trials.traded(ScoreRecipe.parse(best.get().point())));
            BlockReplay holdOut = trials.trade(traded, window.holdOut());
            WalkForwardResults results = selection.with(holdOut);
            Statistic correlation = HoldOutCorrelation.of(
                    walk, bars, window.holdOut(), traded.recipe().horizonMinutes());
            CandidateChecks checks = CandidateChecks.of(
                    results.figures(records.size()),
                    traded.shadow().frozen(Math.floorDiv(end, DAY_MILLIS)).slope(),
                    results.delayedNet(),
                    correlation,
                    recorder.earlierCorrelations());
            CandidateModel model = new CandidateModel(config, procedure, walk, traded, Math.floorDiv(end, DAY_MILLIS));
            model.words().forEach(report::note);
            SavedModel saved = model.saved(
                    request,
                    window,
                    hashes,
                    champion.modelId(),
                    checks,
                    new CandidateModel.Search(records.size(), selection.promisedToRealised(holdOut)),
                    timer.seconds(),
                    clock.instant());
            models.save(request.instrument(), saved);
            recorder.model(saved.id(), checks, correlation, walkForward);
            return report.made(saved.id(), checks);
        }

        private Map<String, String> barHashes() {
            Map<String, String> hashes = new TreeMap<>(barHashes.hashes(request.instrument(), bars));
            request.reference()
                    .ifPresent(other -> hashes.putAll(
                            barHashes.hashes(other.instrument(), other.bars().between(0, end))));
            return hashes;
        }
    }
}

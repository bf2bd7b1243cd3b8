package dev.scalpel.training.daily;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Retirement;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialRecord;
import dev.scalpel.training.tuning.TrialStore;
import dev.scalpel.training.tuning.Tuning;
import dev.scalpel.training.tuning.WalkForward;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One symbol's training from bars to the day's candidate: examples, tuning over the folds, final fit, checks. Whether the
 * candidate becomes champion is the licence's decision. Without enough data it reports so. Interrupted at any point and
 * called again with the same request, it resumes from its recorded trials.
 */
public final class DailyTraining {

    /** In times of the longest trial: the final fit walks forward again, fits each seed and replays the champion. */
    private static final int RESERVED_TRIALS = 3;

    private static final Duration MIN_RESERVE = Duration.ofSeconds(10);

    private final TrainingConfig config;
    private final ObjectStore store;
    private final ChampionRegistry registry;
    private final ModelStore models;
    private final Clock clock;
    private final TrainingProgress progress;
    private final BarHashes barHashes;

    /** @param store for trials, models and champion; the bars come with the request */
    public DailyTraining(TrainingConfig config, ObjectStore store, Clock clock, TrainingProgress progress) {
        this(config, store, clock, progress, new BarHashes());
    }

    /** @param barHashes those of earlier trainings, so that only new days are hashed */
    public DailyTraining(
            TrainingConfig config, ObjectStore store, Clock clock, TrainingProgress progress, BarHashes barHashes) {
        this.config = config;
        this.barHashes = barHashes;
        this.store = store;
        this.registry = new ChampionRegistry(store);
        this.models = new ModelStore(store);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param deadline for the whole training; tuning ends early enough for the rest. Its clock measures the work,
     *     because in a simulation market time runs faster
     */
    public TrainingReport train(TrainingRequest request, Deadline deadline) {
        return new Training(request, deadline).run();
    }

    /** The state of one training. */
    private final class Training {

        private final TrainingRequest request;
        private final Deadline deadline;
        private final TrainingWindow window;
        private final StageTimer timer;
        private final TrainingReportBuilder report;
        private final IncumbentReview incumbentReview;
        private final CandidateRecorder recorder;

        Training(TrainingRequest request, Deadline deadline) {
            this.request = request;
            this.recorder = new CandidateRecorder(store, request, config.simulation());
            this.deadline = deadline;
            this.timer = new StageTimer(deadline.clock());
            this.window = TrainingWindow.endingAt(request.end().toEpochMilli(), config.lengths());
            this.report = new TrainingReportBuilder(request.symbol(), window, timer);
            this.incumbentReview = new IncumbentReview(registry, models, request.instrument());
        }

        private SessionMinutes session() {
            return new SessionMinutes(config.simulation().entryWindow().session());
        }

        TrainingReport run() {
            Champion champion = championUnlessRetired();
            Optional<String> flaw = DataCheck.flawOf(request.bars(), window, session());
            if (flaw.isPresent()) {
                return tooLittle(flaw.get());
            }
            stage("features and labels");
            Examples examples = timer.time(
                    "features and labels",
                    () -> Examples.of(
                            request.bars().between(0, window.to()),
                            request.referenceBars(),
                            config.grid(),
                            config.simulation()));
            flaw = DataCheck.flawOf(examples, window, session());
            if (flaw.isPresent()) {
                return tooLittle(flaw.get());
            }
            stage("preparing " + config.lengths().folds() + " folds");
            WalkForward walk = timer.time(
                    "folds",
                    () -> new WalkForward(
                            examples, window, config.simulation(), config.embargoMinutes(), config.seed()));
            Map<String, String> bars = timer.time("bar hashes", this::barHashes);
            List<TrialRecord> trials = timer.time("tuning", () -> tune(walk, examples, bars));
            report.trials(trials);
            if (trials.isEmpty()) {
                return report.kept("no trial finished in time; the next call continues");
            }
            return candidate(walk, examples, trials, champion, bars);
        }

        private TrainingReport tooLittle(String flaw) {
            recorder.none(flaw, List.of());
            return report.kept(flaw);
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

        private List<TrialRecord> tune(WalkForward walk, Examples examples, Map<String, String> bars) {
            LocalDate date = request.end().atZone(ZoneOffset.UTC).toLocalDate();
            TrialStore trialStore = new TrialStore(
                    store,
                    request.instrument(),
                    date,
                    TrainingFingerprint.of(
                            request, config, window, examples.features().set().version(), bars),
                    config.space());
            report.resumed(trialStore.recorded().size());
            Deadline tuningEnd = Deadline.in(request.tuningTime(), deadline.clock());
            double[] best = {Double.NaN};
            int[] finished = {trialStore.recorded().size()};
            stage("tuning, " + finished[0] + " of " + request.trials() + " trials done");
            return new Tuning(walk, trialStore, config.objective(), config.seed(), config.threads())
                    .run(
                            request.trials(),
                            millis -> tuningEnd.remaining().toMillis() > millis
                                    && deadline.remaining().toMillis()
                                            > millis + Math.max(MIN_RESERVE.toMillis(), RESERVED_TRIALS * millis),
                            deadline.clock()::millis,
                            record -> {
                                if (record.eligible() && !(best[0] >= record.value())) {
                                    best[0] = record.value();
                                }
                                progress.trial(request.symbol(), ++finished[0], request.trials(), best[0]);
                            });
        }

        private TrainingReport candidate(
                WalkForward walk,
                Examples examples,
                List<TrialRecord> trials,
                Champion champion,
                Map<String, String> bars) {
            WalkForwardSelection selection = new WalkForwardSelection(trials, window, config.objective());
            Optional<TrialRecord> best = selection.bestOfAll();
            report.best(best);
            if (best.isEmpty()) {
                String reason = "no trial earned anything over the folds";
                recorder.none(reason, List.of());
                return report.without(reason);
            }
            stage("final fit of trial " + best.get().number());
            Challenger challenger = timer.time(
                    "final fit", () -> Challenger.fit(walk, best.get().recipe(), config.seeds(), config.seed()));
            WalkForwardResults results = selection.with(challenger.holdOut());
            CandidateChecks checks = CandidateChecks.of(
                    results.figures(trials.size()),
                    challenger.calibration().calibration().chosenSlope(),
                    results.delayedNet(),
                    Statistic.undefined("a bracket has no score"),
                    List.of());
            SavedModel model = challenger.save(
                    examples,
                    new Challenger.Provenance(
                            request.symbol(),
                            champion.modelId(),
                            new Manifest.Window(window.from(), window.holdOut().from(), window.to()),
                            bars,
                            config.seed(),
                            trials.size(),
                            checks.figures(),
                            checks.words(),
                            selection.promisedToRealised(challenger.holdOut()),
                            timer.seconds()),
                    clock.instant());
            models.save(request.instrument(), model);
            recorder.model(model.id(), checks, Statistic.undefined("a bracket has no score"), results.days());
            return report.made(model.id(), checks);
        }

        private Map<String, String> barHashes() {
            Map<String, String> hashes = new TreeMap<>(
                    barHashes.hashes(request.instrument(), request.bars().between(0, window.to())));
            request.reference()
                    .ifPresent(other -> hashes.putAll(
                            barHashes.hashes(other.instrument(), other.bars().between(0, window.to()))));
            return hashes;
        }

        private void stage(String what) {
            progress.stage(request.symbol(), what);
        }
    }
}

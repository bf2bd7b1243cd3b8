package dev.scalpel.training.daily;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.market.Sha256;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionChangedException;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Evidence;
import dev.scalpel.promotion.Evidence.Incumbent;
import dev.scalpel.promotion.Gate;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialRecord;
import dev.scalpel.training.tuning.TrialStore;
import dev.scalpel.training.tuning.Tuning;
import dev.scalpel.training.tuning.WalkForward;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One symbol's training from bars to champion: examples, tuning over the folds, evidence, gate, final fit, promotion.
 * Where there is nothing to learn from, it says so and leaves the champion alone. Killed at any point and called again
 * with the same request, it goes on from its recorded trials.
 */
public final class DailyTraining {

    /** Of the time of the longest trial: the final fit walks once more, fits each seed and replays the champion. */
    private static final int RESERVED_TRIALS = 3;

    private static final Duration LEAST_RESERVE = Duration.ofSeconds(10);

    private final TrainingConfig rules;
    private final ObjectStore store;
    private final ChampionRegistry registry;
    private final ModelStore models;
    private final Clock clock;
    private final TrainingProgress progress;

    /** @param store takes trials, models and champion; need not hold the bars */
    public DailyTraining(TrainingConfig rules, ObjectStore store, Clock clock, TrainingProgress progress) {
        this.rules = rules;
        this.store = store;
        this.registry = new ChampionRegistry(store);
        this.models = new ModelStore(store);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param deadline by which all must be done; tuning ends early enough for the rest. Its clock measures the work: in a
     *     rehearsal the market's time runs faster
     */
    public TrainingReport train(TrainingRequest request, Deadline deadline) {
        return new Training(request, deadline).run();
    }

    /** The state of one run. */
    private final class Training {

        private final TrainingRequest request;
        private final Deadline deadline;
        private final TrainingWindow window;
        private final StageTimer stages;
        private final TrainingReportBuilder draft;
        private final IncumbentReview defence;

        Training(TrainingRequest request, Deadline deadline) {
            this.request = request;
            this.deadline = deadline;
            this.stages = new StageTimer(deadline.clock());
            this.window = TrainingWindow.endingAt(request.end().toEpochMilli(), rules.lengths());
            this.draft = new TrainingReportBuilder(request.symbol(), window, stages);
            this.defence = new IncumbentReview(rules, registry, models, clock, request.symbol(), draft);
        }

        TrainingReport run() {
            Champion champion = defence.champion();
            Optional<String> flaw = DataCheck.flawOf(request.bars(), window);
            if (flaw.isPresent()) {
                return draft.kept(flaw.get());
            }
            stage("features and labels");
            Examples examples = stages.time(
                    "features and labels",
                    () -> Examples.of(
                            request.bars().between(0, window.to()),
                            request.referenceBars(),
                            rules.grid(),
                            rules.simulation().costs(),
                            rules.simulation().ticks()));
            flaw = DataCheck.flawOf(examples, window);
            if (flaw.isPresent()) {
                return draft.kept(flaw.get());
            }
            Optional<Incumbent> incumbent =
                    stages.time("champion", () -> defence.incumbent(champion, examples, request, window));
            stage("preparing " + rules.lengths().folds() + " folds");
            WalkForward walk = stages.time(
                    "folds",
                    () -> new WalkForward(examples, window, rules.simulation(), rules.embargoMinutes(), rules.seed()));
            Map<String, String> bars = stages.time("bar hashes", this::barHashes);
            List<TrialRecord> trials = stages.time("tuning", () -> tune(walk, examples, bars));
            draft.trials(trials);
            if (trials.isEmpty()) {
                return draft.kept("no trial ended in time; the next call goes on");
            }
            return judge(walk, examples, trials, incumbent, bars);
        }

        private List<TrialRecord> tune(WalkForward walk, Examples examples, Map<String, String> bars) {
            LocalDate date = request.end().atZone(ZoneOffset.UTC).toLocalDate();
            TrialStore book = new TrialStore(store, request.symbol(), date, name(examples, bars));
            draft.resumed(book.recorded().size());
            Deadline tuningEnd = Deadline.in(request.tuningTime(), deadline.clock());
            double[] best = {Double.NaN};
            int[] finished = {book.recorded().size()};
            stage("tuning, " + finished[0] + " of " + request.trials() + " trials done");
            return new Tuning(walk, book, rules.aim(), rules.seed(), rules.threads())
                    .run(
                            request.trials(),
                            millis -> tuningEnd.remaining().toMillis() > millis
                                    && deadline.remaining().toMillis()
                                            > millis + Math.max(LEAST_RESERVE.toMillis(), RESERVED_TRIALS * millis),
                            deadline.clock()::millis,
                            record -> {
                                if (record.eligible() && !(best[0] >= record.value())) {
                                    best[0] = record.value();
                                }
                                progress.trial(request.symbol(), ++finished[0], request.trials(), best[0]);
                            });
        }

        /** Names a training by everything that its trials depend on. */
        private String name(Examples examples, Map<String, String> bars) {
            String all = String.join(
                    "|",
                    request.symbol().toString(),
                    window.toString(),
                    bars.toString(),
                    examples.features().set().version(),
                    rules.grid().toString(),
                    rules.simulation().toString(),
                    rules.embargoMinutes() + "|" + rules.seed() + "|" + rules.aim(),
                    Recipe.SPACE.parameters().toString());
            return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        }

        private TrainingReport judge(
                WalkForward walk,
                Examples examples,
                List<TrialRecord> trials,
                Optional<Incumbent> incumbent,
                Map<String, String> bars) {
            WalkForwardSelection evidence = new WalkForwardSelection(trials, window, rules.aim());
            Optional<TrialRecord> best = evidence.bestOfAll();
            draft.best(best);
            if (best.isEmpty()) {
                Evidence none = evidence.with(BlockReplay.nothing(window.holdOut()), incumbent, trials.size());
                Verdict verdict = Gate.judge(none, rules.gate());
                return draft.judged("no trial earned anything over the folds; " + verdict.words(), verdict);
            }
            stage("final fit of trial " + best.get().number());
            Challenger challenger = stages.time(
                    "final fit", () -> Challenger.fit(walk, best.get().recipe(), rules.seeds(), rules.seed()));
            Verdict verdict = Gate.judge(evidence.with(challenger.holdOut(), incumbent, trials.size()), rules.gate());
            if (!verdict.promoted()) {
                return draft.judged(verdict.words(), verdict);
            }
            SavedModel model = challenger.save(
                    examples,
                    new Challenger.Story(
                            request.symbol(),
                            incumbent.map(Incumbent::modelId),
                            new Manifest.Window(window.from(), window.holdOut().from(), window.to()),
                            bars,
                            rules.seed(),
                            trials.size(),
                            verdict.figures(),
                            verdict.words(),
                            evidence.promisedToRealised(challenger.holdOut()),
                            stages.seconds()),
                    clock.instant());
            return promote(model, verdict, incumbent);
        }

        private TrainingReport promote(SavedModel model, Verdict verdict, Optional<Incumbent> incumbent) {
            models.save(request.symbol(), model);
            Instant now = clock.instant();
            Champion.Step step = new Champion.Step(now, Optional.of(model.id()), verdict.words(), verdict.figures());
            try {
                Champion champion =
                        registry.promote(request.symbol(), step, incumbent.map(Incumbent::modelId), rules.lifetime());
                return draft.promoted(champion, verdict);
            } catch (ChampionChangedException changed) {
                return draft.judged(String.valueOf(changed.getMessage()), verdict);
            }
        }

        private Map<String, String> barHashes() {
            Map<String, String> hashes = new TreeMap<>(
                    BarHashes.of(rules.venue(), request.symbol(), request.bars().between(0, window.to())));
            request.reference()
                    .ifPresent(other -> hashes.putAll(BarHashes.of(
                            rules.venue(), other.symbol(), other.bars().between(0, window.to()))));
            return hashes;
        }

        private void stage(String what) {
            progress.stage(request.symbol(), what);
        }
    }
}

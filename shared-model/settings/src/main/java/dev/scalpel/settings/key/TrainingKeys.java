package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.decimal;
import static dev.scalpel.settings.type.ValueTypes.flag;
import static dev.scalpel.settings.type.ValueTypes.timeOfDay;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.settings.section.Style;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;

/** How models are made: the sections {@code training}, {@code tuning} and {@code gate}. */
public final class TrainingKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<LocalTime> TRAINING_AT = KEYS.declare(
            "training.at",
            timeOfDay(),
            LocalTime.of(0, 20),
            "When the daily pipeline starts, UTC; it trains among other things.");
    public static final SettingKey<Style> STYLE = KEYS.declare(
            "training.style",
            choice(Style.class),
            Style.SCORE,
            "How the models trade: `score` enters on a large score and leaves when it has turned, `brackets` leaves a"
                    + " trade to a stop, a target and a maximum hold. A model for `score` needs 120 days of bars to fit,"
                    + " and 55 more to judge it.");
    public static final SettingKey<Boolean> SCORE_NETWORK = KEYS.declare(
            "training.network",
            flag(),
            false,
            "Whether `score` also fits a small network each week to what the linear map leaves over. It is used only"
                    + " where it has gained on days that it had not seen. With it the procedure is another one, with a"
                    + " licence of its own.");
    public static final SettingKey<Boolean> SCORE_REGIMES = KEYS.declare(
            "training.regimes",
            flag(),
            false,
            "Whether `score` also learns each week, from the shadow trades before, in which regimes of volatility and"
                    + " time of day to trade more or fewer scores, to leave earlier or later, to halve the size or to"
                    + " stand aside. It is used only where it has gained on days that it had not seen. With it the"
                    + " procedure is another one, with a licence of its own, and a training reads up to 207 days more.");
    public static final SettingKey<Integer> WINDOW_DAYS = KEYS.declare(
            "training.windowDays",
            whole(3, 730),
            60,
            "How many days of bars a training of `brackets` reads, including the hold-out. `score` fits on up to 300"
                    + " days.");
    public static final SettingKey<Integer> HOLD_OUT_DAYS = KEYS.declare(
            "training.holdOutDays",
            whole(1, 90),
            7,
            "The last days of the window, which fitting and tuning never see: the gate uses them.");
    public static final SettingKey<Integer> FOLDS =
            KEYS.declare("training.folds", whole(2, 10), 3, "How many walk-forward folds a trial is evaluated on.");
    public static final SettingKey<Integer> FOLD_DAYS =
            KEYS.declare("training.foldDays", whole(1, 90), 12, "Length of a fold.");
    public static final SettingKey<Integer> EMBARGO = KEYS.declare(
            "training.embargoMinutes",
            whole(0, 10_080),
            60,
            "For how long after a test block no training label may begin.");
    public static final SettingKey<Integer> SEED = KEYS.declare(
            "training.seed",
            whole(0, 999_999_999),
            7,
            "Seed of all randomness in training. The same seed gives the same model.");
    public static final SettingKey<Integer> TRIALS =
            KEYS.declare("tuning.trials", whole(1, 1_000), 24, "Maximum number of trials per tuning.");
    public static final SettingKey<Integer> TUNING_SECONDS = KEYS.declare(
            "tuning.seconds", whole(1, 86_400), 180, "Time limit of a tuning, independent of the number of trials.");
    public static final SettingKey<Integer> SEEDS =
            KEYS.declare("tuning.seeds", whole(1, 20), 3, "How many networks are averaged.");
    public static final SettingKey<Integer> THREADS = KEYS.declare(
            "tuning.threads", whole(0, 256), 0, "How many trials run in parallel; 0 means one per processor.");
    public static final SettingKey<BigDecimal> FALSE_PROMOTION_BUDGET = KEYS.declare(
            "gate.falsePromotionBudget",
            decimal("0.0001", "0.5"),
            new BigDecimal("0.005"),
            "Has no effect any more: what a licence needs is fixed. It is still read, so that older files stay valid.");
    public static final SettingKey<Integer> MIN_TRADES = KEYS.declare(
            "gate.minTrades",
            whole(1, 100_000),
            100,
            "Trades over the days that judge a trial, below which a gain counts only in proportion.");
    public static final SettingKey<Integer> EXPIRY_DAYS = KEYS.declare(
            "gate.expiryDays",
            whole(1, 365),
            14,
            "After this many days without a new model a champion is retired and the symbol goes flat.");
    public static final SettingKey<Boolean> PROBATION = KEYS.declare(
            "gate.probation",
            flag(),
            false,
            "Whether a procedure without a licence trades a tenth of its allocation once the credit of its held-out"
                    + " history times its evidence reaches 5. At most one procedure without an edge in five ever gets"
                    + " there, two in five where the instruments were chosen with hindsight. See docs/evidence.md.");

    private TrainingKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}

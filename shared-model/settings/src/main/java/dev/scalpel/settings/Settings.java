package dev.scalpel.settings;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.FeeAsset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The effective settings. {@link SettingsReader} makes them and has checked every rule; {@link SettingKeys} explains
 * each value.
 */
public record Settings(
        String venue,
        Mode mode,
        Allocations symbols,
        Optional<Symbol> referenceSymbol,
        int shardSize,
        Costs costs,
        Retrieval retrieval,
        Execution execution,
        Exchange exchange,
        Limits limits,
        Training training,
        Tuning tuning,
        Gate gate,
        Monitoring monitoring,
        Notification notification,
        Store store,
        Page page,
        Aws aws) {

    /** How orders are handled. */
    public enum Mode {
        PAPER,
        TESTNET,
        LIVE
    }

    /** How an entry is ordered. */
    public enum EntryStyle {
        MARKETABLE,
        MAKER
    }

    /** Where notices go. */
    public enum Channel {
        NONE,
        FILE,
        SNS
    }

    /** What the functions run on in AWS. */
    public enum Architecture {
        ARM64,
        X86_64
    }

    /** Where calls from AWS to the venue come from. */
    public enum Network {
        /** Some address of AWS's, shared with strangers, another one each time. */
        SHARED_ADDRESSES,
        /** One of the deployment's own, which a key can be restricted to. */
        FIXED_ADDRESS
    }

    /** What holds the store. */
    public enum StoreKind {
        DIRECTORY,
        S3
    }

    /** Whether a write of the directory store waits for the disk. */
    public enum Durability {
        FSYNC,
        NONE
    }

    /**
     * Rates in basis points of the traded value, for one side.
     *
     * @param feeAsset in which asset the venue takes its fee
     */
    public record Costs(BigDecimal feeBp, BigDecimal slippageBp, FeeAsset feeAsset) {

        /** As the simulator takes them, without funding. */
        public dev.scalpel.trading.Costs forTrading() {
            return dev.scalpel.trading.Costs.of(rate(feeBp), rate(slippageBp)).withFeeAsset(feeAsset);
        }
    }

    public record Retrieval(int everyMinutes, int historyDays, int timeLimitSeconds) {}

    /** @param paperCapital in units of the quote asset */
    public record Execution(
            int everyMinutes,
            EntryStyle entry,
            BigDecimal entryIncrementBp,
            int makerTimeoutSeconds,
            BigDecimal stopLimitOffsetBp,
            int stopTimeoutSeconds,
            BigDecimal paperCapital) {}

    /**
     * @param secretName the name of the keys in Secrets Manager, never the keys
     * @param keyVariable the name of the environment variable with the key, never the key
     * @param secretVariable the name of the environment variable with the key's secret, never the secret
     */
    public record Exchange(
            Optional<String> address,
            int recvWindowMillis,
            String secretName,
            String keyVariable,
            String secretVariable,
            Optional<LiveConfirmation> liveConfirmation) {}

    /** The only words that confirm live trading. */
    public enum LiveConfirmation {
        I_TRADE_REAL_MONEY
    }

    /** Shares are of the account's equity; {@code 0.03} is three per cent. */
    public record Limits(
            BigDecimal dailyLossShare,
            BigDecimal drawdownShare,
            int cooldownMinutes,
            int lossesInARow,
            int lossesPauseMinutes,
            BigDecimal maxPriceMoveBp,
            int staleBarSeconds,
            BigDecimal exposureCap) {

        /** As the simulator and the execution handler take them; the cool-down is part of the tactics there. */
        public dev.scalpel.trading.RiskLimits forTrading() {
            return new dev.scalpel.trading.RiskLimits(
                    dailyLossShare.doubleValue(),
                    drawdownShare.doubleValue(),
                    lossesInARow,
                    lossesPauseMinutes,
                    rate(maxPriceMoveBp),
                    staleBarSeconds,
                    exposureCap.doubleValue());
        }
    }

    /** Days are whole days of UTC. */
    public record Training(
            LocalTime at, int windowDays, int holdOutDays, int folds, int foldDays, int embargoMinutes, int seed) {

        /** What fits and tuning may see: the window less the hold-out. */
        public int fitDays() {
            return windowDays - holdOutDays;
        }
    }

    /** @param threads 0 means one for each processor */
    public record Tuning(int trials, int seconds, int seeds, int threads) {

        public int threadsOn(int processors) {
            return threads == 0 ? Math.max(1, processors) : threads;
        }
    }

    public record Gate(BigDecimal falsePromotionBudget, int minTrades, int expiryDays) {}

    public record Monitoring(DayOfWeek day, LocalTime at) {}

    public record Notification(Channel channel, Optional<String> topic, Optional<EmailAddress> email) {}

    /** @param directory taken from the home directory unless absolute */
    public record Store(
            StoreKind kind,
            Path directory,
            Optional<String> bucket,
            Optional<String> region,
            Optional<String> endpoint,
            Durability durability) {}

    public record Page(int port) {}

    public record Aws(
            Optional<String> region,
            Architecture architecture,
            int monthlyBudgetUsd,
            int logRetentionDays,
            boolean dashboard,
            Network network,
            boolean liveWithoutFixedAddress) {}

    private static double rate(BigDecimal basisPoints) {
        return basisPoints.movePointLeft(4).doubleValue();
    }
}

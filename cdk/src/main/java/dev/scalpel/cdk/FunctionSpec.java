package dev.scalpel.cdk;

import dev.scalpel.settings.deployment.LambdaFunction;
import software.amazon.awscdk.Duration;

/**
 * Memory, timeout and retry limits of a function.
 *
 * @param handler class and method
 * @param eventAge an older event is dropped: a minute's work is worthless in the next minute
 * @param retries of an asynchronous call; the platform must not repeat calls that trade
 */
record FunctionSpec(
        LambdaFunction function, String handler, Duration timeout, Duration eventAge, int retries, String purpose) {

    private static final Duration ONE_MINUTE = Duration.seconds(60);
    private static final Duration FIFTEEN_MINUTES = Duration.minutes(15);
    private static final Duration TWO_HOURS = Duration.hours(2);

    /** Left for the last page and the answer, after retrieval's own limit. */
    private static final int RESERVE_SECONDS = 15;

    static FunctionSpec retrieval(int timeLimitSeconds) {
        return new FunctionSpec(
                LambdaFunction.DATA_RETRIEVAL,
                "dev.scalpel.retrieval.RetrievalHandler::handleRequest",
                Duration.seconds(Math.min(900, timeLimitSeconds + RESERVE_SECONDS)),
                ONE_MINUTE,
                0,
                "Exchange to bars, each minute");
    }

    static FunctionSpec training() {
        return new FunctionSpec(
                LambdaFunction.TRAINING,
                "dev.scalpel.training.TrainingHandler::handleRequest",
                FIFTEEN_MINUTES,
                TWO_HOURS,
                1,
                "Bars to a champion model or to flat, each day");
    }

    static FunctionSpec execution() {
        return new FunctionSpec(
                LambdaFunction.EXECUTION,
                "dev.scalpel.execution.ExecutionHandler::handleRequest",
                ONE_MINUTE,
                ONE_MINUTE,
                0,
                "Bars and champion to orders and ledger, each minute");
    }

    static FunctionSpec monitoring() {
        return new FunctionSpec(
                LambdaFunction.MONITORING,
                "dev.scalpel.monitoring.MonitoringHandler::handleRequest",
                FIFTEEN_MINUTES,
                TWO_HOURS,
                1,
                "Ledger and bars to the report and to challengers, each week");
    }

    boolean callsTheVenue() {
        return function == LambdaFunction.DATA_RETRIEVAL || function == LambdaFunction.EXECUTION;
    }

    String name() {
        return function.title();
    }

    int memoryMb() {
        return function.memoryMb();
    }
}

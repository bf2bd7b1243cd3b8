package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.deployment.LambdaFunction;

/** What a function uses in a month. */
final class FunctionMonth {

    private static final double MB_PER_GB = 1_024;

    private final LambdaFunction function;
    private final MeasuredUsage measured;
    private double gbSeconds;
    private double puts;
    private double lists;
    private double gets;

    FunctionMonth(LambdaFunction function, MeasuredUsage measured) {
        this.function = function;
        this.measured = measured;
    }

    FunctionMonth calls(double count, CallUsage each) {
        gbSeconds += count * measured.carriedOver().seconds(each, function) * function.memoryMb() / MB_PER_GB;
        puts += count * each.puts();
        lists += count * each.lists();
        gets += count * each.gets();
        return this;
    }

    LambdaFunction function() {
        return function;
    }

    double gbSeconds() {
        return gbSeconds;
    }

    double puts() {
        return puts;
    }

    double lists() {
        return lists;
    }

    double gets() {
        return gets;
    }
}

package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.deployment.LambdaFunction;

/** What a function uses in a month. */
final class FunctionMonth {

    private static final double MB_PER_GB = 1_024;

    private final String title;
    private final int memoryMb;
    private final MeasuredUsage measured;
    private double gbSeconds;
    private double puts;
    private double lists;
    private double gets;

    FunctionMonth(LambdaFunction function, MeasuredUsage measured) {
        this(function.title(), function.memoryMb(), measured);
    }

    FunctionMonth(String title, int memoryMb, MeasuredUsage measured) {
        this.title = title;
        this.memoryMb = memoryMb;
        this.measured = measured;
    }

    FunctionMonth calls(double count, CallUsage each) {
        gbSeconds += count * measured.carriedOver().seconds(each, memoryMb) * memoryMb / MB_PER_GB;
        puts += count * each.puts();
        lists += count * each.lists();
        gets += count * each.gets();
        return this;
    }

    /** Billed as long as work is. */
    FunctionMonth waiting(double seconds) {
        gbSeconds += seconds * memoryMb / MB_PER_GB;
        return this;
    }

    String title() {
        return title;
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

package dev.scalpel.execution;

/** Over how many days the parity of perpetuals is tested: one in each build, a fortnight by {@code -Dscalpel.parityDays=14}. */
final class ParityDays {

    static final int COUNT = Integer.getInteger("scalpel.parityDays", 1);

    private ParityDays() {}

    /** The result, which stands in the output of the build. */
    static void report(String what, int trades) {
        System.out.println(
                "parity over " + COUNT + (COUNT == 1 ? " day: " : " days: ") + what + ", " + trades + " trades");
    }
}

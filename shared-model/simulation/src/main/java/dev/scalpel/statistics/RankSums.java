package dev.scalpel.statistics;

record RankSums(int count, double x, double y, double xx, double yy, double xy) {

    RankSums(double[] x, double[] y, int from, int to) {
        this(
                to - from,
                sum(x, from, to),
                sum(y, from, to),
                sum(x, x, from, to),
                sum(y, y, from, to),
                sum(x, y, from, to));
    }

    RankSums less(RankSums part) {
        return new RankSums(count - part.count, x - part.x, y - part.y, xx - part.xx, yy - part.yy, xy - part.xy);
    }

    boolean varies() {
        double smallest = 1e-12 * Math.max(1, count);
        return count > 1 && xx - x * x / count > smallest && yy - y * y / count > smallest;
    }

    double correlation() {
        double product = xy - x * y / count;
        double raw = product / Math.sqrt((xx - x * x / count) * (yy - y * y / count));
        return Math.max(-1, Math.min(1, raw));
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double sum(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

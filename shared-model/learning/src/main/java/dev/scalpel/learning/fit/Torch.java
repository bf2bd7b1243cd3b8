package dev.scalpel.learning.fit;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * PyTorch through DJL, started once: offline, silent, one thread. Fits run in parallel, not their matrix operations.
 */
public final class Torch {

    private static final double MEAN_DECAY = 0.9;
    private static final double VARIANCE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private Torch() {}

    /** Memory that is freed on close. Everything that uses the engine gets its memory here, which starts the engine. */
    public static NDManager manager() {
        return Started.ENGINE.newBaseManager(Device.cpu());
    }

    /** Runs work with automatic differentiation. */
    public static <T> T withGradients(Supplier<T> work) {
        return run(true, work);
    }

    /** Runs work without automatic differentiation, which is faster. The mode is a state of the thread. */
    public static <T> T withoutGradients(Supplier<T> work) {
        return run(false, work);
    }

    private static <T> T run(boolean gradients, Supplier<T> work) {
        Objects.requireNonNull(Started.ENGINE, "the engine must be started before its mode is set");
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(gradients);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Computes the gradients of everything the loss was computed from. DJL's own collector allows one at a time per
     * process, although PyTorch keeps this state per thread; with it, trials could not run in parallel.
     */
    public static void backward(NDArray loss) {
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /**
     * One step of Adam with decoupled weight decay: changes the parameter and its two moments in place, and clears the
     * gradient. Written in plain operations because the engine's own step prints a deprecation warning.
     */
    public static void adamStep(
            NDArray parameter, NDArray mean, NDArray variance, int step, double learningRate, double weightDecay) {
        double meanCorrection = 1 - StrictMath.pow(MEAN_DECAY, step);
        double varianceCorrection = Math.sqrt(1 - StrictMath.pow(VARIANCE_DECAY, step));
        run(false, () -> {
            try (NDManager scope = parameter.getManager().newSubManager();
                    NDArray gradient = parameter.getGradient()) {
                gradient.attach(scope);
                NDArray square = gradient.square();
                mean.muli(MEAN_DECAY).addi(gradient.mul(1 - MEAN_DECAY));
                variance.muli(VARIANCE_DECAY).addi(square.muli(1 - VARIANCE_DECAY));
                NDArray deviation = variance.sqrt();
                deviation.attach(scope);
                NDArray move = mean.div(deviation.addi(EPSILON * varianceCorrection));
                move.attach(scope);
                parameter
                        .muli(1 - learningRate * weightDecay)
                        .subi(move.muli(learningRate * varianceCorrection / meanCorrection));
                gradient.subi(gradient);
            }
            return parameter;
        });
    }

    private static final class Started {

        private static final Engine ENGINE = start();

        private static Engine start() {
            setUnlessSet("ai.djl.offline", "true");
            setUnlessSet("OPT_OUT_TRACKING", "true");
            setUnlessSet("ai.djl.pytorch.num_threads", "1");
            setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
            return Engine.getEngine("PyTorch");
        }

        private static void setUnlessSet(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }
    }
}

package dev.scalpel.learning.fit;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Objects;
import java.util.function.Supplier;

/** PyTorch by DJL, started once: offline, silent, one thread. Parallelism belongs to the fits, not to the matrices. */
final class Torch {

    private static final double MEAN_DECAY = 0.9;
    private static final double VARIANCE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private Torch() {}

    /** Memory that is freed when it is closed; everything else of this package asks for it here. */
    static NDManager manager() {
        return Started.ENGINE.newBaseManager(Device.cpu());
    }

    /** Runs work whose operations can be derived; elsewhere none are, which is faster. */
    static <T> T deriving(Supplier<T> work) {
        return withGradients(true, work);
    }

    /** Runs work that only asks, or that changes parameters by hand; which of both is on is a state of the thread. */
    static <T> T plainly(Supplier<T> work) {
        return withGradients(false, work);
    }

    private static <T> T withGradients(boolean wanted, Supplier<T> work) {
        Objects.requireNonNull(Started.ENGINE, "the library must be loaded before it is asked");
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(wanted);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Computes the gradients of everything the loss was computed from. DJL's own collector allows one at a time in a
     * whole process, though PyTorch keeps this state by thread: with it, trials could not run side by side.
     */
    static void backward(NDArray loss) {
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /**
     * One step of Adam with decoupled weight decay: changes the parameter and its two moments in place, and forgets the
     * gradient. In plain operations, for the engine's own step warns on the console of something deprecated within it.
     */
    static void adamStep(
            NDArray parameter, NDArray mean, NDArray variance, int step, double learningRate, double weightDecay) {
        double meanCorrection = 1 - StrictMath.pow(MEAN_DECAY, step);
        double varianceCorrection = Math.sqrt(1 - StrictMath.pow(VARIANCE_DECAY, step));
        withGradients(false, () -> {
            try (NDManager passing = parameter.getManager().newSubManager();
                    NDArray gradient = parameter.getGradient()) {
                gradient.attach(passing);
                NDArray square = gradient.square();
                mean.muli(MEAN_DECAY).addi(gradient.mul(1 - MEAN_DECAY));
                variance.muli(VARIANCE_DECAY).addi(square.muli(1 - VARIANCE_DECAY));
                NDArray spread = variance.sqrt();
                spread.attach(passing);
                NDArray move = mean.div(spread.addi(EPSILON * varianceCorrection));
                move.attach(passing);
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

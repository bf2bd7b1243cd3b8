package dev.scalpel.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** PyTorch by DJL, started once: offline, silent, one thread. Parallelism belongs to the fits, not to the matrices. */
final class Torch {

    private static final float NEVER_CLIP = -1;

    private Torch() {}

    /** Memory that is freed when it is closed; everything else of this package asks for it here. */
    static NDManager manager() {
        return Started.ENGINE.newBaseManager(Device.cpu());
    }

    /** Runs work whose operations can be derived; elsewhere none are, which is faster. */
    static <T> T deriving(Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
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

    static void zeroGradient(NDArray parameter) {
        JniUtils.zeroGrad((PtNDArray) parameter);
    }

    /** One step of Adam with decoupled weight decay; changes the parameter and its two moments in place. */
    static void adamStep(
            NDArray parameter, NDArray mean, NDArray variance, int step, double learningRate, double weightDecay) {
        double beta1 = 0.9;
        double beta2 = 0.999;
        double corrected =
                learningRate * Math.sqrt(1 - StrictMath.pow(beta2, step)) / (1 - StrictMath.pow(beta1, step));
        try (NDArray gradient = parameter.getGradient()) {
            JniUtils.adamUpdate(
                    (PtNDArray) parameter,
                    (PtNDArray) gradient,
                    (PtNDArray) mean,
                    (PtNDArray) variance,
                    (float) learningRate,
                    (float) corrected,
                    (float) weightDecay,
                    1,
                    NEVER_CLIP,
                    (float) beta1,
                    (float) beta2,
                    1e-8f,
                    true);
        }
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

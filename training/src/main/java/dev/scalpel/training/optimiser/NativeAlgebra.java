package dev.scalpel.training.optimiser;

import org.bytedeco.openblas.global.openblas_nolapack;

/** Loads the OpenBLAS library that Smile needs, and limits it to one thread. */
final class NativeAlgebra {

    static {
        try {
            // Small matrices are many times slower on several threads, and trials already run in parallel.
            openblas_nolapack.blas_set_num_threads(1);
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "Smile needs OpenBLAS for this platform: put org.bytedeco:openblas and org.bytedeco:arpack-ng with"
                            + " the classifier of this machine (such as linux-x86_64) on the class path",
                    e);
        }
    }

    private NativeAlgebra() {}

    /** Loads the library on the first call. */
    static void require() {}
}

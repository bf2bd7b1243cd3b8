package dev.scalpel.model.network;

import java.util.List;

/** Several networks whose outputs are averaged, and the normaliser of their inputs. Immutable; thread-safe. */
public final class NetworkEnsemble {

    private final Normaliser normaliser;
    private final List<NetworkInference> networks;

    public NetworkEnsemble(Normaliser normaliser, List<NetworkParameters> networks) {
        this.normaliser = normaliser;
        this.networks = networks.stream().map(NetworkInference::new).toList();
    }

    public Normaliser normaliser() {
        return normaliser;
    }

    /**
     * @param normalised features of one row
     * @return in units of σ: net returns by bracket, then the auxiliary log returns
     */
    public float[] outputs(float[] normalised) {
        return NetworkInference.average(networks, normalised);
    }

    /**
     * The same for many rows, several times as fast, with the same bits.
     *
     * @param normalised features of all rows, one after the other
     * @return the outputs of each row
     */
    public float[][] outputs(float[] normalised, int rows) {
        return NetworkInference.average(networks, normalised, rows);
    }
}

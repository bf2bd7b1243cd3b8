package dev.scalpel.settings.deployment;

/** The four functions and their memory in AWS, used by the deployment and the cost model. */
public enum LambdaFunction {
    DATA_RETRIEVAL("data-retrieval", 512),
    /** The maximum of a new account: 1.7 processors. A training was measured to need 0.75 GB (docs/cost.md). */
    TRAINING("training", 3_008),
    EXECUTION("execution", 1_024),
    MONITORING("monitoring", 3_008);

    private final String title;
    private final int memoryMb;

    LambdaFunction(String title, int memoryMb) {
        this.title = title;
        this.memoryMb = memoryMb;
    }

    /** The name in the command line and in the deployment. */
    public String title() {
        return title;
    }

    public int memoryMb() {
        return memoryMb;
    }
}

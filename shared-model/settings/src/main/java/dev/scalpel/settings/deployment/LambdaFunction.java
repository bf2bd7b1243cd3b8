package dev.scalpel.settings.deployment;

/** The four functions and their memory in AWS: what the deployment makes and the bill is made of. */
public enum LambdaFunction {
    DATA_RETRIEVAL("data-retrieval", 512),
    /** As much as a new account may ask for: 1.7 processors. A training was seen to need 0.75 GB (docs/cost.md). */
    TRAINING("training", 3_008),
    EXECUTION("execution", 1_024),
    MONITORING("monitoring", 3_008);

    private final String title;
    private final int memoryMb;

    LambdaFunction(String title, int memoryMb) {
        this.title = title;
        this.memoryMb = memoryMb;
    }

    /** As the command line and the deployment call it. */
    public String title() {
        return title;
    }

    public int memoryMb() {
        return memoryMb;
    }
}

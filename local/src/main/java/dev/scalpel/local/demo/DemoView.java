package dev.scalpel.local.demo;

/** Is told how the demo goes on. */
public interface DemoView {

    /** Something worth a line of its own. */
    void note(String line);

    /**
     * A minute is over.
     *
     * @param share how much of the demo is done, 0 to 1
     * @param line what holds now
     */
    void progress(double share, String line);
}

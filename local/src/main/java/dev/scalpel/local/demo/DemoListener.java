package dev.scalpel.local.demo;

/** Watches a demo, on the demo's own thread. */
public interface DemoListener {

    void happened(DemoEvent event);
}

package dev.scalpel.settings.section;

/** Processor architecture of the functions in AWS. */
public enum Architecture {
    ARM64,
    X86_64
}

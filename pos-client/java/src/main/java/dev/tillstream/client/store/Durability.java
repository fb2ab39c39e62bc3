package dev.tillstream.client.store;

/** What a committed transaction survives. */
public enum Durability {
    /** A power cut: each commit reaches the disk (WAL, {@code synchronous=FULL}). For every till that sells. */
    FULL,
    /**
     * A crash of the program, and not always a power cut: the disk is waited for at checkpoints only
     * ({@code synchronous=NORMAL}). For simulations and imports that can be started again.
     */
    NORMAL
}

package dev.tillstream.client.sync;

/**
 * What a round of syncing did.
 *
 * @param pushed operations that got an answer
 * @param open operations that still wait for an answer or for their receipts
 * @param failed operations that a person has to look at
 */
public record SyncReport(int pushed, int changes, int receipts, long open, long failed) {
    public boolean isComplete() {
        return open == 0;
    }
}

package dev.tillstream.gateway.head;

/**
 * How far one device's view has come, all three at one moment.
 *
 * @param generation of the organization's feed; another one means that it was rebuilt
 * @param purgedThrough deletions up to this number may be gone
 * @param through the organization's newest number, whoever may see what has it
 * @param changes the newest number of a change that the device may see
 * @param receipts the newest number of a receipt of the device
 */
public record View(long generation, long purgedThrough, long through, long changes, long receipts) {
    /** The newest number of anything that the device may see. */
    public long head() {
        return Math.max(changes, receipts);
    }
}

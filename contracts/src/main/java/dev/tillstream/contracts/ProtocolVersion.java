package dev.tillstream.contracts;

/** The version of the wire shapes. A test hashes every golden message against it: no shape changes unnoticed. */
public final class ProtocolVersion {
    // 1: the first. An origin may have staff_id, and for staff no branch: what was there before stayed as it is.
    public static final int PROTOCOL_VERSION = 1;

    private ProtocolVersion() {}
}

package dev.tillstream.contracts;

/** The version of the wire shapes. A test hashes every golden message against it: no shape changes unnoticed. */
public final class ProtocolVersion {
    // 1: the first.
    public static final int PROTOCOL_VERSION = 1;

    private ProtocolVersion() {}
}

package dev.tillstream.gateway.payload;

/**
 * A 64-bit hash of JSON content: independent of white space, of escapes and of the order of an object's keys. It tells
 * an operation that comes again from another one under the same id; it is no protection against someone who searches
 * for two operations with one fingerprint, who would only deceive himself. Numbers count as written: 1.0 is not 1.00.
 */
public final class Fingerprint {
    public static final long NULL = 0x2545F4914F6CDD1DL;
    static final long TRUE = 0x9E3779B97F4A7C15L;
    static final long FALSE = 0xC2B2AE3D27D4EB4FL;
    private static final long TEXT = 0x165667B19E3779F9L;
    private static final long NUMBER = 0x27D4EB2F165667C5L;
    private static final long OBJECT = 0x85EBCA77C2B2AE63L;
    private static final long ARRAY = 0x94D049BB133111EBL;
    private static final long PRIME = 0x100000001B3L;

    private Fingerprint() {}

    static long text(char[] chars, int from, int length) {
        return mix(sequence(TEXT, chars, from, length));
    }

    public static long text(String text) {
        return text(text.toCharArray(), 0, text.length());
    }

    static long number(char[] chars, int from, int length) {
        return mix(sequence(NUMBER, chars, from, length));
    }

    /** One member of an object; the members of an object are added up, in whatever order. */
    public static long member(String name, long value) {
        return mix(mix(name.hashCode() + OBJECT) ^ (value * PRIME));
    }

    public static long object(long sumOfMembers) {
        return mix(sumOfMembers ^ OBJECT);
    }

    /** The array so far, with one more element. */
    static long element(long soFar, long value) {
        return mix(soFar * PRIME + value);
    }

    static long emptyArray() {
        return ARRAY;
    }

    private static long sequence(long kind, char[] chars, int from, int length) {
        long hash = kind ^ length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ chars[i]) * PRIME;
        }
        return hash;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

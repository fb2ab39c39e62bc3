package dev.tillstream.gateway.pull;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a device has read (PROTOCOL §2). The same place gives the same text, so cursors can be compared.
 *
 * @param generation of the feed that it belongs to
 * @param seq everything up to this number has been read
 * @param start while the first load goes on: the head when it started; deletions up to there are left out. Otherwise 0
 * @param branch of the caller, as a hash; 0 for who works for all branches
 * @param filter the tables, as a hash
 */
public record Cursor(long generation, long seq, long start, int branch, int filter) {
    private static final byte FORMAT = 1;
    private static final int LENGTH = 1 + 3 * Long.BYTES + 2 * Integer.BYTES;

    /** Behind everything that there is. */
    public static Cursor at(long generation, long seq, Caller caller) {
        return at(generation, seq, 0, caller, List.of());
    }

    static Cursor at(long generation, long seq, long start, Caller caller, List<String> tables) {
        return new Cursor(generation, seq, start, Objects.hashCode(caller.branchId()), filterOf(tables));
    }

    /** @throws Refusal invalid_operation for what is no cursor */
    static Cursor parse(String text) {
        ByteBuffer bytes = decode(text);
        if (bytes == null || bytes.remaining() != LENGTH || bytes.get() != FORMAT) {
            throw Refusal.invalid("since is no cursor");
        }
        Cursor cursor = new Cursor(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getInt(), bytes.getInt());
        if (cursor.seq < 0 || cursor.start < 0) {
            throw Refusal.invalid("since is no cursor");
        }
        return cursor;
    }

    boolean isOfBranch(Caller caller) {
        return branch == Objects.hashCode(caller.branchId());
    }

    boolean isOfTables(List<String> tables) {
        return filter == filterOf(tables);
    }

    boolean isFirstLoad() {
        return start > 0;
    }

    public String text() {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .put(FORMAT)
                .putLong(generation)
                .putLong(seq)
                .putLong(start)
                .putInt(branch)
                .putInt(filter)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int filterOf(List<String> tables) {
        return String.join(",", tables).hashCode();
    }

    private static @Nullable ByteBuffer decode(String text) {
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package dev.tillstream.gateway.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has to be written in another way than it was sent, so that the log has one way to write it. */
public final class Edits {
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int from, int to, String ascii) {}

    /** By places in the source; an empty stretch inserts. */
    public void replace(int from, int to, String ascii) {
        edits.add(new Edit(from, to, ascii));
    }

    public Slice applyTo(Slice text) {
        if (edits.isEmpty()) {
            return text;
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        Utf8 copy = new Utf8(text.length() + 64 * edits.size());
        int at = text.from();
        for (Edit edit : edits) {
            copy.raw(text.source(), at, edit.from()).raw(edit.ascii());
            at = edit.to();
        }
        copy.raw(text.source(), at, text.to());
        byte[] bytes = copy.toBytes();
        return new Slice(bytes, 0, bytes.length);
    }
}

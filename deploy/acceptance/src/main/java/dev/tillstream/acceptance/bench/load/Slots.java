package dev.tillstream.acceptance.bench.load;

import java.util.ArrayList;
import java.util.List;

/** Text that is made once, with places of fixed width in it whose content changes with each use. ASCII only. */
final class Slots {
    /** What belongs into a place. */
    enum Kind {
        ID(IdMint.LENGTH),
        PRODUCT(IdMint.LENGTH),
        SEQ(9),
        REFERENCE(7),
        TIME(24);

        private final int width;

        Kind(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }
    }

    /** A place in the text. */
    record Slot(Kind kind, int offset) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Slot> places = new ArrayList<>();

    Slots text(String fixed) {
        text.append(fixed);
        return this;
    }

    Slots number(long fixed) {
        text.append(fixed);
        return this;
    }

    Slots slot(Kind kind) {
        places.add(new Slot(kind, text.length()));
        text.append(" ".repeat(kind.width()));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The offsets of one kind, as they are when the text begins at {@code start}. */
    int[] offsets(Kind kind, int start) {
        return places.stream()
                .filter(slot -> slot.kind() == kind)
                .mapToInt(slot -> slot.offset() + start)
                .toArray();
    }
}

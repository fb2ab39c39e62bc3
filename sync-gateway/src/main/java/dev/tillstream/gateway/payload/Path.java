package dev.tillstream.gateway.payload;

import org.jspecify.annotations.Nullable;

/** Where in a payload something stands: {@code payload.items[0].quantity}. Written out only when it is complained of. */
record Path(@Nullable Path parent, String name, int index) {
    private static final int NO_INDEX = -1;
    static final Path PAYLOAD = new Path(null, "payload", NO_INDEX);

    Path row(String field, int row) {
        return new Path(this, field, row);
    }

    String to(String field) {
        return this + "." + field;
    }

    @Override
    public String toString() {
        String own = index == NO_INDEX ? name : name + "[" + index + "]";
        return parent == null ? own : parent + "." + own;
    }
}

package dev.tillstream.inventory.serial;

import dev.tillstream.inventory.serial.SerialState.Status;
import dev.tillstream.inventory.stock.MovementType;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a piece is after what happened to it; the latest stands, in whatever order it becomes known. */
public final class SerialRules {
    /** Of what happened to a piece in one moment, the order of its life. */
    private static final List<MovementType> LIFE = List.of(
            MovementType.PURCHASE,
            MovementType.COUNT,
            MovementType.TRANSFER_OUT,
            MovementType.TRANSFER_IN,
            MovementType.SALE,
            MovementType.VOID,
            MovementType.RETURN,
            MovementType.LOSS);

    private static final Comparator<SerialState> LATER = Comparator.comparing(SerialState::occurredAt)
            .thenComparingInt(state -> LIFE.indexOf(state.cause()))
            .thenComparing(SerialState::referenceId);

    private SerialRules() {}

    /** The serial numbers of a line as it was sent; what is no text is none. */
    public static List<String> numbersOf(@Nullable Object sent) {
        Set<String> numbers = new LinkedHashSet<>();
        if (sent instanceof List<?> list) {
            for (Object number : list) {
                if (number instanceof String text && !text.isBlank()) {
                    numbers.add(text);
                }
            }
        }
        return List.copyOf(numbers);
    }

    static Status after(MovementType cause) {
        return switch (cause) {
            case SALE -> Status.SOLD;
            case LOSS -> Status.LOST;
            case TRANSFER_OUT -> Status.IN_TRANSIT;
            case PURCHASE, COUNT, TRANSFER_IN, VOID, RETURN, ADJUSTMENT -> Status.IN_STOCK;
        };
    }

    static boolean isLater(SerialState state, SerialState known) {
        return LATER.compare(state, known) > 0;
    }

    /**
     * What stock has against the sale of a piece; that it was sold already is the order service's to say.
     *
     * @param state null for a piece that stock never heard of
     */
    static Optional<String> doubt(@Nullable SerialState state, String branchId) {
        if (state == null) {
            return Optional.of("never came into stock");
        }
        return switch (state.status()) {
            case LOST -> Optional.of("was lost (" + state.referenceId() + ")");
            case IN_TRANSIT -> Optional.of("is on its way (" + state.referenceId() + ")");
            case IN_STOCK ->
                state.branchId().equals(branchId)
                        ? Optional.empty()
                        : Optional.of("is in the stock of " + state.branchId());
            case SOLD -> Optional.empty();
        };
    }
}

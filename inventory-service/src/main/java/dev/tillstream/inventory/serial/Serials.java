package dev.tillstream.inventory.serial;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.LockedRows;
import dev.tillstream.inventory.serial.SerialState.Status;
import dev.tillstream.inventory.stock.LevelKey;
import dev.tillstream.inventory.stock.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pieces that a set of operations names, locked: moved here, stored at once. */
public final class Serials {
    private final Set<Key> tracked;
    private final LockedRows<Serial, SerialState> states;

    Serials(Set<Key> tracked, Map<Serial, SerialState> known) {
        this.tracked = Set.copyOf(tracked);
        this.states = new LockedRows<>(known);
    }

    /** @param tracked the products whose pieces all have a number */
    public static Serials none(Set<Key> tracked) {
        return new Serials(tracked, Map.of());
    }

    /** Something happened to these pieces; what becomes known late changes nothing. */
    public void move(LevelKey level, List<String> numbers, Movement.Cause cause) {
        for (String number : numbers) {
            Serial serial = new Serial(level.organizationId(), level.productId(), number);
            SerialState state = new SerialState(
                    serial,
                    level.branchId(),
                    SerialRules.after(cause.type()),
                    cause.type(),
                    cause.referenceId(),
                    cause.occurredAt());
            SerialState before = states.get(serial);
            if (before == null || SerialRules.isLater(state, before)) {
                states.put(serial, state);
            }
        }
    }

    /** What stock has against a sale of these pieces, for people; nothing of products whose pieces have no numbers. */
    public List<String> doubts(LevelKey level, List<String> numbers) {
        List<String> doubts = new ArrayList<>();
        if (tracked.contains(new Key(level.organizationId(), level.productId()))) {
            for (String number : numbers) {
                Serial serial = new Serial(level.organizationId(), level.productId(), number);
                SerialRules.doubt(states.get(serial), level.branchId())
                        .ifPresent(why -> doubts.add(number + " of " + level.productId() + " " + why));
            }
        }
        return doubts;
    }

    /** The line with those of its pieces alone that are on their way. */
    public Fields inTransit(String organizationId, Fields line) {
        List<String> numbers = SerialRules.numbersOf(line.value("serial_numbers")).stream()
                .filter(number -> isInTransit(new Serial(organizationId, line.requiredText("product_id"), number)))
                .toList();
        return line.with("serial_numbers", numbers.isEmpty() ? null : numbers);
    }

    List<SerialState> created() {
        return states.created();
    }

    List<SerialState> updated() {
        return states.updated();
    }

    private boolean isInTransit(Serial serial) {
        SerialState state = states.get(serial);
        return state != null && state.status() == Status.IN_TRANSIT;
    }
}

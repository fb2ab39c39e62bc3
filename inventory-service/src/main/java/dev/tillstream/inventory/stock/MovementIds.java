package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Ids;
import java.util.regex.Pattern;

/**
 * The natural keys of the movements of sales: the same line of the same order gives the same id, for ever, so a sale can't
 * be booked twice (DESIGN §2, S1-94).
 *
 * <p>The order's id comes first. Tills mint ids in the order of time, so that the ledger's index grows at its end; hashed
 * ids would scatter it over all its pages, at more than twice the cost (README).
 */
final class MovementIds {
    private static final Pattern OF_SALES = Pattern.compile(".*:(sale|void):[0-9]+");
    private static final int LONGEST_ENDING = ":void:00000".length();

    private MovementIds() {}

    static String of(String organizationId, String orderId, MovementType type, int line) {
        return prefix(organizationId, orderId) + ':' + type.wireName() + ':' + line;
    }

    /** Whether no client may use this id for a movement of its own. */
    static boolean isReserved(String id) {
        return OF_SALES.matcher(id).matches();
    }

    private static String prefix(String organizationId, String orderId) {
        return orderId.length() <= Ids.MAX_LENGTH - LONGEST_ENDING ? orderId : Ids.derived(organizationId, orderId);
    }
}
